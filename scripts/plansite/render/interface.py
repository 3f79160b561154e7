"""The words of the site itself, in both languages: ``interface.yml`` beside this module."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.vocabulary import LANGUAGES, Language

Words = Mapping[str, str]
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FILE: Final = Path(__file__).with_name("interface.yml")


class IncompleteInterface(ValueError):
    """A string of the interface lacks a language."""


@cache
def interface() -> dict[Language, Words]:
    """Every string of the interface by language and key.

    Raises:
        IncompleteInterface: a string lacks a language or has one too many. There is no fallback.
    """
    entries = yaml.load(_FILE.read_text("utf-8"), Loader=_Loader)
    for key, texts in entries.items():
        if set(texts) != set(LANGUAGES) or not all(isinstance(text, str) and text for text in texts.values()):
            raise IncompleteInterface(f"{_FILE.name}: {key} needs a text in each of {', '.join(LANGUAGES)}")
    return {language: {key: texts[language] for key, texts in entries.items()} for language in LANGUAGES}
