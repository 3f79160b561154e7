"""Chinese text is set with full-width marks, as GB/T 15834 asks."""

from collections.abc import Iterator

from plansite.findings import Fault, Place, rule
from plansite.model import Plan
from plansite.punctuation import half_width_faults


def _chinese(plan: Plan) -> Iterator[tuple[str, Place]]:
    yield from ((passage.text, passage.place) for passage in plan.passages("zh"))
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
