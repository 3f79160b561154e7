"""Records: what a search can find, one for each identity, both languages side by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.identities import Identity
from plansite.ground.vocabulary import KINDS
from plansite.languages import LANGUAGES, Language
from plansite.model import Chapter, Column, Indicator, Measure, Paragraph, Plan, Section, Table, TableCall
from plansite.model.blocks import ColumnCall
from plansite.model.entries import Text
from plansite.pages.addresses import Addresses
from plansite.pages.downloads import whole_titles
from plansite.pages.facts import facts
from plansite.pages.kinds import PageKind

#: The kinds of a record, by their number in the index: those of the plan, then pages of the site itself.
RECORD_KINDS: Final[tuple[str, ...]] = (*KINDS, "site")
_COLON: Final[dict[Language, str]] = {"zh": "：", "en": ": "}
_STOP: Final[dict[Language, str]] = {"zh": "；", "en": "; "}
#: Units that stand beside their figure without a blank, in English too.
_JOINED: Final = ("%", "‰")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a record says in one language: its title, and the text below it."""

    head: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One block. ``page`` is its page below the language (``3/``), ``up`` what it stands in, by identity."""

    id: str
    kind: str
    page: str
    up: str
    zh: Words
    en: Words

    def __getitem__(self, language: Language) -> Words:
        return self.zh if language == "zh" else self.en


def records(plan: Plan, kinds: Iterable[PageKind] = ()) -> Iterator[Record]:
    """Every block of the plan in reading order, then notes, terms and the site's own pages."""
    yield _cover(plan)
    yield from _notice(plan)
    for zh, en in zip(plan.zh.chapters, plan.en.chapters, strict=False):
        yield from _chapter(plan, zh, en)
    yield from _notes(plan)
    for term in plan.glossary:
        forms = "; ".join(term.renderings(LANGUAGES[1])[1:])
        note = {language: term.note[language] if term.note else "" for language in LANGUAGES}
        english = " ".join(filter(None, (note["en"], f"[{forms}]" if forms else "")))
        yield Record(
            id=str(term.identity),
            kind="term",
            page="glossary/",
            up="glossary",
            zh=Words(head=term.zh, text=note["zh"]),
            en=Words(head=term.en, text=english),
        )
    yield from _site_pages(plan, kinds)


def _both(identity: Identity, page: str, up: str, zh: Words, en: Words) -> Record:
    name = identity.key if identity.kind == "page" else str(identity)
    return Record(id=name, kind=identity.kind, page=page, up=up, zh=zh, en=en)


def _cover(plan: Plan) -> Record:
    def words(language: Language) -> Words:
        meta = plan.meta
        words = language.words
        lines = [f"{name}{_COLON[language]}{fact}" for name, fact in facts(plan, language)]
        lines += [words["downloads"], *(title for _, title in whole_titles(plan, language))]
        lines += [meta.summary[language]] if meta.summary else []
        return Words(head=meta.title[language], text=_STOP[language].join(lines))

    return _both(Identity(kind="page", key="cover"), "", "", words(LANGUAGES[0]), words(LANGUAGES[1]))


def _notice(plan: Plan) -> Iterator[Record]:
    zh, en = plan.zh.notice, plan.en.notice
    if zh is None or en is None:
        return
    yield _both(Identity(kind="page", key="notice"), "notice/", "", Words(head=zh.title), Words(head=en.title))
    for one, other in zip(zh.paragraphs, en.paragraphs, strict=False):
        yield _both(one.id, "notice/", "notice", Words(head="", text=one.text), Words(head="", text=other.text))


def _chapter(plan: Plan, zh: Chapter, en: Chapter) -> Iterator[Record]:
    page, up = f"{zh.number}/", zh.id.key
    preamble = {language: language.words["preamble"] for language in LANGUAGES}
    yield _both(zh.id, page, "", Words(head=zh.title or preamble["zh"]), Words(head=en.title or preamble["en"]))
    for one, other in zip(zh.blocks, en.blocks, strict=False):
        match one, other:
            case Section(), Section():
                yield _both(one.id, page, zh.id.key, Words(head=one.text), Words(head=other.text))
                up = str(one.id)
            case Measure(), Measure():
                yield _both(
                    one.id, page, up, Words(head=one.lead, text=one.text), Words(head=other.lead, text=other.text)
                )
            case Paragraph(), Paragraph():
                yield _both(one.id, page, up, Words(head="", text=one.text), Words(head="", text=other.text))
            case TableCall(), _:
                if table := plan.table(one.number):
                    yield from _table(table, page, up)
            case ColumnCall(), _:
                first, second = plan.zh.column(one.number), plan.en.column(one.number)
                if first and second:
                    yield from _column(first, second, page, up)


def _column(zh: Column, en: Column, page: str, up: str) -> Iterator[Record]:
    def words(column: Column, language: Language) -> Words:
        return Words(head=column.heading(language))

    yield _both(zh.id, page, up, words(zh, LANGUAGES[0]), words(en, LANGUAGES[1]))
    for one, other in zip(zh.items, en.items, strict=False):
        yield _both(
            one.id, page, str(zh.id), Words(head=one.lead, text=one.text), Words(head=other.lead, text=other.text)
        )


def _table(table: Table, page: str, up: str) -> Iterator[Record]:
    def words(language: Language) -> Words:
        head = table.head
        cells = [text[language] for text in (head.category, head.name, head.unit, head.target, head.actual) if text]
        cells += [category.name[language] for category in table.categories]
        note = [table.note[language]] if table.note else []
        label = str(table.label(language))
        cells.append(language.words["tables"])  # what the site calls it
        return Words(head=label + table.caption[language], text=_STOP[language].join(note + cells))

    yield _both(table.id, page, up, words(LANGUAGES[0]), words(LANGUAGES[1]))
    for category in table.categories:
        for row in category.indicators:
            zh, en = (_row(table, category.name, row, language) for language in LANGUAGES)
            yield _both(row.identity, page, str(table.id), zh, en)


def _row(table: Table, category: Text, row: Indicator, language: Language) -> Words:
    """``规划目标值：≥98%；产品质量``: each figure with its unit, so that 98% is found as it is said."""
    unit = row.unit[language] if row.unit else ""
    gap = "" if language == "zh" or unit.startswith(_JOINED) or not unit else " "
    figures = [(table.head.target, row.target), (table.head.actual, row.actual)]
    cells = [f"{name[language]}{_COLON[language]}{figure}{gap}{unit}" for name, figure in figures if name and figure]
    head = row.title(language)
    return Words(head=head, text=_STOP[language].join([*cells, category[language]]))


def _notes(plan: Plan) -> Iterator[Record]:
    addresses = Addresses(plan)
    for note in plan.notes:
        if note.block in addresses:
            up = note.block.key if note.block.kind == "page" else str(note.block)
            zh, en = (
                Words(head=language.words[f"note_kind_{note.kind.replace('-', '_')}"], text=note.text[language])
                for language in LANGUAGES
            )
            yield _both(note.identity, addresses.page(note.block), up, zh, en)


def _site_pages(plan: Plan, kinds: Iterable[PageKind]) -> Iterator[Record]:
    """The pages of the site itself that the search knows."""
    for kind in kinds:
        if kind.searched:
            zh, en = (_site_page(plan, kind, language) for language in LANGUAGES)
            yield Record(id=kind.name, kind="site", page=f"{kind.name}/", up="", zh=zh, en=en)


def _site_page(plan: Plan, kind: PageKind, language: Language) -> Words:
    more = kind.search_text(plan, language) if kind.search_text else ()
    text = " ".join([kind.description(plan, language), *more])
    return Words(head=kind.title(language), text=re.sub(r"\s*\n\s*", " ", text))
