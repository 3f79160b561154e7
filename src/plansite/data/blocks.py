"""A JSON file for each block, at its identity: ``data/blocks/m3-1-2.json``."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from plansite.data.block_parts import BlockFile, MovedFile
from plansite.data.outline import OutlineEntry, Titled, outline
from plansite.edition.document import Document
from plansite.edition.document.entries import LinkPart
from plansite.edition.document.fields import Texts
from plansite.edition.document.inserts import GridPart
from plansite.edition.document.tables import TablePart
from plansite.edition.document.text import ColumnPart
from plansite.edition.serial import json_text
from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.model.terms import term_finder
from plansite.pages.addresses import Addresses, facing_folder, short_address

T = TypeVar("T")
Fields = dict[str, Any]
_FILE: Final[TypeAdapter[BlockFile]] = TypeAdapter(BlockFile)
#: The texts of a block in which terms are looked for.
_TEXTS: Final = ("title", "lead", "text", "caption", "name", "unit")


def block_files(document: Document, plan: Plan, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Path below the folder of the data → text: every block, and what was moved with where it went."""
    hanging = _Hanging(document, plan, addresses)
    for entry in outline(document):
        kind = "grid" if isinstance(entry.part, GridPart) else entry.kind
        fields = {"id": entry.id, "kind": kind, **_content(entry), **_around(entry), **hanging.on(entry)}
        yield f"blocks/{entry.id}.json", json_text(_FILE.validate_python(fields))
    for move in document.moved:
        yield f"blocks/{move.source}.json", json_text(MovedFile(moved=move))


def block_address(plan: Plan, addresses: Addresses, block: str) -> dict[str, str]:
    """Where a block is published, from the root of the site: in each language, side by side, and its short address."""
    identity = Identity.parse(block)
    whole = [language for language in plan.languages if not addresses.waits(identity, language)]
    found = {language.code: addresses.of(identity, language) for language in whole}
    for translation in plan.translations:
        if (beside := addresses.facing(identity, translation)) not in found.values():
            found[facing_folder(plan, translation)] = beside
    if identity.kind != "page":
        found["short"] = short_address(identity)
    return found


def _content(entry: OutlineEntry) -> Fields:
    """What the block says; a block that holds others names them."""
    match entry.part:
        case Titled(title=title, blocks=blocks):
            return {"title": title, "blocks": blocks}
        case ColumnPart(items=items) as part:
            return part.model_dump(exclude={"id", "items"}) | {"items": tuple(item.id for item in items)}
        case TablePart(categories=categories) as part:
            named = tuple(
                {"name": each.name, "indicators": tuple(row.id for row in each.indicators)} for each in categories
            )
            return part.model_dump(exclude={"id", "categories"}) | {"categories": named}
        case part:
            fields = part.model_dump(exclude={"id", "kind"})
            return {"category": entry.category.name, **fields} if entry.category else fields


def _around(entry: OutlineEntry) -> Fields:
    chapter, section = entry.chapter, entry.section
    return {
        "chapter": {"id": chapter.id, "title": chapter.title} if chapter else None,
        "section": {"id": section.id, "text": section.text} if section else None,
        "within": entry.within,
    }


class _Hanging:
    """What hangs on each block of a document, and which blocks stand beside it."""

    def __init__(self, document: Document, plan: Plan, addresses: Addresses) -> None:
        self._plan = plan
        self._addresses = addresses
        self._finder = term_finder(plan, plan.original)
        self._notes = _grouped(document.notes, lambda note: (note.block,))
        self._links = _grouped(document.links, _ends)
        self._progress = _grouped(document.progress, lambda report: (report.indicator,))
        blocks = [entry.id for entry in outline(document) if entry.kind != "page"]
        self._next = dict(pairwise(blocks))
        self._previous = {after: before for before, after in self._next.items()}

    def on(self, entry: OutlineEntry) -> Fields:
        """What hangs on one block."""
        return {
            "address": block_address(self._plan, self._addresses, entry.id),
            "notes": self._notes.get(entry.id, ()),
            "terms": tuple(self._terms(entry)),
            "links": self._links.get(entry.id, ()),
            "progress": self._progress.get(entry.id, ()),
            "previous": self._previous.get(entry.id),
            "next": self._next.get(entry.id),
        }

    def _terms(self, entry: OutlineEntry) -> Iterator[Fields]:
        """The terms that the original of the block uses, in order of first use."""
        texts = self._texts(entry)
        terms = (term for text in texts for _, _, term in self._finder.uses(text))
        for identity, term in {term.identity: term for term in terms}.items():
            yield {"id": str(identity)} | {language.code: term[language] for language in self._plan.languages}

    def _texts(self, entry: OutlineEntry) -> Iterator[str]:
        if entry.id != "cover":
            found: Iterable[Texts | None] = (getattr(entry.part, key, None) for key in _TEXTS)
            yield from (texts[self._plan.original.code] for texts in found if texts)


def _ends(link: LinkPart) -> Iterable[str]:
    """The block of a link, and the indicators that it leads to."""
    return dict.fromkeys((link.block, *link.indicators, *link.reports))


def _grouped(entries: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Mapping[str, tuple[T, ...]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            found[key].append(entry)
    return {key: tuple(each) for key, each in found.items()}
