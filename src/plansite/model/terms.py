"""Terms of the glossary in running text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan, Term
from plansite.model.derived import per_language, per_plan

_WORD: Final = re.compile(r"\w")
_PIECE: Final = re.compile(r"\w+|[^\w\s]")


class TermFinder:
    """The glossary in one language, by how its terms begin, the longest first.

    Where words stand between blanks a term is found as whole words in any letter case; between Han characters it is
    found wherever it stands. One regular expression of all terms would do the same, but takes longer to compile than
    the plan takes to read.
    """

    def __init__(self, terms: tuple[Term, ...], language: Language) -> None:
        self._by_word = language.script != "Hani"
        self._found: dict[str, tuple[tuple[int, int, Term], ...]] = {}
        self._by_form: dict[str, Term] = {}
        for term in terms:
            for form in term.renderings(language):
                self._by_form.setdefault(self._key(form), term)
        start = _PIECE if self._by_word else re.compile(r"\S")
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(self._by_form, key=len, reverse=True):
            if found := start.match(form):
                self._by_start[found[0]].append(form)
        firsts = "".join(map(re.escape, self._by_start))
        self._starts = start if self._by_word or not firsts else re.compile(f"[{firsts}]")

    def _key(self, text: str) -> str:
        lowered = text.lower()
        return lowered if self._by_word and len(lowered) == len(text) else text

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
        return not self._by_word or not _WORD.match(text, end)


@per_language
def term_finder(plan: Plan, language: Language) -> TermFinder:
    """The glossary of a plan in one of its languages."""
    return TermFinder(plan.glossary, language)


@per_plan
def terms_in_original(plan: Plan) -> Mapping[Identity, frozenset[str]]:
    """The terms that the original uses, by block. Words of a translation are a term only where the original has it."""
    found: defaultdict[Identity, set[str]] = defaultdict(set)
    finder = term_finder(plan, plan.original)
    for passage in plan.passages(plan.original):
        found[passage.id].update(term.id for _, _, term in finder.uses(passage.text))
    return {block: frozenset(terms) for block, terms in found.items()}
