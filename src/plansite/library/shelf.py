"""What the library's own pages are made of, and how they say what plans say."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from plansite.languages import Language, language
from plansite.library.card import Card, Texts
from plansite.library.catalogue import Named
from plansite.library.library import Library
from plansite.library.same import Shared
from plansite.pages import templates
from plansite.pages.inline import inline
from plansite.render.front import address_of

_TEMPLATES: Final = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the theme is told of a page. ``alternates`` are its addresses in each language, by the code."""

    path: str
    title: str
    description: str
    lang: str
    alternates: Mapping[str, str]
    feeds: Mapping[str, str]
    hide: tuple[str, ...] = ("toc",)

    @property
    def address(self) -> str:
        """Where MkDocs publishes it."""
        return address_of(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a plan on a page; ``tag`` is that of their language where it is not the page's."""

    words: Markup
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the pages are made of: the library, the cards of its published plans by address, what plans share.

    ``feeds`` are the titles of the feeds by the code of their language, where there are feeds.
    """

    library: Library
    cards: Mapping[str, Card]
    shared: tuple[Shared, ...]
    feeds: Mapping[str, str]

    def page(self, here: Language, name: str, title: str, description: str) -> Page:
        """A page of one language, that every language has."""
        every = {each.code: address_of(f"{each}/{name}.md") for each in self.library.languages}
        return Page(
            path=f"{here}/{name}.md",
            title=title,
            description=description,
            lang=here.code,
            alternates=every,
            feeds=self.feeds,
        )

    def place(self, card: Card, here: Language) -> str:
        """The name of a plan's place; empty where nobody says."""
        return _named(self.library.places, card.where, here)

    def field(self, card: Card, here: Language) -> str:
        """The name of a plan's field."""
        return _named(self.library.fields, card.field, here)


def _named(names: Mapping[str, Named], key: str | None, here: Language) -> str:
    """What a list calls one of its words in a language; the word itself where it does not say."""
    found = names.get(key or "")
    return (found.name[here] if found else "") or key or ""


def said(texts: Texts, here: Language) -> Said:
    """Words in the language of the page, or in the first that has them."""
    if here.code in texts or not texts:
        return Said(words=inline(texts.get(here.code, "")))
    code, words = next(iter(texts.items()))
    return Said(words=inline(words), tag=language(code).tag)


def nearest(texts: Texts, here: Language) -> str:
    """Likewise, of addresses."""
    return texts.get(here.code) or next(iter(texts.values()))


def render_template(template: str, **values: Any) -> str:
    """One template of this room with its values."""
    return templates.render_template(_TEMPLATES / template, **values)


def order(text: str, here: Language) -> str:
    """What brings texts into the order of a language."""
    return here.reading.sort_key(text, None)
