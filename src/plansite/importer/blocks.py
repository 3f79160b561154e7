"""The blocks of a section: which paragraphs are measures, and their identities."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.importer.elements import Block, Column, Figure, Measure, Paragraph, PlainTable, Table
from plansite.importer.leads import split_lead
from plansite.importer.remarks import Remarks

_RUNNING: Final = 40
_LONG: Final = 900
_MANY: Final = 4
_ENDS: Final = tuple("。！？：；:;!?）)”.")
Insert = Column | Table | PlainTable | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paragraph before it is known whether it is a measure.

    ``below`` is the paragraph under a lead on a line of its own; ``may_lead`` is false for what follows its heading in
    one line; ``numbered``: it opens with a number, and its lead may have a comma.
    """

    line: int
    text: str
    below: str = ""
    may_lead: bool = True
    numbered: bool = False


@dataclass(slots=True)
class BlockBuilder:
    """Turns the drafts of one section into blocks, measures and paragraphs each numbered from 1.

    Before the first section of a chapter (``place`` ends with -0) no paragraph is a measure: its heading
    would skip a level.
    """

    place: str
    remarks: Remarks
    measures: int = 0
    paragraphs: int = 0

    def build(self, drafts: Sequence[Draft | Insert]) -> tuple[Block, ...]:
        """The blocks of the section, in order."""
        self._remark([draft for draft in drafts if isinstance(draft, Draft)])
        return tuple(block for draft in drafts for block in self._blocks(draft))

    def _blocks(self, draft: Draft | Insert) -> Iterator[Block]:
        if not isinstance(draft, Draft):
            yield draft
            return
        parts = _parts(draft) if self._in_section else None
        if parts:
            self.measures += 1
            identity = f"m{self.place}-{self.measures}"
            yield Measure(line=draft.line, identity=identity, lead=parts[0], text=parts[1])
            return
        for text in filter(None, (draft.text, draft.below)):
            self.paragraphs += 1
            yield Paragraph(line=draft.line, identity=f"p{self.place}-{self.paragraphs}", text=text)

    @property
    def _in_section(self) -> bool:
        return not self.place.endswith("-0")

    def _remark(self, texts: list[Draft]) -> None:
        """Say where the rule of lead sentences is in doubt, and which paragraphs look cut off."""
        led = [draft for draft in texts if _parts(draft)]
        if led and not self._in_section:
            self.remarks.doubt(led[0].line, "leads-before-section", count=len(led))
        elif led and len(texts) == 1 and not led[0].below and not led[0].numbered:
            lead = split_lead(led[0].text)
            self.remarks.doubt(led[0].line, "lone-lead", text=lead.lead if lead else "")
        for draft in texts:
            self._remark_text(draft, led=bool(_parts(draft)))

    def _remark_text(self, draft: Draft, *, led: bool) -> None:
        if led and len(draft.text) > _LONG and _short_sentences(draft.text) >= _MANY:
            self.remarks.doubt(draft.line, "several-measures")
        ending = draft.below or draft.text
        if len(ending) >= _RUNNING and not ending.endswith(_ENDS):
            self.remarks.doubt(draft.line, "cut-off", text=ending[-12:])


def _parts(draft: Draft) -> tuple[str, str] | None:
    """Lead and text of a measure."""
    if draft.below:
        return draft.text, draft.below
    split = split_lead(draft.text, numbered=draft.numbered) if draft.may_lead else None
    return (split.lead, split.text) if split else None


def _short_sentences(text: str) -> int:
    sentences: Iterable[str] = text.split("。")
    return sum(0 < len(sentence) <= 25 and "，" not in sentence and "、" not in sentence for sentence in sentences)
