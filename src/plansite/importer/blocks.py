"""The blocks of a section: which paragraphs are measures, and their identities."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.importer.front import set_text
from plansite.importer.leads import split_lead
from plansite.importer.outline import Block, Column, Measure, Paragraph, Remarks, Table

_RUNNING: Final = 40
_QUOTED: Final = 16
_LONG: Final = 900
_MANY: Final = 4
_DASHES: Final = "—–―─－-"
_ENDS: Final = tuple("。！？：；:;!?）)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paragraph before it is known whether it is a measure.

    ``below`` is the paragraph under a numbered line of its own; ``received`` the line as it came, of which
    ``text`` may set the mark in another form; ``may_lead`` is false for what follows its heading in one line.
    """

    line: int
    text: str
    below: str = ""
    received: str = ""
    may_lead: bool = True


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

    def build(self, drafts: Sequence[Draft | Column | Table]) -> tuple[Block, ...]:
        """The blocks of the section, in order."""
        texts = [draft for draft in drafts if isinstance(draft, Draft)]
        self._remark(texts)
        return tuple(block for draft in drafts for block in self._blocks(draft))

    def _blocks(self, draft: Draft | Column | Table) -> Iterator[Block]:
        if isinstance(draft, Column | Table):
            yield draft
            return
        parts = _parts(draft) if self._in_section else None
        if parts:
            self.measures += 1
            yield self._declared(draft, Measure(
                line=draft.line, identity=f"m{self.place}-{self.measures}", lead=parts[0], text=parts[1]
            ))  # fmt: skip
            return
        for text in filter(None, (draft.text, draft.below)):
            self.paragraphs += 1
            identity = f"p{self.place}-{self.paragraphs}"
            yield self._declared(draft, Paragraph(line=draft.line, identity=identity, text=set_text(text)))

    @property
    def _in_section(self) -> bool:
        return not self.place.endswith("-0")

    def _declared(self, draft: Draft, block: Measure | Paragraph) -> Measure | Paragraph:
        """The block, its mark declared where it was received in another form (-- for ——)."""
        if draft.received and _dashes(draft.received) != _dashes(draft.text):
            opening = draft.text[:_QUOTED]
            self.remarks.depart(draft.line, block.identity, _opening(draft, opening), set_text(opening))
        return block

    def _remark(self, texts: list[Draft]) -> None:
        """Say where the rule of lead sentences is in doubt, and which paragraphs look cut off."""
        led = [draft for draft in texts if _parts(draft)]
        if led and not self._in_section:
            what = f"{len(led)} paragraphs open" if len(led) > 1 else "this paragraph opens"
            where = f"lines {', '.join(str(draft.line) for draft in led)}: " if len(led) > 1 else ""
            self.remarks.doubt(led[0].line, f"{where}{what} like a measure, but before the first section none is made")
        elif led and len(texts) == 1 and not led[0].below:
            lead = split_lead(led[0].text)
            told = lead.lead if lead else ""
            self.remarks.doubt(led[0].line, f"marked as a lead, but it is the only paragraph of its section: {told}")
        for draft in texts:
            self._remark_text(draft, bool(_parts(draft)))

    def _remark_text(self, draft: Draft, led: bool) -> None:
        if led and len(draft.text) > _LONG and _short_sentences(draft.text) >= _MANY:
            told = "a long paragraph with several short sentences: it may hold more than one measure"
            self.remarks.doubt(draft.line, told)
        ending = draft.below or draft.text
        if len(ending) >= _RUNNING and not ending.endswith(_ENDS):
            self.remarks.doubt(draft.line, f"ends without a sentence mark, cut off or broken: …{ending[-12:]}")


def _parts(draft: Draft) -> tuple[str, str] | None:
    """Lead and text of a measure."""
    if draft.below:
        return set_text(draft.text), set_text(draft.below)
    split = split_lead(draft.text) if draft.may_lead else None
    return (set_text(split.lead), set_text(split.text)) if split else None


def _dashes(text: str) -> str:
    return text[: len(text) - len(text.lstrip(_DASHES))]


def _opening(draft: Draft, opening: str) -> str:
    """What the opening of a text was in the line as received."""
    tail = opening[2:]
    return draft.received[: draft.received.find(tail) + len(tail)] if tail else draft.received


def _short_sentences(text: str) -> int:
    sentences: Iterable[str] = text.split("。")
    return sum(0 < len(sentence) <= 25 and "，" not in sentence and "、" not in sentence for sentence in sentences)
