"""A translation has the characters of its language but for declared ones, and closes brackets and quotation marks."""

from collections.abc import Iterator, Mapping

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.model.notes import GAP


def foreign_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every run of characters that the language of a translation does not have, with its block."""
    for pair in pairs(plan):
        foreign = pair.language.reading.foreign
        for match in foreign.finditer(pair.translated) if foreign else ():
            yield (
                pair.id,
                match[0],
                Fault(
                    place=pair.place,
                    message=f"{pair.id}: “{match[0]}” is left in the {pair.language.english_name}",
                    hint="translate it; where it must stand, declare it in plan/allowances.yml with the reason",
                    hint_zh=f"{pair.language.chinese_name}中留有“{match[0]}”：请译出；"
                    "确需保留的，请在 plan/allowances.yml 中申明理由",
                ),
            )


@rule("translation-chinese")
def foreign_left(plan: Plan) -> Iterator[Fault]:
    """No Chinese character or full-width mark stands in a translation but those declared in plan/allowances.yml.

    Bad:  “promote 质量 improvement”, “quality，standards”
    Good: “promote the improvement of quality”, “quality, standards”
    """
    for identity, about, fault in foreign_faults(plan):
        if not plan.allows("translation-chinese", str(identity), about):
            yield fault


def _unbalanced(text: str, pairs: Mapping[str, str]) -> str | None:
    """The first mark that is opened and not closed, or closed and not opened."""
    opened: list[str] = []
    closing = frozenset(pairs.values())
    for character in text:
        if character in pairs:
            opened.append(character)
        elif character in closing and (not opened or pairs[opened.pop()] != character):
            return character
    return opened[-1] if opened else None


def _fault(pair: Pair, mark: str) -> Fault:
    never = mark in pair.language.reading.unpaired
    quotes = pair.language.writing.quotes.split("{}")
    return Fault(
        place=pair.place,
        message=f"{pair.id}: straight {mark}"
        if never
        else f"{pair.id}: “{mark}” has no partner in the {pair.language.english_name}",
        hint=f"close or open it; quotation marks are the curly {' and '.join(quotes)}",
        hint_zh=f"引号、括号要成对；{pair.language.chinese_name}引号用弯引号 {' '.join(quotes)}",
    )


@rule("translation-marks")
def unbalanced_marks(plan: Plan) -> Iterator[Fault]:
    """Quotation marks and brackets of a translation are balanced, and quotation marks are curly.

    Bad:  the “Pin Mark certification; "Zhejiang Made"
    Good: the “Pin Mark” certification; “Zhejiang Made”
    """
    for pair in pairs(plan):
        reading, text = pair.language.reading, pair.translated
        mark = next((each for each in reading.unpaired if each in text), None) or _unbalanced(text, reading.pairs)
        if mark is not None:
            yield _fault(pair, mark)


@rule("translation-gap")
def unexplained_gap(plan: Plan) -> Iterator[Fault]:
    """Where a translation shows a gap, an editor's note that stands there says what the original has lost.

    Bad:  “World Environment […]” without a note, or with one that stands after other words
    Good: the same, and a note after “World Environment […]”: the word “Day” is probably missing
    """
    for pair in pairs(plan):
        notes = plan.notes_on(pair.id)
        if GAP in pair.translated and not any(note.explains_gap(pair.language) for note in notes):
            yield Fault(
                place=pair.place,
                message=f"{pair.id}: no note says what is missing at {GAP}",
                hint=f"add an editor’s note to plan/notes.yml whose `after` ends at {GAP}, "
                f"or fill the gap if the {pair.source.english_name} has none",
                hint_zh=f"{pair.language.chinese_name}中的 {GAP} 表示原文有缺文，"
                "请在 plan/notes.yml 加注，after 止于该处；原文并无缺文的，请译全",
            )
