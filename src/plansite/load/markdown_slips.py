"""What editors slip at in the Markdown of a plan: recognised in its line, named, and mended in memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.findings import Edit, Fault, Finding, Place, Proposal, rule
from plansite.load.files import File
from plansite.load.markup_slips import foreign_markup, markup_in
from plansite.load.value_forms import meant_identity

_HEADING: Final = re.compile(r"\s*([#＃]{1,3})[ 　]*(?![#＃\s])(.+)")
_GOOD_HEADING: Final = re.compile(r"#{1,6} +\S.*")
_IDENTITY: Final = re.compile(r"(.*?)([{｛]\s*[:：]\s*[#＃]?\s*([^{}｛｝]*?)\s*[}｝])\s*")
#: A line with an identity and too few of its signs, or others.
_BARE_IDENTITY: Final = re.compile(r"(\s*)([{｛(（]?\s*[:：]?\s*[#＃]\s*([^\s{}｛｝()（）]+)\s*[}｝)）]?)\s*")
_GOOD_IDENTITY: Final = re.compile(r"\s*\{:\s*#([^{}]*?)\s*\}\s*")
_CALL: Final = re.compile(
    r"\s*([{｛]{1,2}\s*(table|special_column|picture)\s*[(（]\s*[\"“”＂'‘’]?\s*([\d－—–-]+)\s*[\"“”＂'‘’]?\s*[)）]\s*[}｝]{1,2})\s*"
)
_DASHES: Final = str.maketrans("－—–", "---")
#: What stands where a list item of a special column has its dash, or its number.
_ITEM: Final = re.compile(r"\s*(?:[•●○·▪■◆＊－–—]\s*|\*\s+|-(?=[^\s-])|(\d+)[、．]\s*|(\d+)\.(?=[^\s\d]))(?=\S)")
_LEAD: Final = re.compile(r"(- |\d+\. )＊＊(.+?)＊＊(.*)")
_OPEN_LEAD: Final = re.compile(r"(- |\d+\. )\*\*((?:(?!\*\*)[^\\]|\\.)+)")
_SENTENCE: Final = re.compile(r".*?(?:。|[.!?](?= |$)|[！？])")
_REMARK: Final = re.compile(r"\s*<!--.*-->\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """``good``: the lines as they were meant. ``sure``: whether that is more than a guess."""

    at: int
    message: str
    good: tuple[str, ...]
    sure: bool = True


@rule("block-line")
def wrong_line(file: File, number: int, slip: _Slip, old: str) -> Iterator[Fault]:
    """Headings, identities, calls and list items are written with the plain signs, an identity below its block.

    Bad:  `###提升质量。`  `{： #p2-1-1 }`  `……质量。 {: #p2-1-1 }`  `｛｛ table("1") ｝｝`  `• 建设平台`
    Good: `### 提升质量。`  `{: #p2-1-1 }` on the line below its block  `{{ table("1") }}`  `- 建设平台`
    """
    edit = Edit(path=file.path, line=number, old=old, new="\n".join(slip.good))
    yield Fault(
        place=Place(path=file.path, line=number + old.count("\n"), column=slip.at + 1),
        message=slip.message,
        hint="write " + ", and on the next line ".join(line.strip()[:40] for line in slip.good),
        hint_zh="应写成：" + "，下一行写 ".join(line.strip()[:40] for line in slip.good),
        proposal=Proposal(edits=(edit,), mechanical=True) if slip.sure else None,
    )


@rule("block-foreign")
def foreign_lines(file: File, number: int, what: str, hint: str, hint_zh: str) -> Iterator[Fault]:
    """The text holds neither tables nor remarks nor lines of markup: tables are data, remarks are for the office alone.

    Bad:  rows pasted from a spreadsheet; `| 指标 | 值 |`; `<!-- 待定 -->`; a line of dashes; `<<<<<<< HEAD`
    Good: `{{ table("3") }}` and tables/table-3.yml; the remark in a mail
    """
    yield Fault(place=Place(path=file.path, line=number), message=what, hint=hint, hint_zh=hint_zh)


def mended_lines(file: File) -> tuple[list[tuple[int, str]], tuple[Finding, ...]]:
    """The lines of a file with their numbers, as they were meant, and what was slipped at."""
    rows = file.text.split("\n")
    foreign, findings = _foreign(file, rows)
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(rows, 1):
        if number in foreign:
            lines.append((number, ""))
            continue
        above = rows[number - 2 : number - 1]
        slip = _identity(line) or _heading(line) or _call(line) or _item(file, line, above) or _markup(line)
        if slip is None:
            findings += _torn(file, lines, number, line, rows)
            lines.append((number, line))
            continue
        findings += wrong_line(file, number, slip, line)
        lines += [(number, good) for good in slip.good]
    return lines, tuple(findings)


def _foreign(file: File, rows: list[str]) -> tuple[set[int], list[Finding]]:
    """The lines that are no text of a plan: remarks, and two or more rows of a table."""
    found: set[int] = set()
    findings: list[Finding] = []
    for number, line in enumerate(rows, 1):
        if _REMARK.fullmatch(line):
            found.add(number)
            findings += foreign_lines(
                file, number, "a remark stands in the text",
                "delete it: readers would see it", "请删去批注，否则读者会看到",
            )  # fmt: skip
        elif number not in found and _is_row(line) and any(map(_is_row, rows[number : number + 1])):
            end = next((at for at in range(number, len(rows)) if not _is_row(rows[at])), len(rows))
            found |= set(range(number, end + 1))
            findings += foreign_lines(
                file, number, f"{end - number + 1} rows of a table stand in the text",
                "tables are data: indicators go in with plansite sheets, others into tables/; the text calls them",
                "表格不能贴进正文：指标用 plansite sheets 导入，其他表写入 tables/，正文中用 {{ table(\"…\") }} 调用",
            )  # fmt: skip
    for number, what, hint, hint_zh in foreign_markup(rows):
        found.add(number)
        findings += foreign_lines(file, number, what, hint, hint_zh) if what else ()
    return found, findings


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table of Markdown, or of a spreadsheet."""
    text = line.strip()
    return "\t" in text or (len(text) > 1 and text[0] == text[-1] == "|")


def _torn(file: File, lines: list[tuple[int, str]], number: int, line: str, rows: list[str]) -> Iterator[Finding]:
    """An identity that a blank line parts from its block; the blank line goes."""
    if not _GOOD_IDENTITY.fullmatch(line) or not lines or lines[-1][1].strip():
        return
    above = next((at for at, (_, text) in reversed(list(enumerate(lines))) if text.strip()), None)
    if above is None or _GOOD_IDENTITY.fullmatch(lines[above][1]) or lines[above][1].startswith(("{{", "# ")):
        return
    first = lines[above][0]
    del lines[above + 1 :]
    slip = _Slip(at=0, message="a blank line parts this identity from its block", good=(rows[first - 1], line))
    yield from wrong_line(file, first, slip, "\n".join(rows[first - 1 : number]))


def _markup(line: str) -> _Slip | None:
    found = markup_in(line)
    return _Slip(at=found[0], message=found[1], good=(found[2],)) if found else None


def _heading(line: str) -> _Slip | None:
    match = _HEADING.fullmatch(line)
    if match is None or _GOOD_HEADING.fullmatch(line):
        return None
    wide = "＃" in match[1]
    what = "a full-width ＃ stands where # is due" if wide else "a heading begins at its # and has a blank behind it"
    return _Slip(at=match.start(1), message=what, good=(f"{'#' * len(match[1])} {match[2]}",))


def _identity(line: str) -> _Slip | None:
    match = _IDENTITY.fullmatch(line) or _BARE_IDENTITY.fullmatch(line)
    if match is None or line.startswith("{{") or "\\" in match[1][-1:]:
        return None
    identity = meant_identity(match[3])
    if identity is None or _GOOD_HEADING.fullmatch(line):
        return None
    text, good = match[1].rstrip(), f"{match[1] if not match[1].strip() else ''}{{: #{identity} }}"
    if text.strip():
        return _Slip(at=match.start(2), message="this identity stands behind its text", good=(text, good))
    fine = _GOOD_IDENTITY.fullmatch(line)
    if fine and fine[1] == identity:
        return None
    return _Slip(at=match.start(2), message=f"{line.strip()} is not the line of an identity", good=(good,))


def _call(line: str) -> _Slip | None:
    match = _CALL.fullmatch(line)
    good = f'{{{{ {match[2]}("{match[3].translate(_DASHES)}") }}}}' if match else ""
    if match is None or line.replace(" ", "") == good.replace(" ", ""):
        return None
    return _Slip(at=match.start(1), message=f"{match[1]} is not how a table, column or picture is called", good=(good,))


def _item(file: File, line: str, above: list[str]) -> _Slip | None:
    """In a special column: an item with another sign at its head, or a lead with other asterisks."""
    if not file.path.rpartition("/")[0].endswith("columns"):
        return None
    begins = not above or not above[0].strip() or _GOOD_IDENTITY.fullmatch(above[0])
    if begins and (match := _ITEM.match(line)):
        number = match[1] or match[2]
        good = f"{f'{number}. ' if number else '- '}{line[match.end() :]}"
        return _Slip(at=0, message="an item of a special column begins with a dash or a number", good=(good,))
    if match := _LEAD.fullmatch(line):
        good = f"{match[1]}**{match[2]}**{match[3]}"
        return _Slip(at=match.end(1), message="full-width ＊＊ stand where ** are due", good=(good,))
    if match := _OPEN_LEAD.fullmatch(line):
        lead = _SENTENCE.match(match[2])
        good = f"{match[1]}**{lead[0]}**{match[2][lead.end() :]}" if lead else f"{match[1]}{match[2]}"
        return _Slip(at=match.end(1), message="the ** that open here are not closed", good=(good,), sure=False)
    return None
