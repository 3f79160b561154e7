"""The terms of a text, as docs/assets/js/search/candidates.js takes a query apart.

Only the postings of a large plan need them: the browser scans a small plan's text as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from plansite.languages import Language
from plansite.languages.stems import Stems
from plansite.search.folding import normalised


class Tokens:
    """Takes the texts of some languages apart. A Chinese text may hold English words, and the other way round."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self._stems = {language: stems_of(language, languages) for language in languages}
        unspaced, letters = classes(languages)
        self._word = re.compile(f"[{letters}]+")
        runs = [f"[{unspaced}]+"] if unspaced else []
        self._token = re.compile("|".join([*runs, self._word.pattern, r"\d+(?:\.\d+)*"]))

    def terms(self, text: str, language: Language) -> Iterator[str]:
        """Of characters without blanks each with its neighbour, and the last of a run; stems of words; numbers."""
        for token in self._token.findall(normalised(text)):
            if token[0].isdecimal():
                yield token
            elif self._word.fullmatch(token):
                stems = self._stems[language]
                yield stems.stem(token) if stems else token
            else:
                yield from (token[at : at + 2] for at in range(len(token)))


def stems_of(language: Language, languages: Sequence[Language]) -> Stems | None:
    """The rules for words in a text of the language: its own, else those of the first language that has some."""
    own = language.searching.stems
    return own or next((other.searching.stems for other in languages if other.searching.stems), None)


def classes(languages: Sequence[Language]) -> tuple[str, str]:
    """What stands in the texts, as classes of a regular expression: characters without blanks, and letters of words."""
    return _classes(tuple(language.searching.unspaced for language in languages)), _classes(
        tuple(language.searching.letters for language in languages)
    )


@cache
def _classes(parts: tuple[str, ...]) -> str:
    return "".join(dict.fromkeys(parts))
