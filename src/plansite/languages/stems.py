"""Stems: which forms and spellings of a word are one, told as data that Python and the browser apply alike."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

#: A regular expression whose first group stays, and what stands in place of the rest of what it matches.
Cut = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stems:
    """The rules for a language. Regular expressions are such as Python and JavaScript read alike.

    ``spellings``: words that the plan spells otherwise, or has in another form. ``respelt``: endings that it spells
    otherwise, each applied. ``shortest``: the letters of the shortest word that is cut. ``steps``: one after the other;
    of each the first cut that fits is made.
    """

    spellings: Mapping[str, str]
    respelt: tuple[Cut, ...]
    shortest: int
    steps: tuple[tuple[Cut, ...], ...]

    def spelt(self, word: str) -> str:
        """The word as the plan spells it: center → centre."""
        word = self.spellings.get(word, word)
        for cut in self.respelt:
            word = _after((cut,), word)
        return word

    def stem(self, word: str) -> str:
        """What forms of the word have in common. Not a word; only equal for words that belong together."""
        return _stem(self, word)

    def data(self) -> dict[str, object]:
        """The rules as the browser gets them."""
        return {
            "spellings": dict(self.spellings),
            "respelt": self.respelt,
            "shortest": self.shortest,
            "steps": self.steps,
        }


@cache
def _stem(stems: Stems, word: str) -> str:
    word = stems.spelt(word)
    if len(word) >= stems.shortest:
        for step in stems.steps:
            word = _after(step, word)
    return word


def _after(step: Iterable[Cut], word: str) -> str:
    for pattern, ending in step:
        if match := re.search(pattern, word):
            return word[: match.start()] + match[1] + ending + word[match.end() :]
    return word
