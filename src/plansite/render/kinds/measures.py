"""The page of measures: first what is promised in figures, then every other measure and item."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Chapter, ColumnCall, FigureEntry, Measure, Paragraph, Plan
from plansite.model.classification import Classification, classification
from plansite.model.figures import Figure
from plansite.pages.addresses import relative
from plansite.pages.extracts import first_words
from plansite.pages.inline import inline
from plansite.pages.kinds import where
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.served import served
from plansite.render.site import Site, chapter_title
from plansite.render.templates import render_template
from plansite.render.views import IndicatorLink, Served


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promised figure, as the register shows it."""

    figure: Markup
    blank: bool
    unit: Markup
    by: str
    basis: str
    quote: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure, item or paragraph."""

    label: str
    address: str
    title: Markup
    commitments: tuple[Commitment, ...]
    served: Served
    responsible: tuple[Markup, ...]


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    words = language.words
    description = PAGE.description(site.plan, language)
    page = front(site, language, PAGE.name, PAGE.heading(language), description, hide=("toc",))
    groups = list(_groups(site, page.address, language))
    rows = [row for group in groups for row in group["rows"]]
    promising = [row for row in rows if row.commitments]
    begun = site.plan.figures is not None  # until then nobody knows which figures promise something
    lead = words["measures_promised_lead" if begun else "measures_lead"].format(
        figures=sum(len(row.commitments) for row in promising), blocks=len(promising), all=len(rows)
    )
    text = render_template(
        "measures.md.jinja",
        page=page,
        groups=groups,
        lead=lead,
        promised=list(_only(groups, promising=True)),
        others=list(_only(groups, promising=False)),
        rest=words["measures_rest" if begun else "measures_all"].format(count=len(rows) - len(promising)),
        named=any(row.responsible for row in rows),
        count=words["register_count"].format(shown=len(rows), all=len(rows)),
        indicators=_serving(groups),
        actions=actions(site.plan, page, language),
        colon=language.writing.colon,
        say=words,
    )
    yield page.path, text


def _only(groups: list[dict[str, Any]], *, promising: bool) -> Iterator[dict[str, Any]]:
    """The chapters with those of their rows that promise a figure, or with those that promise none."""
    for group in groups:
        if rows := [row for row in group["rows"] if bool(row.commitments) == promising]:
            yield group | {"rows": rows}


def _groups(site: Site, address: str, language: Language) -> Iterator[dict[str, Any]]:
    promised = classification(site.plan)
    find = served(site.plan, site.addresses, language, address)
    for chapter in site.plan.expression(language).chapters:
        rows = [
            Row(
                label=block.label,
                address=relative(address, site.addresses.of(block, language)),
                title=inline(title, language=language),
                commitments=tuple(_commitments(site.plan, promised, block, language)),
                served=find(block),
                responsible=_responsible(site, block, language),
            )
            for block, title in _blocks(site, promised, chapter, language)
        ]
        if rows:
            yield {
                "number": chapter.number,
                "title": inline(chapter_title(chapter, language), language=language),
                "rows": rows,
            }


def _blocks(
    site: Site, promised: Classification, chapter: Chapter, language: Language
) -> Iterator[tuple[Identity, str]]:
    """Measures, items, and the other paragraphs that promise, serve or name someone, each with its title."""
    for block in chapter.blocks:
        match block:
            case Measure():
                yield block.id, block.lead
            case Paragraph() if _listed(site, promised, block.id):
                yield block.id, first_words(block.text, language)
            case ColumnCall(number=number):
                column = site.plan.expression(language).column(number)
                for item in column.items if column else ():
                    yield item.id, item.lead or first_words(item.text, language)


def _listed(site: Site, promised: Classification, block: Identity) -> bool:
    link = site.plan.link_of(block)
    return bool(promised.promises(block) or (link and (link.indicators or link.responsible)))


def _commitments(plan: Plan, promised: Classification, block: Identity, language: Language) -> Iterator[Commitment]:
    words = language.words
    for figure, entry in promised.promises(block):
        yield Commitment(
            figure=inline(_figure(plan, figure, entry, language), language=language),
            blank=figure.blank,
            unit=inline(entry.unit[language] if entry.unit else "", language=language),
            by=words["due_by"].format(year=entry.by) if entry.by else "",
            basis=words[f"basis_{entry.basis}"] if entry.basis else "",
            quote=inline(entry.quote[language] if entry.quote else "", language=language),
        )


def _figure(plan: Plan, figure: Figure, entry: FigureEntry, language: Language) -> str:
    return entry.in_language(language, plan.original) or figure.text


def _responsible(site: Site, block: Identity, language: Language) -> tuple[Markup, ...]:
    link = site.plan.link_of(block)
    return tuple(inline(words[language], language=language) for words in link.responsible) if link else ()


def _serving(groups: list[dict[str, Any]]) -> list[IndicatorLink]:
    """The indicators that a measure serves, each once, in the order of the register."""
    links = (link for group in groups for row in group["rows"] for link in row.served.serves)
    return list({link.id: link for link in links}.values())


def _has_any(plan: Plan) -> bool:
    """Whether there is a measure, an item or a promise to list."""
    promised = classification(plan)
    blocks = (block for chapter in plan.text.chapters for block in chapter.blocks)
    return bool(plan.text.columns or plan.links) or any(
        isinstance(block, Measure) or (isinstance(block, Paragraph) and promised.promises(block.id)) for block in blocks
    )


PAGE: Final = PageRow(
    name="measures",
    heading_key="title_measures",
    languages=where(_has_any),
    navigation=4,
    home=4,
    searched=True,
    kept=True,
    build=_build,
)
