"""One term, one rendering."""

from collections.abc import Iterator

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan, Term
from plansite.model.terms import term_finder


def rendered(term: Term, text: str, language: Language) -> bool:
    """Whether a comparable text uses the term's rendering or one of its forms, in any letter case."""
    return any(True for form in term.renderings(language) for _ in uses(comparable(form), text, language))


def comparable(text: str) -> str:
    """In lower case, line breaks and blanks alike."""
    return " ".join(text.lower().split())


def uses(form: str, text: str, language: Language) -> Iterator[int]:
    """Where a form stands in a text, both comparable: as whole words, where words stand between blanks."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if language.script == "Hani" or not (_is_word(text[start - 1 : start]) or _is_word(text[end : end + 1])):
            yield start
            start = end - 1
        start = text.find(form, start + 1)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def term_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every term without its rendering, with the block and the term."""
    finder = term_finder(plan, plan.original)
    for pair in pairs(plan):
        terms = {term.id: term for _, _, term in finder.uses(pair.original)}
        text = comparable(pair.translated)
        for term in terms.values():
            if term[pair.language] and not rendered(term, text, pair.language):
                yield pair.id, term[pair.source], _fault(pair, term)


def _fault(pair: Pair, term: Term) -> Fault:
    forms, name = ", ".join(term.renderings(pair.language)), term[pair.source]
    return Fault(
        place=pair.place,
        message=f"{pair.id}: {name} is not rendered as approved",
        hint=f"write {forms}; or add the form that this sentence needs to plan/glossary.yml",
        hint_zh=f"“{name}”应译为 {forms}；若句子需要别的词形，请加进 plan/glossary.yml 的 forms",
    )


@rule("translation-term")
def other_rendering(plan: Plan) -> Iterator[Fault]:
    """A term of the glossary is rendered as approved in every block that uses it; the longest term at a place counts.

    Bad:  计量 in the Chinese and “weights and scales” in the English
    Good: “metrology”, or a form that plan/glossary.yml lists
    """
    for identity, about, fault in term_faults(plan):
        if not plan.allows("translation-term", str(identity), about):
            yield fault
