"""What was kept becomes a document and a plan again: the one place that reads the text of a kept edition."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plansite.edition.document import Document, from_document, read_document
from plansite.ground.identities import Identity
from plansite.languages import UnknownLanguage
from plansite.model import Edition, Kept, Plan
from plansite.model.derived import per_plan
from plansite.model.history import identities


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A kept edition that was read: its document, or why there is none."""

    kept: Kept
    document: Document | None
    problem: str


@per_plan
def opened(plan: Plan) -> tuple[Opened, ...]:
    """Every kept edition whose file is there, in the order of days."""
    return tuple(_open(kept, kept.text) for kept in plan.kept if kept.text is not None)


def _open(kept: Kept, text: str) -> Opened:
    try:
        return Opened(kept=kept, document=read_document(text), problem="")
    except ValueError as error:
        return Opened(kept=kept, document=None, problem=str(error).splitlines()[0])


@per_plan
def kept_plans(plan: Plan) -> Mapping[str, Plan]:
    """The plan as it was published, by the day of each kept edition; what is wrong with one the checks tell."""
    found = {each.kept.date: _restored(each.document) for each in opened(plan) if each.document and each.kept.is_whole}
    return {date: text for date, text in found.items() if text}


def _restored(document: Document) -> Plan | None:
    try:
        return from_document(document)
    except (ValueError, UnknownLanguage):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An edition with its text: what plan.yml says of it today, and the plan as it was published."""

    edition: Edition
    plan: Plan
    latest: bool

    @property
    def date(self) -> str:
        """The day of its publication, which names it."""
        return self.edition.published


@per_plan
def published(plan: Plan) -> tuple[Published, ...]:
    """The editions in the order of their days: those that were kept, and the one that plan/ holds if it was not yet.

    What is wrong with a kept edition the checks tell; it is left out here.
    """
    last = plan.meta.edition
    texts = {**kept_plans(plan), **({last.published: plan} if last else {})}
    return tuple(
        Published(edition=edition, plan=texts[edition.published], latest=edition is last)
        for edition in plan.meta.editions
        if edition.published in texts
    )


@per_plan
def earlier(plan: Plan) -> tuple[Plan, ...]:
    """The plan as each earlier edition had it, to be published again under its day, the first edition first."""
    return tuple(_again(plan, each) for each in published(plan) if not each.latest)


def _again(plan: Plan, old: Published) -> Plan:
    """What plan.yml says today of that edition and of those after it holds; a round of consultation is the plan's,
    whatever the edition; and there is no interface in a language that the plan has no more."""
    editions = plan.meta.editions
    after = editions.index(old.edition) + 1
    return replace(
        old.plan,
        meta=old.plan.meta.model_copy(update={"editions": editions[:after]}),
        later=editions[after:],
        expressions=tuple(each for each in old.plan.expressions if each.language in plan.languages),
        rounds=(),
    )


def in_latest(plan: Plan, identity: Identity) -> Identity | None:
    """Where a block of any edition is now: itself, or what moved.yml says took its place; None if neither stands."""
    present: Mapping[Identity, None] = _present(plan)
    if identity in present:
        return identity
    onward = {move.source: move.target for move in plan.moved}
    target = onward.get(identity)
    return target if target in present else None


@per_plan
def _present(plan: Plan) -> Mapping[Identity, None]:
    return dict.fromkeys(identities(plan))
