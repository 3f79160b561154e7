"""What the library's own pages know of a plan: a card, made with its site and kept beside it."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from plansite.ground.values import Value
from plansite.ground.vocabulary import EditionStatus, PlaceLevel
from plansite.languages import Language
from plansite.library.catalogue import PlanEntry
from plansite.model import Indicator, Plan, Text
from plansite.model.version import version
from plansite.pages.addresses import Addresses, results_page
from plansite.pages.commenting import PAGE as COMMENTING
from plansite.pages.commenting import collecting
from plansite.pages.imprint import Imprint

#: Texts by the code of their language, the plan's original first.
Texts = dict[str, str]


class _Card(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IndicatorCard(_Card):
    """An indicator as the plan has it; its values are what readers of each language are shown, with the unit."""

    id: str
    name: Texts
    unit: Texts
    kind: str
    new: bool
    base: Texts
    target: Texts
    actual: Texts
    addresses: Texts


class ConsultationCard(_Card):
    """A round of consultation: from when to when, and the page that calls for comments, by language."""

    opened: str
    closes: str
    addresses: Texts


class ChangeCard(_Card):
    """A change of the plan after it was published."""

    date: str
    text: Texts


class Card(_Card):
    """A plan of the library. Addresses are relative to the root of the plan's own site."""

    title: Texts
    short: Texts
    owner: Texts
    status: EditionStatus | None
    stage: Texts
    where: str | None
    level: PlaceLevel | None
    field: str | None
    period: tuple[int, int] | None
    version: str
    offline: str
    indicators: tuple[IndicatorCard, ...]
    consultations: tuple[ConsultationCard, ...]
    changes: tuple[ChangeCard, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of its languages, the original first."""
        return tuple(self.title)

    @property
    def shown(self) -> str:
        """What the library's pages show of it, as JSON: all but what is another after any changed sentence."""
        return self.model_dump_json(exclude={"version", "offline"})

    def with_entry(self, entry: PlanEntry) -> "Card":
        """With what library.yml says, where the plan itself says nothing."""
        period = (entry.period.start, entry.period.end) if entry.period else None
        owner = {code: entry.owner.by_code(code) for code in entry.owner.codes} if entry.owner else {}
        said = {"where": entry.where, "level": entry.level, "field": entry.field, "period": period, "owner": owner}
        return self.model_copy(update={key: value for key, value in said.items() if value and not getattr(self, key)})


def card(plan: Plan) -> Card:
    """The card of a plan."""
    meta, stamp, period = plan.meta, version(plan), plan.meta.period
    return Card(
        title=_texts(plan, meta.title),
        short={each.code: Imprint.of(meta, each).short for each in plan.languages},
        owner=_texts(plan, meta.issuer),
        status=_status(plan),
        stage=_texts(plan, meta.status),
        where=meta.where,
        level=meta.level,
        field=meta.field,
        period=(period.start, period.end) if period else None,
        version=str(stamp),
        offline=stamp.offline_zip,
        indicators=tuple(_indicators(plan)),
        consultations=tuple(_consultations(plan)),
        changes=tuple(ChangeCard(date=each.date, text=_texts(plan, each.text)) for each in plan.changes),
    )


def _status(plan: Plan) -> EditionStatus | None:
    """What its last edition is today; without editions a plan that calls for comments is a draft."""
    if plan.meta.editions:
        return plan.meta.editions[-1].status
    return "draft" if plan.meta.consultation or plan.rounds else None


def _texts(plan: Plan, text: Text | None) -> Texts:
    """A text in those languages of the plan that have it."""
    if text is None:
        return {}
    return {each.code: text[each] for each in plan.languages if text.is_translated(each)}


def _indicators(plan: Plan) -> Iterator[IndicatorCard]:
    addresses = Addresses(plan)
    for table in plan.tables:
        for row in table.indicators:
            if row.identity in addresses:
                yield IndicatorCard(
                    id=str(row.identity),
                    name=_texts(plan, row.name),
                    unit=_texts(plan, row.unit),
                    kind=row.kind or "",
                    new=row.new,
                    base=_quantities(plan, row, row.base),
                    target=_quantities(plan, row, row.target),
                    actual=_quantities(plan, row, row.actual),
                    addresses={each.code: addresses.of(row.identity, each) for each in plan.languages},
                )


def _quantities(plan: Plan, row: Indicator, value: Value | None) -> Texts:
    return {each.code: row.quantity(value, each) for each in plan.languages} if value else {}


def _consultations(plan: Plan) -> Iterator[ConsultationCard]:
    """The rounds of consultation, the earliest first; the one call of plan.yml where no round is entered."""
    call, collected = plan.meta.consultation, collecting(plan)
    for each in plan.rounds:
        page = f"{COMMENTING}/" if each in collected else results_page(each)
        addresses = {language.code: f"{language}/{page}" for language in plan.languages}
        yield ConsultationCard(opened=each.opened, closes=each.closed, addresses=addresses)
    if call and not plan.rounds:
        addresses = {language.code: _notice(plan, language) for language in plan.languages}
        yield ConsultationCard(opened=call.opened, closes=call.closes, addresses=addresses)


def _notice(plan: Plan, language: Language) -> str:
    return f"{language}/notice/" if plan.expression(language).notice else f"{language}/"
