"""YAML that cannot be read: which slips it has, all at once, and the text without them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from plansite.ground.findings import Edit, Fault, Finding, Place, Proposal, Rule, rule
from plansite.load.files import File
from plansite.load.indentation import indentation
from plansite.load.lines import Line, lines_of
from plansite.load.odd_lines import no_colon, no_entry, parenthesis, remark_in_text, strange_blank
from plansite.load.slips import (
    Slip,
    bracket,
    colon_in_text,
    full_width_sign,
    left_over,
    no_blank,
    no_comma,
    quotation,
    reserved,
    tab,
)

Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: With more slips than this in one file somebody has saved something else under its name.
_MOST: Final = 50


def _fault(path: str, slip: Slip, old: str) -> Fault:
    edit = Edit(path=path, line=slip.line, old=old, new=slip.mended)
    return Fault(
        place=Place(path=path, line=slip.line, column=slip.column),
        message=slip.message,
        hint=slip.hint,
        hint_zh=slip.hint_zh,
        proposal=Proposal(edits=(edit,), mechanical=True) if slip.sure else None,
    )


@rule("yaml-sign")
def wrong_sign(path: str, slip: Slip, old: str) -> Iterator[Fault]:
    """Keys, lists and entries are written with the plain half-width signs, and brackets are closed.

    Bad:  `kind：context`  `{ zh: 检测， en: testing }`  `-id: testing`  `{ zh: 检测, en: testing`
    Good: `kind: context`  `{ zh: 检测, en: testing }`  `- id: testing`
    """
    yield _fault(path, slip, old)


@rule("yaml-quotes")
def wrong_quotes(path: str, slip: Slip, old: str) -> Iterator[Fault]:
    """Quotation marks around a text are a straight pair; a text that holds a colon or begins with a sign has them.

    Bad:  `date: "2022-02-20`  `date: "2022-02-20”`  `en: Note: a draft`  `zh: "质量"强县`
    Good: `date: "2022-02-20"`  `en: "Note: a draft"`  `zh: “质量”强县`
    """
    yield _fault(path, slip, old)


@rule("yaml-indentation")
def wrong_indentation(path: str, slip: Slip, old: str) -> Iterator[Fault]:
    """Lines of one rank begin at one column, with ordinary blanks, and an entry with a dash.

    Bad:  `- id: testing` and below it ` zh: 检测`; a tab
    Good: `- id: testing` and below it `  zh: 检测`
    """
    yield _fault(path, slip, old)


@rule("yaml-line")
def strange_line(path: str, slip: Slip, old: str) -> Iterator[Fault]:
    """Every line has a key, or the dash of an entry, or is a remark behind #.

    Bad:  `// 待补`; a text that goes on in the next line; rows pasted from a spreadsheet
    Good: `# 待补`; the text on one line behind its key; the rows by way of `plansite sheets`
    """
    yield _fault(path, slip, old)


@rule("yaml-left-over")
def wrong_rest(path: str, slip: Slip, old: str) -> Iterator[Fault]:
    """`[]` stands in a file that has no entries, and in no other.

    Bad:  an entry, and `[]` below it
    Good: the entry alone
    """
    yield _fault(path, slip, old)


_FINDERS: Final[tuple[tuple[Rule[[str, Slip, str]], tuple[Callable[[Line], Iterator[Slip]], ...]], ...]] = (
    (wrong_rest, (left_over,)),
    (wrong_sign, (full_width_sign, strange_blank, no_blank, parenthesis, no_comma)),
    (wrong_quotes, (quotation, remark_in_text, reserved, colon_in_text)),
    (wrong_sign, (bracket, no_colon)),
    (strange_line, (no_entry,)),
)


def _slips(lines: tuple[Line, ...], last: int) -> Iterator[tuple[Rule[[str, Slip, str]], Slip]]:
    """What may be wrong up to a line, the nearest to it first."""
    for line in reversed([line for line in lines if line.number <= last]):
        beside = (other for other in lines if abs(other.number - line.number) == 1)
        yield from ((wrong_indentation, slip) for slip in tab(line, beside))
        for found, finders in _FINDERS:
            yield from ((found, slip) for finder in finders for slip in finder(line))
    indented = [slip for slip in indentation(lines) if slip.line <= last]
    yield from ((wrong_indentation, slip) for slip in reversed(indented))


Position = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text that was read as YAML.

    ``node`` is what stands in it, None where that is nothing. ``stuck`` are line and column, from 1, at which it cannot
    be read any further; None where all of it was read.
    """

    text: str
    node: yaml.Node | None = None
    stuck: Position | None = None


_Step = tuple[tuple[Finding, ...], Text]


def _read(text: str) -> Text:
    try:
        return Text(text=text, node=yaml.compose(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return Text(text=text, stuck=(mark.line + 1, mark.column + 1) if mark else (1, 1))
    except yaml.YAMLError:
        return Text(text=text, stuck=(1, 1))


def mended(file: File) -> tuple[Text, tuple[Finding, ...]]:
    """The text of a file without its slips, and what they were."""
    findings: list[Finding] = []
    read = _read(file.text)
    while read.stuck and len(findings) < _MOST:
        step = _step(file.path, read.text, read.stuck)
        if step is None:
            break
        found, read = step
        findings += found
    return read, tuple(findings)


def _step(path: str, text: str, at: Position, *, alone: bool = False) -> _Step | None:
    """Mend the one slip that lets all be read, or more than before; else two, where one hides behind another."""
    rows = text.split("\n")
    further: list[_Step] = []
    hidden: list[_Step] = []
    for found, slip in _slips(tuple(lines_of(text)), at[0] + 1):
        new = _read("\n".join([*rows[: slip.line - 1], slip.mended, *rows[slip.line :]]))
        if new.stuck is None or new.stuck >= at:
            step = (tuple(found(path, slip, rows[slip.line - 1])), new)
            if new.stuck is None:
                return step
            (further if new.stuck != at else hidden).append(step)
    if further:
        return further[0]
    for findings, new in () if alone else hidden:
        if second := _step(path, new.text, at, alone=True):
            return (*findings, *second[0]), second[1]
    return None


MENDING_RULES: Final = (wrong_sign, wrong_quotes, wrong_indentation, strange_line, wrong_rest)
