"""Lines of a data file that are none, or that lack a sign between key and text: recognised, named, mended in memory."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plansite.load.lines import Line
from plansite.load.slips import KEY, Slip, put, quoted, slip

#: A blank that looks like one: from a web page, or as wide as a character.
_BLANKS: Final = "\u00a0\u3000\u2002\u2003"


def strange_blank(line: Line) -> Iterator[Slip]:
    """A blank of another kind behind the colon of a key or the dash of an entry."""
    form = rf"(?:^\s*(?:- +)*{KEY}:|[{{,]\s*{KEY}:|^\s*-)([{_BLANKS}]+)"
    for found in re.finditer(form, line.masked):
        mended = put(line.text, found.start(1), len(found[1]), " ")
        yield slip(
            line, found.start(1), mended, "this blank is none of the keyboard",
            "write one ordinary blank here", "这里的空格不是普通空格（全角，或从网页复制而来），请改用一个普通空格",
        )  # fmt: skip


def no_colon(line: Line) -> Iterator[Slip]:
    """A key and its text with an equals sign between them, or with a blank alone."""
    found = re.match(rf"\s*(?:- +)*({KEY})(\s*[=＝]\s*| +)(?=[^\s:：=])", line.masked)
    if found and not re.match(r"[^\0]*:( |$)", line.masked):
        mended = put(line.text, found.start(2), len(found[2]), ": ")
        yield slip(
            line, found.start(2), mended, f"no colon stands behind {found[1]}",
            f"write {found[1]}: and a blank", f"{found[1]} 后面要有英文半角冒号和一个空格",
        )  # fmt: skip


def parenthesis(line: Line) -> Iterator[Slip]:
    """Parentheses around texts by language, where braces are due."""
    if found := re.search(rf": +([(（])(\s*{KEY}: .*)([)）])\s*$", line.text):
        mended = f"{line.text[: found.start(1)]}{{ {found[2].strip()} }}"
        yield slip(
            line, found.start(1), mended, f"{found[1]} stands where {{ is due",
            "write braces around texts by language: { … }", "各语言的文字要用英文花括号 { } 括起来，不能用圆括号",
        )  # fmt: skip


def remark_in_text(line: Line) -> Iterator[Slip]:
    """A # behind a blank in a text in braces: what follows would be a remark, and the brace stay open."""
    at = len(line.masked.rstrip())
    start = max((found.end() for found in re.finditer(rf"{KEY}: +", line.masked[:at])), default=None)
    end = re.search(rf",\s*{KEY}: |\s*[\]}}]+\s*$", line.text[at:])
    is_open = line.masked.count("{") > line.masked.count("}")
    if start is not None and end and is_open and line.text[at:].lstrip().startswith("#"):
        stop = at + end.start()
        mended = line.text[:start] + quoted(line.text[start:stop]) + line.text[stop:]
        yield slip(
            line, line.text.index("#", at), mended, "a # behind a blank begins a remark, so the text ends here",
            f"put the text in quotation marks: {quoted(line.text[start:stop])}",
            f"空格后的 # 会被当作批注，文字到这里就断了：整段文字要加英文引号 {quoted(line.text[start:stop])}",
        )  # fmt: skip


def no_entry(line: Line) -> Iterator[Slip]:
    """A line with neither key nor dash: a remark without #, a text broken in two, rows of a spreadsheet."""
    if re.match(rf"\s*(?:- |{KEY} *[:：]|[\[\]{{}}\"'])", line.masked) or line.masked.strip() in {"-", "[]", "{}"}:
        return
    said = line.text.strip()
    found = slip(
        line, line.text.index(said), "", f"this line has neither a key nor a dash: {said[:20]}",
        "write a text on the one line of its key, a remark behind #, and rows of a spreadsheet by plansite sheets",
        "这一行既没有键，也没有短横：文字要写在键的同一行，批注以 # 开头，表格的行请用 plansite sheets 导入",
    )  # fmt: skip
    yield replace(found, sure=False)
