"""Chinese text is set with full-width marks, as GB/T 15834 asks, ordinary characters and no gaps."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.languages import LANGUAGES
from plansite.languages.zh.punctuation import gaps, half_width_faults, ordinary, variants
from plansite.model import Plan


def _chinese(plan: Plan) -> Iterator[tuple[str, Place]]:
    yield from ((passage.text, passage.place) for passage in plan.passages(LANGUAGES[0]))
    yield from ((note.text.zh, note.text.at("zh")) for note in plan.notes)
    yield from ((correction.reason.zh, correction.reason.at("zh")) for correction in plan.corrections)
    yield from ((term.note.zh, term.note.at("zh")) for term in plan.glossary if term.note)


@rule("half-width")
def half_width(plan: Plan) -> Iterator[Fault]:
    """Between Chinese characters stand full-width marks: ，：；（）？！ (GB/T 15834).

    Bad:  着力提升质量,推动发展
    Good: 着力提升质量，推动发展
    """
    for text, place in _chinese(plan):
        for offset, mark in half_width_faults(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"half-width “{mark}” in Chinese text",
                hint="use the full-width mark ，：；（）？！",
                hint_zh=f"中文里请用全角标点，不要用半角“{mark}”",
            )


@rule("variant-character")
def variant_character(plan: Plan) -> Iterator[Fault]:
    """Chinese is written with ordinary characters: one that only looks like them is not found by a search.

    Bad:  ⽣产 (the radical U+2F63, which comes with text copied from a PDF)
    Good: 生产
    """
    for text, place in _chinese(plan):
        for offset, character in variants(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"“{character}” (U+{ord(character):04X}) only looks like “{ordinary(character)}”",
                hint=f"write “{ordinary(character)}”",
                hint_zh=f"这个字符（U+{ord(character):04X}）只是形似，请改为“{ordinary(character)}”",
            )


@rule("gap")
def gap(plan: Plan) -> Iterator[Fault]:
    """No blank stands between two Chinese characters, but for the full-width one behind 第一章 and 第一节.

    Bad:  提升质 量水平
    Good: 提升质量水平
    """
    for text, place in _chinese(plan):
        for offset in gaps(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"a blank between “{text[offset - 1]}” and “{text[offset:].lstrip()[0]}”",
                hint="close the gap",
                hint_zh="汉字之间不要有空格，请删去",
            )
