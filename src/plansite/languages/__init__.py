"""The languages that a plan can have: one folder each, found by name.

A new language is a new folder with the same modules; nothing lists the folders.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from plansite.languages.base import Label, Language, Script, Words, Writing

__all__ = [
    "Label",
    "Language",
    "Script",
    "UnknownLanguage",
    "Words",
    "Writing",
    "folder",
    "known",
    "language",
    "language_of",
    "of_findings",
]


class UnknownLanguage(KeyError):
    """No folder is named so."""


@cache
def known() -> tuple[str, ...]:
    """The codes of all languages, in order of the alphabet."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if found.ispkg))


@cache
def language(code: str) -> Language:
    """The language of a code.

    Raises:
        UnknownLanguage: there is no such folder.
    """
    if code not in known():
        raise UnknownLanguage(code)
    found: Language = import_module(f"{__name__}.{code}").LANGUAGE
    return found


def folder(language: Language) -> Path:
    """The folder of a language."""
    return Path(str(import_module(f"{__name__}.{language}").__file__)).parent


def of_findings() -> tuple[Language, Language]:
    """The two languages of findings: that of messages and hints, and that of the hints for the office."""
    return language("en"), language("zh")


def language_of(text: str) -> Language:
    """The language of a text, as far as its script tells: the first whose script most of its letters are of."""
    han = sum("\u3400" <= character <= "\u9fff" for character in text)
    script: Script = "Hani" if han * 2 > sum(character.isalpha() for character in text) - han else "Latn"
    return next(found for found in map(language, known()) if found.script == script)
