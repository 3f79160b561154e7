"""The appendix in which a document explains its terms: it becomes the glossary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.importer.forms import ATTACHED, RANKS, Form, form_of, mark_of
from plansite.importer.lines import Line
from plansite.importer.outline import Dropped, Term
from plansite.importer.remarks import Remarks
from plansite.importer.texts import join, strip

_HEADING: Final = re.compile(
    r"(?:附\s*[录件]?\s*[\d一二三四五六七八九十]*\s*[:：.、]?\s*)?[《（(]?(?:主要|有关|相关|专业|重点|部分)?(?:专业)?"
    r"(?:名词|术语|词汇|名词术语|指标|名词和术语)(?:的|及)?(?:解释|注释|释义|说明)(?:表)?[》）)]?|(?:Annex\s*\w*[:.]?\s*)?Glossary",
)
_TERM: Final = re.compile(
    r"(?P<mark>(?:[（(]?\d{1,3}[)）.．、]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[•●·])?\s*)"
    r"(?:【(?P<boxed>[^】]{1,40})】\s*[:：]?\s*|(?P<name>[^：:。；]{1,40}?)\s*(?:[:：]|——|—(?!—)|--)\s*)(?P<note>.*)"
)
_HEAD_CELLS: Final = frozenset(
    {"序号", "名词", "术语", "名称", "解释", "释义", "说明", "含义", "No.", "Term", "Explanation"}
)
_ATTACHMENT: Final = re.compile(r"附\s*[件录表]\s*[\d一二三四五六七八九十]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """The terms, the lines that they take up, and the lines of the document without them."""

    terms: tuple[Term, ...]
    taken: tuple[Line, ...]
    rest: tuple[Line, ...]


def find_appendix(lines: tuple[Line, ...], remarks: Remarks) -> Appendix:
    """The appendix of terms, if the document has one that can be read whole."""
    start = next((at for at, line in enumerate(lines) if at and _opens(line)), None)
    if start is None:
        return Appendix(terms=(), taken=(), rest=lines)
    first = start - 1 if start > 1 and ATTACHED.fullmatch(lines[start - 1].text) else start
    end = next((at for at in range(start + 1, len(lines)) if _ends(lines[at])), len(lines))
    terms = tuple(_terms(lines[start + 1 : end], remarks))
    if not terms:
        return Appendix(terms=(), taken=(), rest=lines)
    return Appendix(terms=terms, taken=lines[first:end], rest=lines[:first] + lines[end:])


def moved(appendix: Appendix, raw: tuple[str, ...]) -> Iterator[Dropped]:
    """The lines of the appendix, as lines that the text is without."""
    for line in appendix.taken:
        numbers = range(line.grid.first, line.grid.last + 1) if line.grid else (line.number,)
        for number in numbers:
            if text := strip(raw[number - 1]):
                yield Dropped(
                    line=number,
                    text=text,
                    reason="An explanation of terms; it stands in the glossary",
                    reason_zh="名词解释，已列入术语表",
                )


def _opens(line: Line) -> bool:
    mark = mark_of(line.text) if not line.grid else None
    text = mark.rest if mark and mark.form in RANKS else line.text
    return not line.grid and bool(_HEADING.fullmatch(text))


def _ends(line: Line) -> bool:
    """Whether the next chapter or the next attachment begins."""
    return not line.grid and (
        form_of(line.text) in {Form.VOLUME, Form.PART, Form.DIVISION} or bool(_ATTACHMENT.match(line.text))
    )


def _terms(lines: tuple[Line, ...], remarks: Remarks) -> Iterator[Term]:
    """The terms; none at all where the first line holds none."""
    found: list[Term] = []
    for line in lines:
        if line.grid:
            found += _of_grid(line, len(found))
        elif (match := _TERM.fullmatch(line.text)) and (name := strip(match["boxed"] or match["name"])):
            found.append(_term(line.number, len(found), name, strip(match["note"])))
        elif found:
            if found[-1].note:
                remarks.doubt(line.number, "term-continued")
            last = found.pop()
            found.append(_term(last.line, len(found), last.name, join(last.note, line.text)))
        else:
            return
    yield from found if all(term.note for term in found) else ()


def _of_grid(line: Line, count: int) -> Iterator[Term]:
    """A row a term: its last two cells are the term and what it means."""
    for row in line.grid.filled() if line.grid else ():
        texts = [strip(cell.text) for cell in row]
        if len(texts) >= 2 and texts[-1] and texts[-2] and not _HEAD_CELLS.intersection(texts[-2:]):
            yield _term(line.number, count, texts[-2], texts[-1].replace("\n", ""))
            count += 1


def _term(line: int, count: int, name: str, note: str) -> Term:
    return Term(line=line, identity=f"term-{count + 1}", name=name, note=note)
