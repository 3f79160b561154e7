"""The correction that declares where the original departs from the document as received."""

import json
import re
from dataclasses import dataclass, replace
from itertools import takewhile

import yaml

from plansite.checks.departures import Departure, comparison, normalised, source_lines
from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.model import Correction, Plan
from plansite.office.edits import change
from plansite.office.proposing.entries import without_entry
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import Written, YamlText

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
    for departure in comparison(plan).departures:
        if departure.place == found.place and f"line {departure.line} of" in found.message:
            if words := _wanted(plan, departure):
                return _proposal(plan, texts, words)
            return _with_one_there(plan, texts, departure)
    return None


def _with_one_there(plan: Plan, texts: Texts, departure: Departure) -> Proposal | None:
    """A departure so near to one that a correction declares that the entry of that has to say both."""
    for each in plan.corrections:
        both = _both(departure, each) if each.line == departure.line and each.published else None
        quoted = _quoted(plan, both) if both else None
        if quoted:
            block = str(departure.passage.id)
            words = _Wanted(block=block, line=departure.line, source=quoted[0], published=quoted[1])
            return _rewritten(texts, each, words)
    return None


def _both(departure: Departure, correction: Correction) -> Departure | None:
    """The departure that there is when a correction of its line is not made; None where another passage holds that."""
    source, published = normalised(correction.source), normalised(correction.published)
    line, (start, end), (there, there_end) = departure.line_text, departure.source, departure.published
    at = line.find(published)
    behind = at + len(published)
    first, last = min(start, at), max(end, behind)
    there, there_end = there - (start - first), there_end + last - end
    if at < 0 or there < 0 or there_end > len(departure.passage_text):
        return None
    return replace(
        departure,
        line_text=line[:at] + source + line[behind:],
        source=(first, last + len(source) - len(published)),
        published=(there, there_end),
    )


def other_correction(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The entry of a correction that fits no longer, as it has to be now, or gone."""
    for misfit in comparison(plan).misfits:
        correction = misfit.correction
        if found.place in (correction.place, correction.at("source"), correction.at("published")):
            if misfit.departure is None:
                return without_entry(texts, found.place.path, correction.place.line)
            words = _wanted(plan, misfit.departure)
            if len(words) == 1 and words[0].block == str(correction.block or ""):
                return _rewritten(texts, correction, words[0])
            return without_entry(texts, found.place.path, correction.place.line)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What a correction has to say of a departure. ``block`` is empty for a line that was taken out."""

    block: str
    line: int
    source: str
    published: str


def _wanted(plan: Plan, departure: Departure) -> tuple[_Wanted, ...]:
    """What corrections have to say of a departure: one, or one for each line or block of a group."""
    line, block = departure.line, str(departure.passage.id)
    if departure.gone:
        return tuple(_Wanted(block="", line=at, source=_line(plan, at), published="") for at in departure.gone)
    if gone := _gone(plan, departure):
        return (_Wanted(block="", line=line, source=gone, published=""),)
    if departure.more and 0 < departure.source[0] < len(departure.line_text):
        return ()  # between two parts of one line, where no entry can put it
    if departure.more:
        texts = dict.fromkeys(departure.more, "")
        for passage in plan.passages(plan.original):
            if passage.id in texts:
                texts[passage.id] += passage.text
        at = departure.behind
        return tuple(_Wanted(block=str(each), line=at, source="", published=text) for each, text in texts.items())
    quoted = _quoted(plan, departure)
    return (_Wanted(block=block, line=line, source=quoted[0], published=quoted[1]),) if quoted else ()


def _line(plan: Plan, number: int) -> str:
    """A line of the source as it is written, without the bullet that is form."""
    return _Words.of(plan.source.text.split("\n")[number - 1]).words(source_lines(plan)[number - 1])


def _rewritten(texts: Texts, correction: Correction, words: _Wanted) -> Proposal | None:
    """The entry with other words at another line; its reason stays."""
    path = correction.place.path
    before = texts.text(path)
    try:
        text = YamlText(before)
    except yaml.YAMLError:
        return None
    entries = text.root.value if isinstance(text.root, yaml.SequenceNode) else []
    entry = next((each for each in entries if each.start_mark.line + 1 == correction.place.line), None)
    if not isinstance(entry, yaml.MappingNode):
        return None
    values = {"block": words.block, "line": str(words.line), "source": words.source, "published": words.published}
    was = {"block": str(correction.block or ""), "line": str(correction.line), "source": correction.source}
    for key, value in values.items():
        if value != {**was, "published": correction.published}[key]:
            text.put(entry, key, Written(value if key in ("block", "line") else json.dumps(value, ensure_ascii=False)))
    return Proposal(edits=change(path, before, text.changed()))


def _gone(plan: Plan, departure: Departure) -> str:
    """The line of the source where that was taken out whole: what is published goes on with one that follows it."""
    below = plan.source.text.split("\n")[departure.line :]
    line = _line(plan, departure.line)
    follows = [each for row in below if (each := normalised(row))][:_BELOW]
    published = normalised(departure.passage.text)
    is_gone = departure.source[0] == 0 and not published.startswith(normalised(line)[:_ALIKE])
    return line if is_gone and any(published[:_ALIKE] == each[:_ALIKE] for each in follows) else ""


def _quoted(plan: Plan, departure: Departure) -> tuple[str, str] | None:
    """What the source has and what is published, with as many words around as make each stand once.

    The words around are the same on both sides, so that nothing is put in or left out but what differs.
    """
    source = _Words.of(plan.source.text.split("\n")[departure.line - 1])
    published = _Words.of(departure.passage.text)
    whole = normalised(plan.source.text)
    block = "".join(normalised(each.text) for each in plan.passages(plan.original) if each.id == departure.passage.id)
    for around in _AROUND:
        left, right = _both_have(departure, around)
        before = departure.line_text[departure.source[0] - left : departure.source[1] + right]
        after = departure.passage_text[departure.published[0] - left : departure.published[1] + right]
        once = before == source.plain or whole.count(before) == 1
        alone = after == published.plain or block.count(after) == 1
        if before and after and once and alone and before in source.plain and after in published.plain:
            return source.words(before), published.words(after)
    return None


def _both_have(departure: Departure, most: int) -> tuple[int, int]:
    """How many characters in front of a departure, and behind it, are the same in the line and in the passage."""
    line, passage = departure.line_text, departure.passage_text
    (start, end), (there, there_end) = departure.source, departure.published
    pairs = (
        zip(reversed(line[:start]), reversed(passage[:there]), strict=False),
        zip(line[end:], passage[there_end:], strict=False),
    )
    left, right = (sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], each)) for each in pairs)
    return min(left, most), min(right, most)


def _proposal(plan: Plan, texts: Texts, wanted: tuple[_Wanted, ...]) -> Proposal:
    """The entries of a departure; why, somebody says once for all."""
    reason = ", ".join(f'{language}: "⟦reason-{language}⟧"' for language in plan.languages)
    entries = "".join(f"{_entry(words)}  reason: {{ {reason} }}\n" for words in wanted)
    why, why_zh = _why(wanted)
    questions = tuple(
        Question(
            key=f"reason-{language}",
            words=f"{why} (in {language.english_name})",
            words_zh=f"{why_zh}（{language.chinese_name}）",
        )
        for language in plan.languages
    )
    return Proposal(edits=(Edit(path=texts.path("corrections.yml"), line=0, old="", new=entries),), questions=questions)


def _entry(words: _Wanted) -> str:
    source, published = (json.dumps(each, ensure_ascii=False) for each in (words.source, words.published))
    named = words.block if re.match(r"[a-z]", words.block) else json.dumps(words.block)
    head = f"- block: {named}\n  line: {words.line}\n" if words.block else f"- line: {words.line}\n"
    return f"{head}  source: {source}\n  published: {published}\n"


def _why(wanted: tuple[_Wanted, ...]) -> tuple[str, str]:
    first, more = wanted[0], len(wanted) > 1
    if not first.block:
        lines = ", ".join(str(words.line) for words in wanted)
        return (
            f"why {'do lines' if more else 'does line'} {lines} no longer stand here (moved or taken out)?",
            f"原文第 {lines.replace(', ', '、')} 行为什么不再在这里（挪动或删去）？",
        )
    if not first.source:
        blocks = ", ".join(words.block for words in wanted)
        return (
            f"why {'do' if more else 'does'} {blocks} stand here (new, or moved here)?",
            f"{blocks.replace(', ', '、')} 为什么放在这里（新增或挪来）？",
        )
    return (
        f"why does the text of {first.block} depart from the document as received?",
        f"{first.block} 的文字为什么与收到的原文不同？",
    )
