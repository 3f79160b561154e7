"""Terms of the glossary in running text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.memory import per_plan
from plansite.model import Plan, Term
from plansite.vocabulary import LANGUAGES, Language

#: What a term begins with: a character of Chinese, a word or a mark of English.
_START: Final[dict[Language, re.Pattern[str]]] = {"zh": re.compile(r"\S"), "en": re.compile(r"\w+|[^\w\s]")}
_WORD: Final = re.compile(r"\w")


class TermFinder:
    """The glossary in one language, by how its terms begin, the longest first.

    One regular expression of all terms would do the same, but takes longer to compile than the plan takes to read.
    """

    def __init__(self, terms: tuple[Term, ...], language: Language) -> None:
        self._language = language
        self._found: dict[str, tuple[tuple[int, int, Term], ...]] = {}
        self._by_form: dict[str, Term] = {}
        for term in terms:
            forms = (term.zh,) if language == "zh" else (term.en, *term.forms)
            for form in forms:
                self._by_form.setdefault(self._key(form), term)
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(self._by_form, key=len, reverse=True):
            if start := _START[language].match(form):
                self._by_start[start[0]].append(form)
        firsts = "".join(map(re.escape, self._by_start))
        self._starts = re.compile(f"[{firsts}]") if language == "zh" and firsts else _START[language]

    def _key(self, text: str) -> str:
        lowered = text.lower()
        return lowered if self._language == "en" and len(lowered) == len(text) else text

    def uses(self, text: str) -> tuple[tuple[int, int, Term], ...]:
        """Start, end and term of every use in a text, left to right, the longest term at each place.

        A text stands on more than one page and is asked for more than once, so what was found is kept.
        """
        if text not in self._found:
            self._found[text] = tuple(self._uses(self._key(text)))
        return self._found[text]

    def _uses(self, text: str) -> Iterator[tuple[int, int, Term]]:
        end = 0
        for start in self._starts.finditer(text):
            if start.start() < end or start[0] not in self._by_start:
                continue
            for form in self._by_start[start[0]]:
                if text.startswith(form, start.start()) and self._is_whole(text, start.start() + len(form)):
                    end = start.start() + len(form)
                    yield start.start(), end, self._by_form[form]
                    break

    def _is_whole(self, text: str, end: int) -> bool:
        return self._language == "zh" or not _WORD.match(text, end)


@per_plan
def term_finders(plan: Plan) -> Mapping[Language, TermFinder]:
    """The glossary of a plan in each language."""
    return {language: TermFinder(plan.glossary, language) for language in LANGUAGES}
