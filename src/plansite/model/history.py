"""Which identities there are, and what ``plan/identities.lock`` records: those that were ever published."""

from collections.abc import Iterable, Iterator

from plansite.ground.identities import Identity
from plansite.model import Change, Chapter, Grid, Picture, PictureCall, Plan, TableCall
from plansite.model.derived import per_plan


@per_plan
def identities(plan: Plan) -> tuple[Identity, ...]:
    """Every identity that readers can point at, in document order: the text, then notes, terms and comments."""
    return tuple(dict.fromkeys(_identities(plan)))


def _identities(plan: Plan) -> Iterator[Identity]:
    yield Identity(kind="page", key="cover")
    if plan.text.notice is not None:
        yield Identity(kind="page", key="notice")
        yield from (paragraph.id for paragraph in plan.text.notice.paragraphs)
    for chapter in plan.text.chapters:
        yield chapter.id
        yield from chapter_identities(plan, chapter)
    yield from (note.identity for note in plan.notes)
    yield from (term.identity for term in plan.glossary)
    yield from (comment.identity for each in plan.rounds if each.is_told for comment in each.comments)


def chapter_identities(plan: Plan, chapter: Chapter) -> Iterator[Identity]:
    """Those of a chapter's blocks and of what they call, in order; what is called may have no words in the text."""
    yield from (passage.id for passage in plan.chapter_passages(chapter, plan.original))
    for block in chapter.blocks:
        called: Grid | Picture | None = None
        match block:
            case TableCall(number=number):
                called = plan.grid(number)
            case PictureCall(number=number):
                called = plan.picture(number)
        if called:
            yield called.id


def successors(plan: Plan) -> dict[Identity, Identity]:
    """What stands in the place of each identity that was moved, where it stands in the plan."""
    present = set(identities(plan)) if plan.moved else set()
    return {move.source: move.target for move in plan.moved if move.target in present}


def record(plan: Plan) -> tuple[Identity, ...]:
    """Every identity that was published before or is now: in document order, moved ones behind their successors."""
    return tuple(_with_moved(plan, identities(plan)))


def _with_moved(plan: Plan, present: Iterable[Identity]) -> Iterator[Identity]:
    for identity in present:
        yield identity
        yield from plan.moved_to(identity)


def latest_first(plan: Plan) -> tuple[Change, ...]:
    """The plan's changelog, newest first; entries of one day in the order in which they stand."""
    return tuple(sorted(plan.changes, key=lambda change: change.date, reverse=True))


def lock_text(recorded: Iterable[Identity]) -> str:
    """The lock file: an identity a line."""
    return "".join(f"{identity}\n" for identity in recorded)
