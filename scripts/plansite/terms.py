"""Terms of the glossary in running text."""

import re

from plansite.model import Term
from plansite.vocabulary import Language


class TermFinder:
    """The glossary in one language as one pattern, the longest term first."""

    def __init__(self, terms: tuple[Term, ...], language: Language) -> None:
        self._language = language
        self._found: dict[str, tuple[tuple[int, int, Term], ...]] = {}
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

    def uses(self, text: str) -> tuple[tuple[int, int, Term], ...]:
        """Start, end and term of every use in a text, left to right, the longest term at each place.

        A text stands on more than one page and is asked for more than once, so what was found is kept.
        """
        if text not in self._found:
            matches = self._pattern.finditer(self._key(text))
            self._found[text] = tuple((match.start(), match.end(), self._by_form[match[0]]) for match in matches)
        return self._found[text]
