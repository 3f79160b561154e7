"""Where the comments of a round stand in the plan: in its order, and chapter by chapter."""

from collections.abc import Mapping

from plansite.ground.identities import Identity
from plansite.model import Chapter, Comment, Plan, Round
from plansite.model.derived import per_plan
from plansite.model.history import chapter_identities


@per_plan
def chapters_of(plan: Plan) -> Mapping[Identity, Chapter]:
    """The chapter of every block; the chapters themselves, too."""
    found: dict[Identity, Chapter] = {}
    for chapter in plan.text.chapters:
        for identity in (chapter.id, *chapter_identities(plan, chapter)):
            found.setdefault(identity, chapter)
    return found


@per_plan
def _order(plan: Plan) -> Mapping[Identity, int]:
    """The places of the blocks in the order of the plan; what moved stands where it leads to."""
    places = {identity: place for place, identity in enumerate(chapters_of(plan))}
    return {move.source: places[move.target] for move in plan.moved if move.target in places} | places


def in_plan_order(plan: Plan, each: Round) -> tuple[Comment, ...]:
    """The comments of a round in the order of their blocks; those on no block of a chapter stand at the end."""
    places = _order(plan)
    return tuple(
        sorted(
            each.comments,
            key=lambda comment: places.get(comment.block, len(places)) if comment.block else len(places) + 1,
        )
    )


def by_chapter(plan: Plan, each: Round) -> tuple[tuple[Chapter | None, tuple[Comment, ...]], ...]:
    """The comments of each chapter that has some, in order; at the end those on none, such as on the whole plan."""
    chapters, after = chapters_of(plan), {move.source: move.target for move in plan.moved}
    found: dict[Chapter | None, list[Comment]] = {}
    for comment in in_plan_order(plan, each):
        block = after.get(comment.block, comment.block) if comment.block else None
        found.setdefault(chapters.get(block) if block else None, []).append(comment)
    rest = found.pop(None, [])
    groups = [(chapter, tuple(comments)) for chapter, comments in found.items()]
    return (*groups, *(((None, tuple(rest)),) if rest else ()))
