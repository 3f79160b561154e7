"""The correction that declares where the original departs from the document as received."""

import json
import re
from dataclasses import dataclass

from plansite.checks.fidelity import departures, normalised
from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.model import Plan
from plansite.office.proposing.files import Texts

#: How many characters around a change are tried, until the words stand once in the source and once in the block.
_AROUND = (0, 2, 4, 8, 16, 32, 64, 128, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """A text, and where each character of its normalised form stands in it."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Words":
        offsets = [at for at, character in enumerate(text) for _ in normalised(character)]
        return cls(text=text, offsets=(*offsets, len(text)))

    def cut(self, start: int, end: int) -> str:
        """The words between two offsets of the normalised text."""
        start, end = max(0, start), min(end, len(self.offsets) - 1)
        return self.text[self.offsets[start] : self.offsets[end]].strip() if start < end else ""


def correction(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The entry of corrections.yml for a departure; the reason somebody gives."""
    for departure in departures(plan):
        if departure.place == found.place and f"line {departure.line} of" in found.message:
            source = _Words.of(plan.source.text.split("\n")[departure.line - 1])
            published = _Words.of(departure.passage.text)
            old, new = departure.source, departure.published
            block = departure.passage.id
            if old[0] == old[1] and new[0] == 0 and new[1] >= len(published.offsets) - 1:  # a block more
                whole = "".join(each.text for each in plan.passages(plan.original) if each.id == block)
                line = departure.line - 1 if old[0] == 0 else departure.line
                return _proposal(plan, texts, str(block), line, ("", whole))
            quoted = _quoted(plan, source, published, old, new)
            return _proposal(plan, texts, str(block), departure.line, quoted) if quoted else None
    return None


def _quoted(
    plan: Plan, source: _Words, published: _Words, old: tuple[int, int], new: tuple[int, int]
) -> tuple[str, str] | None:
    """What the source has and what is published, with as many words around as make each stand once."""
    whole = normalised(plan.source.text)
    for around in _AROUND:
        before = source.cut(old[0] - around, old[1] + around)
        after = published.cut(new[0] - around, new[1] + around)
        once = whole.count(normalised(before)) == 1 and normalised(published.text).count(normalised(after)) == 1
        if before and after and once:
            return before, after
    return None


def _proposal(plan: Plan, texts: Texts, block: str, line: int, quoted: tuple[str, str]) -> Proposal:
    reason = ", ".join(f'{language}: "⟦reason-{language}⟧"' for language in plan.languages)
    source, published = (json.dumps(each, ensure_ascii=False) for each in quoted)
    entry = (
        f"- block: {block if re.match(r'[a-z]', block) else json.dumps(block)}\n  line: {line}\n"
        f"  source: {source}\n  published: {published}\n  reason: {{ {reason} }}\n"
    )
    questions = tuple(
        Question(
            key=f"reason-{language}",
            words=f"why does the text of {block} depart from the document as received? (in {language.english_name})",
            words_zh=f"{block} 的文字为什么与收到的原文不同？（{language.chinese_name}）",
        )
        for language in plan.languages
    )
    edit = Edit(path=texts.path("corrections.yml"), line=0, old="", new=entry)
    return Proposal(edits=(edit,), questions=questions)
