"""Markup that a plan does not hold: tags, footnotes and pictures in a line, rules and fences, marks of a merge."""

import re
from collections.abc import Iterator
from typing import Final

#: Whole lines: what they are, in both languages, and what to do.
_LINES: Final = (
    (
        re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?"),
        ("two versions of this file stand here, with the marks between them", "这里留有合并两个版本的标记"),
        ("keep one version, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
         "请只留一个版本，并删去以 <<<<<<<、=======、>>>>>>> 开头的行"),
    ),
    (
        re.compile(r"\s*(?:`{3,}|~{3,}).*"),
        ("a fence (```) stands in the text", "正文中有 ``` 标记"),
        ("delete the lines that begin with ```", "请删去以 ``` 开头的行"),
    ),
    (
        re.compile(r"\s*(?:-{3,}|_{3,}|\*{3,})\s*"),
        ("a line of dashes stands in the text", "正文中有一条分隔线"),
        ("delete it: a plan has no such lines", "请删去：规划正文没有分隔线"),
    ),
)  # fmt: skip
_IN_LINE: Final = (
    (re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>"), "a tag of a web page"),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "a picture, which has a file in pictures/,"),
    (re.compile(r"\[\^[^\]\s]+\]"), "the mark of a footnote, which is a note in notes.yml,"),
)


def foreign_markup(rows: list[str]) -> Iterator[tuple[int, str, str, str]]:
    """The lines that are markup alone, by number: what they are and what to do, in words for the first of a kind."""
    told: set[int] = set()
    in_second = False
    for number, line in enumerate(rows, 1):
        kind = next((at for at, (pattern, _, _) in enumerate(_LINES) if pattern.fullmatch(line)), None)
        if kind is None and not in_second:
            continue
        if kind == 0:  # of two versions the first is read
            in_second = line[0] == "=" and 0 in told
        (what, what_zh), (hint, hint_zh) = _LINES[kind or 0][1:]
        yield (number, *(("", "", "") if kind is None or kind in told else (what, hint, f"{what_zh}：{hint_zh}")))
        told |= {kind or 0}


def markup_in(line: str) -> tuple[int, str, str] | None:
    """Where the first markup of a line stands, what it is, and the line without any of it."""
    found = [
        (match.start(), f"“{match[0]}” is {what}") for pattern, what in _IN_LINE if (match := pattern.search(line))
    ]
    if not found:
        return None
    good = line
    for pattern, _ in _IN_LINE:
        good = pattern.sub("", good)
    at, what = min(found)
    return at, f"{what} and stands in the text", good
