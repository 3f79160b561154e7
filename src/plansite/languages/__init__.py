"""The languages that a plan can have: one folder each, found by name.

A new language is a new folder with the same modules; nothing lists the folders.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Final

from plansite.languages.base import Label, Language, Script, Words, Writing

__all__ = ["LANGUAGES", "Label", "Language", "Script", "UnknownLanguage", "Words", "Writing", "known", "language"]


class UnknownLanguage(KeyError):
    """No folder is named so."""


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


#: For as long as some code still asks for both languages without a plan.
LANGUAGES: Final = (language("zh"), language("en"))
