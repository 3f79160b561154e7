"""The correction that declares where the original departs from the document as received."""

import json
import re
from dataclasses import dataclass

from plansite.checks.fidelity import Departure, departures, normalised
from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.model import Plan
from plansite.office.proposing.files import Texts

#: How many lines of the source below one that was taken out are looked at, and how many characters tell two apart.
_BELOW = 8
_ALIKE = 12
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

    @property
    def plain(self) -> str:
        """The text normalised."""
        return normalised(self.text)

    def words(self, plain: str) -> str:
        """The words as they are written that are these when normalised."""
        start = self.plain.index(plain)
        return self.text[self.offsets[start] : self.offsets[start + len(plain)]].strip()


def correction(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The entry of corrections.yml for a departure; the reason somebody gives."""
    for departure in departures(plan):
        if departure.place == found.place and f"line {departure.line} of" in found.message:
            if gone := _gone(plan, departure):
                return _proposal(plan, texts, "", departure.line, (gone, ""))
            old, new = departure.source, departure.published
            block = departure.passage.id
            if old[0] == old[1] and new == (0, len(departure.passage_text)):  # a block more
                whole = "".join(each.text for each in plan.passages(plan.original) if each.id == block)
                line = departure.line - 1 if old[0] == 0 else departure.line
                return _proposal(plan, texts, str(block), line, ("", whole))
            quoted = _quoted(plan, departure)
            return _proposal(plan, texts, str(block), departure.line, quoted) if quoted else None
    return None


def _gone(plan: Plan, departure: Departure) -> str:
    """The line of the source where that was taken out whole: what is published goes on with one that follows it."""
    line, *below = plan.source.text.split("\n")[departure.line - 1 :]
    follows = [each for row in below if (each := normalised(row))][:_BELOW]
    published = normalised(departure.passage.text)
    is_gone = departure.source[0] == 0 and not published.startswith(normalised(line)[:_ALIKE])
    return line.strip() if is_gone and any(published[:_ALIKE] == each[:_ALIKE] for each in follows) else ""


def _quoted(plan: Plan, departure: Departure) -> tuple[str, str] | None:
    """What the source has and what is published, with as many words around as make each stand once."""
    source = _Words.of(plan.source.text.split("\n")[departure.line - 1])
    published = _Words.of(departure.passage.text)
    whole = normalised(plan.source.text)
    block = "".join(normalised(each.text) for each in plan.passages(plan.original) if each.id == departure.passage.id)
    for around in _AROUND:
        before = _around(departure.line_text, departure.source, around)
        after = _around(departure.passage_text, departure.published, around)
        once = before == source.plain or whole.count(before) == 1
        alone = after == published.plain or block.count(after) == 1
        if before and after and once and alone and before in source.plain and after in published.plain:
            return source.words(before), published.words(after)
    return None


def _around(text: str, span: tuple[int, int], around: int) -> str:
    return text[max(0, span[0] - around) : span[1] + around]


def _proposal(plan: Plan, texts: Texts, block: str, line: int, quoted: tuple[str, str]) -> Proposal:
    reason = ", ".join(f'{language}: "⟦reason-{language}⟧"' for language in plan.languages)
    source, published = (json.dumps(each, ensure_ascii=False) for each in quoted)
    named = block if re.match(r"[a-z]", block) else json.dumps(block)
    entry = (f"- block: {named}\n  line: {line}\n" if block else f"- line: {line}\n") + (
        f"  source: {source}\n  published: {published}\n  reason: {{ {reason} }}\n"
    )
    why = f"why does the text of {block} depart from the document as received?"
    why_zh = f"{block} 的文字为什么与收到的原文不同？"
    if not block:
        why, why_zh = (
            f"why was line {line} of the document as received taken out?",
            f"收到的原文第 {line} 行为什么删去？",
        )
    questions = tuple(
        Question(
            key=f"reason-{language}",
            words=f"{why} (in {language.english_name})",
            words_zh=f"{why_zh}（{language.chinese_name}）",
        )
        for language in plan.languages
    )
    edit = Edit(path=texts.path("corrections.yml"), line=0, old="", new=entry)
    return Proposal(edits=(edit,), questions=questions)
