"""The published original is the source with its declared corrections, to the character."""

from collections.abc import Iterator

from plansite.checks.departures import Misfit, comparison, mistakes, normalised
from plansite.checks.indicators import broken_values
from plansite.ground.findings import Fault, Place, rule
from plansite.model import Correction, Plan


@rule("correction-match")
def unmatched_correction(plan: Plan) -> Iterator[Fault]:
    """A correction matches exactly once: its `source` in the line it names, its `published` in its block.

    A whole line, such as a cell of a table, and what is left out (`published: ""`) may stand elsewhere, too. What is
    inserted (`source: ""`) follows the line; a title, put on the cover, stands before it. What was changed there again,
    moved or taken back needs its correction no longer, or another one.

    Bad:  `source: 质量` (hundreds of times in the source); `published:` a string that the block does not hold
    Good: `line: 669`, `source: ")强化知识产权保护"`, `published: （五）强化知识产权保护`, `block: s9-5`
    """
    for misfit in comparison(plan).misfits:
        found = mistakes(plan, misfit.correction)
        if found and (misfit.departure or found[0][0] == "source"):
            yield from (_unmatched(misfit.correction.at(key), message) for key, message in found)
        else:
            yield _left_over(misfit)


def _unmatched(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=f"{message}; a correction must match exactly once",
        hint="quote enough of the source to be unique, and its line; or delete the correction",
        hint_zh="订正必须恰好对应一处：请引用足够长、能唯一定位的原文并写对行号，或删去这条订正",
    )


def _left_over(misfit: Misfit) -> Fault:
    """A correction of what is no longer there, or stands elsewhere, or reads otherwise."""
    correction, departure = misfit.correction, misfit.departure
    what, what_zh = _what_it_did(correction)
    hint, hint_zh = "delete the entry", f"这条订正{what_zh}，请删去此条"
    moved = departure and departure.more[:1] == (correction.block,) and departure.behind != correction.line
    if departure and moved and normalised(correction.published).startswith(departure.passage_text):
        what, what_zh = f"adds text that stands behind line {departure.behind} now", "所加的文字已挪到别处"
        hint, hint_zh = f"write line: {departure.behind}", f"这条订正{what_zh}，请改为 line: {departure.behind}"
    elif departure:
        hint, hint_zh = "quote what stands there now", f"这条订正{what_zh}，请按现在的文字改写此条"
    name = f"{correction.block}, line {correction.line}" if correction.block else f"line {correction.line}"
    return Fault(place=correction.place, message=f"this correction ({name}) {what}", hint=hint, hint_zh=hint_zh)


def _what_it_did(correction: Correction) -> tuple[str, str]:
    if not correction.source:
        return "adds text that no longer stands there", "所加的文字已不在原处"
    if not correction.published:
        return "takes out text that stands in the plan", "所删的文字仍在规划中"
    return "changes text that no longer stands there", "所改的文字已不在原处"


@rule("fidelity")
def unfaithful(plan: Plan) -> Iterator[Fault]:
    """The original is the source with its declared corrections, to the character (after NFKC, without white space).

    Who issued the plan, when, and how far it has come may be added in plan.yml where the source's cover does not say.

    Bad:  a changed figure in a chapter and nothing in corrections.yml
    Good: the figure of the source; or the change, and a correction that gives line, source, published and reason
    """
    broken = {place for place, _, _ in broken_values(plan)}  # each has a finding of its own
    for departure in comparison(plan).departures:
        if departure.passage.place in broken:
            continue
        yield Fault(
            place=departure.place,
            message=(
                f"the text departs from line {departure.line} of the source, which has "
                f"“{departure.has}” where the plan has “{departure.says}”"
            ),
            hint="restore the words of the source, or declare the change in plan/corrections.yml",
            hint_zh=f"与原文第 {departure.line} 行不一致：请恢复原文，或在 plan/corrections.yml 中申明这处订正",
        )
