"""Identities: each stands once, and in the chapter or special column that it names."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, Place, rule
from plansite.ground.identities import Identity
from plansite.model import Chapter, Expression, Measure, Paragraph, Plan, Section


def _own(chapter: Chapter) -> Iterator[tuple[Identity, Place]]:
    for block in chapter.blocks:
        if isinstance(block, Section | Measure | Paragraph):
            yield block.id, block.place


def _in_expression(expression: Expression) -> Iterator[tuple[Identity, Place]]:
    for chapter in expression.chapters:
        yield chapter.id, chapter.place
        yield from _own(chapter)
    for column in expression.columns:
        yield column.id, column.place
        yield from ((item.id, item.place) for item in column.items)
    if expression.notice is not None:
        yield from ((paragraph.id, paragraph.place) for paragraph in expression.notice.paragraphs)


def _in_data(plan: Plan) -> Iterator[tuple[Identity, Place]]:
    for table in plan.tables:
        yield table.id, table.at("number")
        yield from ((indicator.identity, indicator.at("id")) for indicator in table.indicators)
    yield from ((grid.id, grid.at("number")) for grid in plan.grids)
    yield from ((picture.id, picture.at("number")) for picture in plan.pictures)
    yield from ((note.identity, note.at("id")) for note in plan.notes)
    yield from ((term.identity, term.at("id")) for term in plan.glossary)


@rule("identity-duplicate")
def duplicate_identity(plan: Plan) -> Iterator[Fault]:
    """An identity stands once in each language: a link leads to one block.

    Bad:  two paragraphs with `{: #p1-1-1 }`; two indicators with `id: pm25`
    Good: a new number or a new word for the second
    """
    data = list(_in_data(plan))
    for language in plan.languages:
        seen: dict[Identity, Place] = {}
        for identity, place in [*_in_expression(plan.expression(language)), *data]:
            first = seen.setdefault(identity, place)
            if first is not place and (language == plan.original or (identity, place) not in data):
                yield Fault(
                    place=place,
                    message=f"identity {identity} stands here a second time (first at {first})",
                    hint="give this block an identity that was never used; do not renumber the others",
                    hint_zh=f"标识 {identity} 重复：请给这一处换一个从未用过的标识，其他的不要改",
                )


@rule("identity-chapter")
def wrong_chapter(plan: Plan) -> Iterator[Fault]:
    """An identity names the chapter, or the special column, in which its block stands.

    Bad:  `{: #m4-1-1 }` in chapters/03.zh.md; `{: #c3-2-1 }` in columns/3-1.zh.md
    Good: `{: #m3-1-4 }` in chapters/03.zh.md
    """
    for language in plan.languages:
        expression = plan.expression(language)
        for chapter in expression.chapters:
            for identity, place in _own(chapter):
                if identity.chapter not in {chapter.number, None}:
                    yield _elsewhere(identity, place, f"chapter {chapter.number}")
        for column in expression.columns:
            for item in column.items:
                if not item.id.key.startswith(f"{column.number}-"):
                    yield _elsewhere(item.id, item.place, f"special column {column.number}")


def _elsewhere(identity: Identity, place: Place, where: str) -> Fault:
    return Fault(
        place=place,
        message=f"identity {identity} stands in {where}, which it does not name",
        hint="write the number of this chapter or special column in it, and a last number not used before",
        hint_zh=f"标识 {identity} 与所在的章或专栏不符，请改成本章（本专栏）的号，末位用未用过的数",
    )
