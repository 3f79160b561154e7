"""What editors slip at in a data file: recognised in its line, named, and mended in memory so that reading goes on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.load.lines import MASK, Line, closing

#: How a key of a data file looks.
KEY: Final = r"[A-Za-z_][A-Za-z0-9_-]*"
_FULL: Final = str.maketrans("｛｝［］，：“”„＂‘’＃－、", '{}[],:""""\'\'#-,')


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip: where it is, what it is in both languages, and the line as it was meant.

    ``sure``: whether that can be proposed; what cannot is only left out so that reading goes on.
    """

    line: int
    column: int
    message: str
    hint: str
    hint_zh: str
    mended: str
    sure: bool = True


def slip(line: Line, at: int, mended: str, message: str, hint: str, hint_zh: str) -> Slip:
    """A slip at an offset of a line."""
    return Slip(line=line.number, column=at + 1, message=message, hint=hint, hint_zh=hint_zh, mended=mended)


def put(text: str, at: int, length: int, new: str) -> str:
    """A text with other characters in the place of some."""
    return text[:at] + new + text[at + length :]


def tab(line: Line, beside: Iterable[Line] = ()) -> Iterator[Slip]:
    """A tab, or a blank of another width, among the blanks that a line begins with; meant as those ``beside`` it."""
    found = re.match(r"\s*", line.text)
    blanks = found[0] if found else ""
    if strange := re.search(r"[^ ]", blanks):
        name, name_zh = ("tab", "制表符（Tab）") if strange[0] == "\t" else ("full-width blank", "全角空格")
        meant = [" " * (len(other.text) - len(other.text.lstrip(" -"))) for other in beside]
        for due in dict.fromkeys([*meant, re.sub(r"[^ ]", "  ", blanks)]):
            yield slip(
                line, strange.start(), due + line.text[len(blanks) :], f"the line begins with a {name}",
                "begin lines with ordinary blanks, as many as the line beside it",
                f"行首有{name_zh}：请改用普通空格，与旁边同级的行对齐",
            )  # fmt: skip


def full_width_sign(line: Line) -> Iterator[Slip]:
    """A full-width mark where YAML has one of its own: after a key, around a list, at the head of an entry."""
    forms = (
        (rf"^\s*(?:- +)*(?:{KEY}) *(：) *", ": "),
        (rf"[{{,]\s*(?:{KEY}) *(：) *", ": "),
        (r"^(?:\s*- *|[^\0]*: *|\s*)([｛［【])", None),
        (rf"([，、；;])\s*(?=(?:{KEY})\s*[:：])", ", "),
        (rf"\[[^\]]*{MASK}\s*([，、；;])\s*(?=[\"'{MASK}])", ", "),
        (r"([｝］】])\s*$", None),
        (r"^\s*(＃)", "#"),
        (rf"^\s*([－–—−•·＊*]) *(?=(?:{KEY})\s*[:：])", "- "),
    )
    for form, good_sign in forms:
        for found in re.finditer(form, line.masked):
            mark = found[1]
            good = good_sign or mark.translate(_FULL).replace("【", "[").replace("】", "]")
            length = found.end() - found.start(1) if good_sign else 1
            mended = put(line.text, found.start(1), length, good)
            if mark in "｛［【":
                mended = re.sub(r"[｝］】](?=\s*$)", lambda close: close[0].translate(_FULL).replace("】", "]"), mended)
            yield slip(
                line, found.start(1), mended, f"“{mark}” stands where a plain “{good.strip()}” is due",
                f"write {good.strip()!r}{' and a blank' if good.endswith(' ') else ''} (half width)",
                f"这里要用英文半角符号“{good.strip()}”{'，后加一个空格' if good.endswith(' ') else ''}，不能用“{mark}”",
            )  # fmt: skip


def no_blank(line: Line) -> Iterator[Slip]:
    """No blank behind the colon of a key or the dash of an entry."""
    for form, sign, sign_zh in (
        (rf"^\s*(?:- +)*(?:{KEY})(:)(?=[^\s:/])(?!//)", "colon", "冒号"),
        (rf"[{{,]\s*(?:{KEY})(:)(?=[^\s:/])", "colon", "冒号"),
        (rf"^\s*(-)(?={KEY}\s*[:：])", "dash", "短横"),
    ):
        for found in re.finditer(form, line.masked):
            mended = put(line.text, found.end(1), 0, " ")
            yield slip(
                line, found.start(1), mended, f"no blank stands behind this {sign}",
                f"write a blank behind the {sign}", f"{sign_zh}后面要加一个空格",
            )  # fmt: skip


def no_comma(line: Line) -> Iterator[Slip]:
    """Two keys in braces without the comma between them."""
    code = r"[a-z]{2,3}"  # that of a language, where one of both texts is not in Latin letters
    form = (
        rf"(?<=[{MASK}\d])( +)({KEY}): |(?<=[^\s,{{\[{MASK}\d])( +)({KEY}): +(?=[{MASK}\[{{])"
        rf"|(?<=[^\x00-\x7f，])( +)({code}): |(?<=[^\s,{{])( +)({code}): +(?=[^\x00-\x7f])"
    )
    for found in re.finditer(form, line.masked):
        before = line.masked[: found.start()]
        if before.count("{") > before.count("}"):
            mended = put(line.text, found.start(), 0, ",")
            key = found[2] or found[4] or found[6] or found[8]
            yield slip(
                line, found.start(), mended, f"no comma stands before {key}",
                "write a plain comma between two keys in braces", f"花括号里的 {key} 前面缺英文逗号",
            )  # fmt: skip


def left_over(line: Line) -> Iterator[Slip]:
    """`[]` or `{}`, which an empty file has, beside entries; a line of dashes or dots."""
    if (found := re.fullmatch(r"(\[\s*\]|\{\s*\}|---|\.\.\.|［］|｛｝)\s*", line.masked)) and line.number > 0:
        yield slip(
            line, 0, "", f"this {found[1]} is left over",
            "delete this line: only a file without entries has it",
            f"这一行的 {found[1]} 是多余的（只有没有条目的文件才写），请删去这一行",
        )  # fmt: skip


def quotation(line: Line) -> Iterator[Slip]:
    """A quotation mark that is not closed, or closed by a curly one; text behind the closing one."""
    if line.unclosed is not None:
        yield _unclosed(line, line.unclosed)
    for found in re.finditer(rf"{MASK}+(?=[^\s,\]}}:{MASK}]|\s+[^\s,\]}}:#{MASK}])", line.masked):
        if close := closing(line.text, found.start()):
            mark, rest = line.text[found.start()], _value_end(line, found.start())
            inner = line.text[found.start() : rest].strip()
            mended = put(line.text, found.start(), rest - found.start(), quoted(inner))
            yield slip(
                line, close, mended, f"text goes on behind the quotation mark {mark} that closes",
                "inside the text use curly quotation marks “ ”, and one straight pair around the whole text",
                "引号提前关闭了：文字中间的引号请用“ ”，整段文字两头用一对英文直引号",
            )  # fmt: skip


def _unclosed(line: Line, start: int) -> Slip:
    mark = line.text[start]
    rest = line.text[start + 1 :].rstrip()
    end = re.search(r"[”＂“’‘'\"](?=\s*(?:[,\]}].*)?$)", rest)
    if end:
        mended = line.text[: start + 1] + rest[: end.start()] + mark + rest[end.end() :]
        return slip(
            line, start + 1 + end.start(), mended, f"{mark} opens this text, and the {end[0]} closes it",
            f"write the same straight {mark} on both sides", f"前后引号要一致：两边都用英文直引号 {mark}",
        )  # fmt: skip
    tail = re.search(r"\s*[\]}]+\s*$|,\s*[A-Za-z_]+: .*$", rest)
    at = tail.start() if tail and "{" in line.text[:start] else len(rest)
    mended = line.text[: start + 1] + rest[:at] + mark + rest[at:]
    return slip(
        line, start, mended, f"the quotation mark {mark} that opens here is not closed",
        f"write {mark} at the end of the text, too", f"这里的引号 {mark} 只有前一半，请在文字末尾补上后一半",
    )  # fmt: skip


def _value_end(line: Line, start: int) -> int:
    """Where the value that begins at ``start`` ends: before the comma or bracket of its list, or with the line."""
    if line.masked[:start].count("{") + line.masked[:start].count("[") > 0:
        end = re.compile(rf"\s*(?:,\s*(?:{KEY}: |$)|[\]}}]\s*[,\]}}]*\s*$)").search(line.masked, start)
        return end.start() if end else len(line.text)
    return len(line.text.rstrip())


def quoted(text: str) -> str:
    """A text in straight quotation marks, whatever marks stand in it and around it."""
    return '"' + text.strip("\"'`").replace("\\", "\\\\").replace('"', '\\"') + '"'


def reserved(line: Line) -> Iterator[Slip]:
    """A text that begins with a sign which YAML keeps for itself."""
    for found in re.finditer(r"(?:^\s*- +|[:,\[{] +|\[)(?=[%@`*&!|>?]\S|[%@`](?:\s|$))", line.masked):
        start = found.end()
        end = _value_end(line, start)
        mended = put(line.text, start, end - start, quoted(line.text[start:end]))
        yield slip(
            line, start, mended, f"a text that begins with {line.text[start]} needs quotation marks",
            f"write {quoted(line.text[start:end])}",
            f"以 {line.text[start]} 开头的文字要加英文引号：{quoted(line.text[start:end])}",
        )  # fmt: skip


def colon_in_text(line: Line) -> Iterator[Slip]:
    """A text with a colon and a blank in it, or one at its end."""
    for found in re.finditer(rf"(?:^\s*(?:- +)*|[{{,] *)({KEY}): +(?=[^\s{MASK}\[{{])", line.masked):
        start = found.end()
        end = _value_end(line, start)
        value = line.masked[start:end]
        if ": " in value or value.endswith(":"):
            mended = put(line.text, start, end - start, quoted(line.text[start:end]))
            yield slip(
                line, start + value.index(":"), mended, "this text holds a colon, but stands without quotation marks",
                f'put the text in quotation marks: {found[1]}: "…"',
                f'文字中有英文冒号加空格，整段文字要加英文引号：{found[1]}: "……"',
            )  # fmt: skip


def bracket(line: Line) -> Iterator[Slip]:
    """A brace or bracket that is opened and not closed in its line, closed by another kind, or not opened."""
    pairs = {"{": "}", "[": "]"}
    opened: list[int] = []
    for at, character in enumerate(line.masked):
        if character in pairs and (opened or _starts_value(line.masked, at)):
            opened.append(at)
        elif character in pairs.values() and opened:
            due = pairs[line.masked[opened.pop()]]
            if character != due:
                yield _bracket(line, at, put(line.text, at, 1, due), due, f"{character} stands where {due} is due")
                return
        elif character in pairs.values() and re.fullmatch(r"[\s\]}]*", line.masked[at:]):
            yield _bracket(line, at, put(line.text, at, 1, ""), "", f"{character} closes what nothing has opened")
            return
    if opened:
        due = "".join(pairs[line.masked[at]] for at in reversed(opened))
        mended = line.text[: len(line.masked.rstrip())].rstrip() + f" {due}"
        yield _bracket(line, opened[0], mended, due, f"{line.masked[opened[0]]} is opened here and not closed")


def _starts_value(text: str, at: int) -> bool:
    return bool(re.search(r"(?:^\s*|[:-] +)$", text[:at]))


def _bracket(line: Line, at: int, mended: str, due: str, message: str) -> Slip:
    hint, zh = (f"write {due}", f"括号没有配对，这里缺 {due}") if due else ("delete it", "多了一个右括号，请删去")
    return slip(line, at, mended, message, hint, zh)
