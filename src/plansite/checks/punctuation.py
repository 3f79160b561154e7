"""Marks, characters and blanks are those of the language: Chinese has full-width marks (GB/T 15834) and no gaps."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.languages import Language
from plansite.model import Plan


def _texts(plan: Plan) -> Iterator[tuple[Language, str, Place]]:
    """What readers are shown, in every language of the plan."""
    for language in plan.languages:
        yield from ((language, passage.text, passage.place) for passage in plan.passages(language))
        notes = (note.text for note in plan.notes)
        reasons = (correction.reason for correction in plan.corrections)
        remarks = (term.note for term in plan.glossary if term.note)
        yield from ((language, text[language], text.at(language.code)) for text in (*notes, *reasons, *remarks))


@rule("half-width")
def half_width(plan: Plan) -> Iterator[Fault]:
    """Between Chinese characters stand full-width marks: ，：；（）？！ (GB/T 15834).

    Bad:  着力提升质量,推动发展
    Good: 着力提升质量，推动发展
    """
    for language, text, place in _texts(plan):
        for offset, mark in language.reading.half_width(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"half-width “{mark}” in {language.english_name} text",
                hint="use the full-width mark ，：；（）？！",
                hint_zh=f"{language.chinese_name}里请用全角标点，不要用半角“{mark}”",
            )


@rule("variant-character")
def variant_character(plan: Plan) -> Iterator[Fault]:
    """Chinese is written with ordinary characters: one that only looks like them is not found by a search.

    Bad:  ⽣产 (the radical U+2F63, which comes with text copied from a PDF)
    Good: 生产
    """
    for language, text, place in _texts(plan):
        for offset, character, ordinary in language.reading.variants(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"“{character}” (U+{ord(character):04X}) only looks like “{ordinary}”",
                hint=f"write “{ordinary}”",
                hint_zh=f"这个字符（U+{ord(character):04X}）只是形似，请改为“{ordinary}”",
            )


@rule("gap")
def gap(plan: Plan) -> Iterator[Fault]:
    """No blank stands between two Chinese characters, but for the full-width one behind 第一章 and 第一节.

    Bad:  提升质 量水平
    Good: 提升质量水平
    """
    for language, text, place in _texts(plan):
        for offset in language.reading.gaps(text):
            yield Fault(
                place=place.shifted(offset),
                message=f"a blank between “{text[offset - 1]}” and “{text[offset:].lstrip()[0]}”",
                hint="close the gap",
                hint_zh="汉字之间不要有空格，请删去",
            )
