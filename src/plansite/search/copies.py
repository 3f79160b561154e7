"""Generated records: a plan many times as long, for measuring."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from plansite.languages import Language
from plansite.search.records import Record, Words

_NUMBERED: Final = re.compile(r"^([smpcta]?)(\d+)")


def lengthened(
    records: Sequence[Record], languages: Sequence[Language], times: int, *, seed: int = 1
) -> Iterator[Record]:
    """The records, then copies with identities of their own and texts of equal length, made of the clauses of all."""
    chance = random.Random(seed)
    clauses = {
        language: [clause for record in records for clause in _clauses(record[language].text, language)]
        for language in languages
    }

    def text(words: Words, pool: list[str]) -> Words:
        made = ""
        while len(made) < len(words.text):
            made += chance.choice(pool)
        return Words(head=words.head, text=made[: len(words.text)])

    yield from records
    for copy in range(1, times):
        for record in records:
            yield replace(
                record,
                id=_moved(record.id, copy),
                up=_moved(record.up, copy),
                page=_moved(record.page, copy),
                words={language: text(record[language], clauses[language]) for language in languages},
            )


def _clauses(text: str, language: Language) -> list[str]:
    writing = language.writing
    ends = "".join(re.escape(mark.strip()) for mark in (writing.full_stop, writing.semicolon, writing.comma))
    found: list[str] = re.findall(f"[^{ends}]+[{ends}]?", text)
    return found


def _moved(name: str, copy: int) -> str:
    """``m3-1-2`` → ``m1003-1-2``; a name without a number gets the copy's at its end."""
    if _NUMBERED.match(name):
        return _NUMBERED.sub(lambda match: f"{match[1]}{int(match[2]) + 1000 * copy}", name, count=1)
    return f"{name}-{copy}" if name and not name.endswith("/") else name
