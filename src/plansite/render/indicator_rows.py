"""The rows of the register of indicators."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import STATES, IndicatorKind, State
from plansite.languages import Language
from plansite.model import ColumnCall, Indicator, Measure, Note, Paragraph, Plan, Table
from plansite.model.standing import Standing, later_of, standing, table_of
from plansite.model.tables import main_column
from plansite.pages.addresses import relative
from plansite.pages.chart_scales import share
from plansite.pages.extracts import first_words
from plansite.pages.inline import inline
from plansite.pages.quantities import Below, Movement, baseline, below, doubts, movement
from plansite.render.site import Site

_LAST: Final = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLink:
    """A link to a block or row: what it is called, and its own words."""

    label: str
    title: Markup
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A value that was reported for a year, with its source."""

    year: str
    value: Markup
    source: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowView:
    """What is said of a target below a level that was reached, and where the editors explain it (or nowhere)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementView:
    """What the target does to the level that was reached before, in a word and with that level."""

    kind: Movement
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtView:
    """What an editor's note says of a value that may not be what was meant, and where the note stands (or nowhere)."""

    text: Markup
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """One indicator. ``id`` is its slug: its identity is that of the table's row, and ``address`` leads there.

    ``state_name`` is empty where there is nothing to judge. ``count`` says how many blocks serve it or tell its result.
    ``tags`` are what the filters ask for, ``ranks`` its places in the orders that can be chosen.
    """

    id: str
    name: Markup
    address: str
    target: Markup | None
    base: str
    moved: MovementView | None
    doubts: tuple[DoubtView, ...]
    earlier: BlockLink | None
    later: BlockLink | None
    below: tuple[BelowView, ...]
    actual: Markup | None
    reports: tuple[ReportView, ...]
    state: State
    state_name: str
    reason: str
    count: str
    serving: tuple[BlockLink, ...]
    reporting: tuple[BlockLink, ...]
    tags: dict[str, str]
    ranks: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup:
    """A category of a table, with its rows. ``name`` is its own, ``title`` names its table, too."""

    id: str
    table: str
    name: Markup
    title: Markup
    rows: tuple[IndicatorRow, ...]


def indicator_groups(site: Site, language: Language, page: str) -> tuple[IndicatorGroup, ...]:
    """The categories of all tables, as the page at this address shows them."""
    writer = _Writer(site=site, language=language, page=page, titles=_titles(site.plan, language))
    return tuple(writer.groups())


def _titles(plan: Plan, language: Language) -> dict[Identity, str]:
    """What each block that can serve an indicator is called: its lead, or its first words."""
    expression, found = plan.expression(language), {}
    for block in (block for chapter in expression.chapters for block in chapter.blocks):
        match block:
            case Measure():
                found[block.id] = block.lead
            case Paragraph():
                found[block.id] = first_words(block.text, language)
            case ColumnCall(number=number):
                column = expression.column(number)
                for item in column.items if column else ():
                    found[item.id] = item.lead or first_words(item.text, language)
    return found


def _filed(row: IndicatorRow, category: str, ranks: dict[str, int]) -> IndicatorRow:
    return replace(row, tags=row.tags | {"category": category}, ranks=ranks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Makes the rows and charts of one page."""

    site: Site
    language: Language
    page: str
    titles: dict[Identity, str]

    def groups(self) -> Iterator[IndicatorGroup]:
        """The categories of the tables, with their rows: first those of this plan's targets, then earlier results."""
        plan = self.site.plan
        found = [standing(plan, table, row) for table in plan.tables for row in table.indicators]
        ranks = self._ranks(found)
        rows = {each.row.id: self._row(each) for each in found}
        for table in sorted(plan.tables, key=lambda table: table.has_results):
            for position, category in enumerate(table.categories, 1):
                number = f"{table.number}-{position}"
                name = category.title(self.language)
                own = (_filed(rows[row.id], number, ranks[row.id]) for row in category.indicators)
                yield IndicatorGroup(
                    id=number,
                    table=table.number,
                    name=inline(name, language=self.language),
                    title=inline(
                        " · ".join(filter(None, (table.label(self.language).name, name))), language=self.language
                    ),
                    rows=tuple(own),
                )

    def _row(self, found: Standing) -> IndicatorRow:
        row, plan, words = found.row, self.site.plan, self.language.words
        earlier = plan.indicator(row.baseline) if row.baseline else None
        later, moved = later_of(plan).get(row.id), self._moved(row)
        serving, reporting = (tuple(self._links(blocks)) for blocks in (plan.serving(row.id), plan.reporting(row.id)))
        return IndicatorRow(
            id=row.id,
            name=inline(row.title(self.language), language=self.language),
            address=self._to(row.identity),
            target=self._quantity(row, row.target) if row.target else None,
            base=self._base(table_of(plan)[row.id], row),
            moved=moved,
            doubts=tuple(self._doubt(note) for note in doubts(plan, row)),
            earlier=self._other(earlier, "baseline_of", earlier.actual) if earlier else None,
            later=self._other(later, "continued", later.target) if later else None,
            below=tuple(self._below(row, each) for each in below(plan, row)),
            actual=self._quantity(row, row.actual) if row.actual else None,
            reports=tuple(self._reports(found)),
            state=found.verdict.state,
            state_name="" if found.verdict.state == "unreported" else words[f"state_{found.verdict.state}"],
            reason=words[f"reason_{found.verdict.reason}"] if found.verdict.reason else "",
            count=self._count(len(serving)) if serving else "",
            serving=serving,
            reporting=reporting,
            tags={"state": found.verdict.state, "kind": " ".join(_kinds(row))},
            ranks={},
        )

    def _quantity(self, row: Indicator, value: Value) -> Markup:
        return inline(row.quantity(value, self.language), language=self.language)

    def _count(self, count: int) -> str:
        return self.language.words["count_measure" if count == 1 else "count_measures"].format(count=count)

    def _moved(self, row: Indicator) -> MovementView | None:
        level, moved = baseline(self.site.plan, row), movement(self.site.plan, row)
        if level is None or moved is None:
            return None
        reached = row.quantity(level.value, self.language)
        return MovementView(kind=moved, text=self.language.words[f"moved_{moved}_from"].format(level=reached))

    def _doubt(self, note: Note) -> DoubtView:
        known = note.identity in self.site.addresses
        text = inline(note.text[self.language], language=self.language)
        return DoubtView(text=text, address=self._to(note.identity) if known else "")

    def _reports(self, found: Standing) -> Iterator[ReportView]:
        for year, report in found.reports:
            source = report.source[self.language]
            yield ReportView(
                year=self.language.words["reported_in"].format(year=year),
                value=inline(found.row.quantity(report.value, self.language), language=self.language),
                source=inline(self.language.words["reported_source"].format(source=source, date=report.date)),
            )

    def _below(self, row: Indicator, level: Below) -> BelowView:
        text = self.language.words["target_below"].format(value=row.quantity(level.figure, self.language))
        note = next((note.identity for note in level.notes if note.identity in self.site.addresses), None)
        return BelowView(text=text, address=self._to(note) if note else "")

    def _base(self, table: Table, row: Indicator) -> str:
        """Where it began by its own table, under the head of that column."""
        column = main_column(table.columns, "base")
        if column is None or row.base is None:
            return ""
        return column.head[self.language] + self.language.writing.colon + row.quantity(row.base, self.language)

    def _other(self, row: Indicator, form: str, value: Value | None) -> BlockLink:
        """The indicator that measures the same thing in another table."""
        table = table_of(self.site.plan)[row.id]
        shown = row.quantity(value, self.language) if value else self.language.words["not_given"]
        title = self.language.words[form].format(table=table.label(self.language).name, value=shown)
        return BlockLink(label="", title=inline(title, language=self.language), address=f"#{row.id}")

    def _links(self, blocks: tuple[Identity, ...]) -> Iterator[BlockLink]:
        for block in blocks:
            if block in self.site.addresses:
                yield self._link(block, self.titles.get(block, ""))

    def _link(self, identity: Identity, title: str) -> BlockLink:
        return BlockLink(label=identity.label, title=inline(title, language=self.language), address=self._to(identity))

    def _to(self, identity: Identity) -> str:
        known = identity in self.site.addresses
        return relative(self.page, self.site.addresses.of(identity, self.language)) if known else ""

    def _name_key(self, name: str) -> Any:
        bare = "".join(filter(str.isalnum, name))
        return self.language.reading.sort_key(bare, None), bare

    def _ranks(self, found: list[Standing]) -> dict[str, dict[str, int]]:
        """The place of each indicator in each order, from 0; equal ones keep the order of the plan."""
        orders: dict[str, Callable[[Standing], Any]] = {
            "name": lambda each: self._name_key(each.row.name[self.language]),
            "state": lambda each: STATES.index(each.verdict.state),
            "share": _share_key,
            "measures": lambda each: -len(self.site.plan.serving(each.row.id)),
        }
        ranks: dict[str, dict[str, int]] = {each.row.id: {} for each in found}
        for name, key in orders.items():
            for rank, each in enumerate(sorted(found, key=key)):
                ranks[each.row.id][name] = rank
        return ranks


def _kinds(row: Indicator) -> Iterator[IndicatorKind | str]:
    if row.kind:
        yield row.kind
    if row.kind == "count":
        yield "new" if row.new else "total"


def _share_key(found: Standing) -> Any:
    """The smallest share of the target first; what has none comes last."""
    own = share(found.result, found.row.target)
    return own[0] if own else _LAST
