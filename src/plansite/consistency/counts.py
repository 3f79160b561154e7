"""Counts: “five … namely four”, and how many chapters, columns and indicators the plan says it has."""

from collections.abc import Iterator

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages.agreement import Claim, Counts, Part
from plansite.model import ColumnCall, Passage, Plan


@disagreement("count", "contradiction", "missing", numbers="both", needs=lambda agreement: agreement.counts)
def broken_counts(plan: Plan, words: Counts) -> Iterator[Disagreement]:
    """A number of things agrees with the list beside it, and the plan's number of its own parts with the plan.

    The list stands right before the count (A、B、C三大…, A、B、C等三大…) or behind it (三大…：A、B、C; 一是…二是…).
    Before a count in 个 or 项, 等 leaves a shorter list open; a list of half the number or less only gives examples.
    Two things joined by 和 alone count as a list, too. A count in the title of a special column is that of its items.

    Bad:  数字经济、智能装备、生命健康、新材料等五大产业; 设专栏8个 where there are nine
    Good: five industries named; or an editor's note of kind contradiction on the block
    """
    for passage in plan.passages(plan.original):
        if passage.role in {"lead", "text", "item"}:
            yield from (_listed(passage, claim) for claim in words.listed(passage.text) if _differs(claim))
    yield from _titles(plan, words)
    yield from _own_parts(plan, words)


def _differs(claim: Claim) -> bool:
    """Whether a list has another number of things; one of half the number or less only gives examples."""
    return bool(claim.listed) and claim.number not in claim.listed and max(claim.listed) * 2 > claim.number


def _listed(passage: Passage, claim: Claim) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, claim.start, claim.end, figure=claim.said),),
        matter="list",
        values={"said": claim.said, "word": claim.word, "number": claim.number, "counted": max(claim.listed)},
    )


def _titles(plan: Plan, words: Counts) -> Iterator[Disagreement]:
    items = {column.id: len(column.items) for column in plan.text.columns}
    for passage in plan.passages(plan.original):
        claim = words.titled(passage.text) if passage.role == "title" and passage.id in items else None
        if claim and claim.number != items[passage.id]:
            yield _told(passage, claim, items[passage.id])


def _own_parts(plan: Plan, words: Counts) -> Iterator[Disagreement]:
    """What the plan, or the summary of it, says of its own chapters, special columns, tables and indicators."""
    calls = {
        block.number for chapter in plan.text.chapters for block in chapter.blocks if isinstance(block, ColumnCall)
    }
    numbers: dict[Part, int] = {
        "chapter": sum(1 for chapter in plan.text.chapters if chapter.number),
        "column": len(calls),
        "table": len(plan.tables) + len(plan.grids),
    }
    for passage in _said_of_plan(plan):
        for part, claim in words.parts(passage.text):
            if claim.number != numbers[part]:
                yield _told(passage, claim, numbers[part])
        for number, claim in words.indicators(passage.text):
            yield from _indicators(plan, passage, number, claim)


def _said_of_plan(plan: Plan) -> Iterator[Passage]:
    language = plan.original
    yield from (passage for passage in plan.passages(language) if passage.role in {"lead", "text", "item"})
    summary = plan.meta.summary
    if summary is not None:
        cover = next(passage for passage in plan.passages(language) if str(passage.id) == "cover")
        yield Passage(id=cover.id, role="text", text=summary[language], place=summary.at(language.code))


def _indicators(plan: Plan, passage: Passage, number: str, claim: Claim) -> Iterator[Disagreement]:
    """A number of indicators is that of the table that is named, else of a table, of a category or of all."""
    sizes = {len(table.indicators) for table in plan.tables}
    sizes |= {len(category.indicators) for table in plan.tables for category in table.categories}
    table = plan.table(number)
    fitting = {len(table.indicators)} if table else sizes | {sum(len(table.indicators) for table in plan.tables)}
    if claim.number not in fitting:
        yield _told(passage, claim, max(fitting & sizes))


def _told(passage: Passage, claim: Claim, counted: int) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, claim.start, claim.end, figure=claim.said),),
        matter="count",
        values={"said": claim.said, "number": claim.number, "counted": counted},
    )
