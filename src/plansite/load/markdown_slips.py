"""What editors slip at in the Markdown of a plan: recognised in its line, named, and mended in memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.findings import Edit, Fault, Finding, Place, Proposal, rule
from plansite.load.files import File
from plansite.load.value_forms import meant_identity

_HEADING: Final = re.compile(r"\s*([#＃]{1,3})[ 　]*(?![#＃\s])(.+)")
_GOOD_HEADING: Final = re.compile(r"#{1,6} +\S.*")
_IDENTITY: Final = re.compile(r"(.*?)([{｛]\s*[:：]\s*[#＃]?\s*([^{}｛｝]*?)\s*[}｝])\s*")
_GOOD_IDENTITY: Final = re.compile(r"\s*\{:\s*#([^{}]*?)\s*\}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    at: int
    message: str
    good: tuple[str, ...]


@rule("block-line")
def wrong_line(file: File, number: int, at: int, message: str, good: tuple[str, ...]) -> Iterator[Fault]:
    """Headings and identity lines are written with the plain signs, and an identity on a line of its own.

    Bad:  `###提升质量。`  `＃＃ 提升质量`  `{： #p2-1-1 }`  `……质量。 {: #p2-1-1 }`
    Good: `### 提升质量。`  `## 提升质量`  `{: #p2-1-1 }`, on the line below its block
    """
    old = file.text.split("\n")[number - 1]
    edit = Edit(path=file.path, line=number, old=old, new="\n".join(good))
    yield Fault(
        place=Place(path=file.path, line=number, column=at + 1),
        message=message,
        hint="write " + ", and on the next line ".join(line.strip()[:40] for line in good),
        hint_zh="应写成：" + "，下一行写 ".join(line.strip()[:40] for line in good),
        proposal=Proposal(edits=(edit,), mechanical=True),
    )


def mended_lines(file: File) -> tuple[list[tuple[int, str]], tuple[Finding, ...]]:
    """The lines of a file with their numbers, as they were meant, and what was slipped at."""
    lines: list[tuple[int, str]] = []
    findings: list[Finding] = []
    for number, line in enumerate(file.text.split("\n"), 1):
        slip = _heading(line) or _identity(line)
        if slip is None:
            lines.append((number, line))
            continue
        findings += wrong_line(file, number, slip.at, slip.message, slip.good)
        lines += [(number, good) for good in slip.good]
    return lines, tuple(findings)


def _heading(line: str) -> _Slip | None:
    match = _HEADING.fullmatch(line)
    if match is None or _GOOD_HEADING.fullmatch(line):
        return None
    wide = "＃" in match[1]
    what = "a full-width ＃ stands where # is due" if wide else "a heading begins at its # and has a blank behind it"
    return _Slip(at=match.start(1), message=what, good=(f"{'#' * len(match[1])} {match[2]}",))


def _identity(line: str) -> _Slip | None:
    match = _IDENTITY.fullmatch(line)
    if match is None or line.startswith("{{") or "\\" in match[1][-1:]:
        return None
    identity = meant_identity(match[3])
    if identity is None:
        return None
    text, good = match[1].rstrip(), f"{match[1] if not match[1].strip() else ''}{{: #{identity} }}"
    if text.strip():
        return _Slip(at=match.start(2), message="this identity stands behind its text", good=(text, good))
    fine = _GOOD_IDENTITY.fullmatch(line)
    if fine and fine[1] == identity:
        return None
    return _Slip(at=match.start(2), message=f"{line.strip()} is not the line of an identity", good=(good,))
