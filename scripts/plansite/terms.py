"""Terms of the glossary in running text."""

import re
from collections.abc import Iterator

from plansite.model import Term
from plansite.vocabulary import Language


class TermFinder:
    """The glossary in one language as one pattern, the longest term first."""

    def __init__(self, terms: tuple[Term, ...], language: Language) -> None:
        self._language = language
        self._by_form: dict[str, Term] = {}
        for term in terms:
            forms = (term.zh,) if language == "zh" else (term.en, *term.forms)
            for form in forms:
                self._by_form.setdefault(self._key(form), term)
        longest_first = sorted(self._by_form, key=len, reverse=True)
        joined = "|".join(map(re.escape, longest_first)) or r"(?!)"
        self._pattern = re.compile(joined if language == "zh" else rf"(?<!\w)(?:{joined})(?!\w)")

    def _key(self, text: str) -> str:
        lowered = text.lower()
        return lowered if self._language == "en" and len(lowered) == len(text) else text

    def uses(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Start, end and term of every use in a text, left to right, the longest term at each place."""
        for match in self._pattern.finditer(self._key(text)):
            yield match.start(), match.end(), self._by_form[match[0]]
