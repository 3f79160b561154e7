"""Small plans for search, and the files of their index as the engine reads them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any, Final

from plansite.languages import Language, language
from plansite.languages.searching import Searching
from plansite.load import load
from plansite.model import Plan
from plansite.render.kinds import PAGES
from plansite.search import FOLDER, Record, pack, records
from plansite.search.copies import lengthened
from tests.conftest import ROOT

#: A language that has no folder: Latin letters with accents, no forms of words.
MADE_UP: Final = replace(
    language("en"), code="xx", tag="tlh", name="Xä", searching=Searching(), words=dict(language("en").words)
)


@cache
def plan() -> Plan:
    """The small plan, in Chinese and English."""
    loaded = load(ROOT / "tests/plans/small").plan
    assert loaded is not None
    return loaded


@cache
def found() -> tuple[Record, ...]:
    """Its records."""
    return tuple(records(plan(), PAGES))


def index(*languages: Language) -> dict[str, str]:
    """The index of the small plan in some languages; what the made-up one says is the English backwards."""
    every = languages or plan().languages
    return pack([_in(record, every) for record in found()], every, plan().glossary, plan().readers_words)


@cache
def pieces(times: int = 30) -> dict[str, str]:
    """The index of the small plan many times as long, cut into pieces."""
    return pack(tuple(lengthened(found(), plan().languages, times)), plan().languages, plan().glossary, small=0)


def _in(record: Record, languages: tuple[Language, ...]) -> Record:
    words = {each: record[each] for each in languages}
    if MADE_UP in words:
        english = record[language("en")]
        words[MADE_UP] = replace(english, head=_made_up(english.head), text=_made_up(english.text))
    return replace(record, words=words)


def _made_up(text: str) -> str:
    return re.sub(r"[a-z]+", lambda word: f"é{word[0][::-1]}", text)


def read(script: str) -> tuple[str, Any]:
    """The name and the data of one file of the index."""
    name, data = re.fullmatch(r'planSearch\.add\("([^"]+)",(.*)\)\n', script, re.DOTALL).groups()  # type: ignore[union-attr]
    return name, json.loads(data)


def manifest(files: dict[str, str]) -> Any:
    """What the manifest of an index says."""
    return read(files[f"{FOLDER}/manifest.js"])[1]
