"""What MkDocs is told of the library's own pages: the theme of a plan, with the library's name and navigation."""

from collections.abc import Iterator
from typing import Any

import yaml

from plansite.languages import Language
from plansite.library.library import Library
from plansite.pages.inline import attribute
from plansite.render.front import SEVERAL
from plansite.site.settings import interface, material_name, theme_words

#: The pages of a language in the order of the navigation: the word that names each, and the name of its file.
PAGES = (("library_plans", "index"), ("library_indicators", "indicators/index"), ("library_open", "open"))


def configuration(library: Library) -> str:
    """The settings that mkdocs.yml inherits."""
    languages, title = library.languages, library.catalogue.title
    original = languages[0]
    settings = {
        "site_name": str(attribute(title[original])),
        "nav": ["index.md", *({each.name: _navigation(each)} for each in languages)],
        "not_in_nav": "/*/indicators/*.md\n",
        "theme": {"language": material_name(original)},
        "extra": {
            "languages": [each.code for each in languages],
            "language": {each.code: _interface(library, each) for each in languages}
            | {SEVERAL: _interface(library, original) | _together(languages)},
        },
    }
    text: str = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# Generated from library.yml; mkdocs.yml inherits it.\n{text}"


def _navigation(language: Language) -> list[dict[str, str]]:
    return [{str(attribute(language.words[key])): f"{language}/{name}.md"} for key, name in PAGES]


def _interface(library: Library, language: Language) -> dict[str, Any]:
    """What the templates ask of the language of a page."""
    title = library.catalogue.title[language]
    return interface(
        language,
        plan={"name": title, "short": title, "imprint": "", "issuer": "", "issued": ""},
        words=_own(theme_words(language), language),
        links=list(_links(language)),
    )


def _own(words: dict[str, str], *languages: Language) -> dict[str, str]:
    """The theme's words, with those that a library says otherwise than a plan: ``library_home`` for ``home``."""
    own = {"home": "library_home", "search.placeholder": "library_search", "not.found.text": "library_not_found"}
    return words | {key: " ".join(each.words[word] for each in languages) for key, word in own.items()}


def _links(language: Language) -> Iterator[dict[str, Any]]:
    yield {"name": language.words["data"], "address": "data/datapackage.json"}
    yield {"name": language.words["theme_top"], "address": "#"}


def _together(languages: tuple[Language, ...]) -> dict[str, Any]:
    """What is different on the page at the root, which is for readers of every language."""
    words = _own(theme_words(*languages), *languages)
    return {"code": SEVERAL, "serves": [each.code for each in languages], "home": ".", "words": words}
