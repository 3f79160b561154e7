"""The editions of the plan: what each is, with its days, and the document that adopted it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from plansite.edition.history import histories
from plansite.edition.kept import Published, earlier, published
from plansite.edition.pairs import pairs
from plansite.languages import Language
from plansite.model import Edition, Plan
from plansite.pages.addresses import home_of, kept_data, relative
from plansite.pages.changes import changes_address
from plansite.pages.inline import inline
from plansite.pages.kinds import where
from plansite.pages.stage import day_of
from plansite.render.actions import actions
from plansite.render.front import front
from plansite.render.history import HISTORY
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adoption:
    """The document that adopted an edition, as the page shows it."""

    title: Markup
    number: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An edition as the page lists it; ``text`` is where it is read, ``data`` its files, ``compared`` comparisons."""

    date: str
    name: Markup
    facts: tuple[tuple[str, str], ...]
    adoption: _Adoption | None
    latest: bool
    text: str
    data: tuple[tuple[str, str], ...]
    compared: tuple[tuple[str, str], ...]


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    plan = site.plan
    page = front(
        site, language, PAGE.name, PAGE.title(language), PAGE.description(plan, language), schema="CollectionPage"
    )
    text = render_template(
        "editions.md.jinja",
        page=page,
        first=_first(plan, language),
        entries=[_entry(plan, each, page.address, language) for each in reversed(published(plan))],
        history=relative(page.address, f"{language}/{HISTORY}/") if histories(plan, plan.original) else "",
        actions=actions(plan, page, language),
        say=language.words,
    )
    yield page.path, text


def _entry(plan: Plan, each: Published, page: str, language: Language) -> _Entry:
    edition = each.edition
    return _Entry(
        date=each.date,
        name=inline(edition.name[language], language=language),
        facts=tuple(_facts(edition, language)),
        adoption=_adoption(edition, language),
        latest=each.latest,
        text=_text(plan, each, page, language),
        data=tuple(_data(plan, each, page, language)),
        compared=tuple(_compared(plan, each, page, language)),
    )


def _first(plan: Plan, language: Language) -> str:
    """What is said of a day before the first edition; empty where there is one alone, and nothing to choose from."""
    days = [each.date for each in published(plan)]
    return language.words["edition_none"].format(day=day_of(days[0], language)) if len(days) > 1 else ""


def _text(plan: Plan, each: Published, page: str, language: Language) -> str:
    """The way to its home in the language, or in the original where it lacks that."""
    old = next((old for old in earlier(plan) if old.meta.edition == each.edition), plan)
    return relative(page, home_of(old, language if language in old.languages else old.original))


def _data(plan: Plan, each: Published, page: str, language: Language) -> Iterator[tuple[str, str]]:
    """Name and address of the data of an earlier edition; those of the latest have a page of their own."""
    if not each.latest:
        yield "JSON", relative(page, kept_data(each.date, "json"))
        for other in (other for other in each.plan.languages if other in plan.languages):
            name = f"Akoma Ntoso{language.writing.brackets.format(language.name_of(other))}"
            yield name, relative(page, kept_data(each.date, f"{other}.akn.xml"))


def _compared(plan: Plan, each: Published, page: str, language: Language) -> Iterator[tuple[str, str]]:
    """Name and address of the comparisons with later editions, the next first."""
    found = [pair for pair in pairs(plan) if pair.old.date == each.date]
    for at, pair in enumerate(sorted(found, key=lambda pair: pair.new.date)):
        key = "changes_with_latest" if pair.new.latest else "changes_with" if at else "changes_with_next"
        name = language.words[key].format(edition=pair.new.edition.name[language] or pair.new.date)
        yield name, relative(page, changes_address(pair.name, language))


def _facts(edition: Edition, language: Language) -> Iterator[tuple[str, str]]:
    """Status and days, those that plan.yml gives."""
    words = language.words
    status = words[f"edition_status_{edition.status.replace('-', '_')}"]
    yield words["status"], status[:1].upper() + status[1:]
    yield words["edition_published"], day_of(edition.published, language)
    if edition.adopted:
        yield words["edition_adopted"], day_of(edition.adopted, language)
    if edition.effective:
        yield words["edition_effective"], day_of(edition.effective, language)


def _adoption(edition: Edition, language: Language) -> _Adoption | None:
    by = edition.adopted_by
    if by is None:
        return None
    return _Adoption(title=inline(by.title[language], language=language), number=by.number or "", link=by.link or "")


PAGE: Final = PageRow(
    name="editions",
    group="about_site",
    languages=where(lambda plan: bool(plan.meta.editions)),
    navigation=13,
    home=10,
    searched=True,
    build=_build,
)
