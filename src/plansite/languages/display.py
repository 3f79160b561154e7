"""How things are shown in a language: days, lists, the first words of a text, citations.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plansite.languages.citation import CitationForm, Work, plain


def in_a_row(items: Sequence[str]) -> str:
    """Items as a sentence lists them, where no word stands before the last."""
    return ", ".join(items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """How things are shown in a language.

    Attributes:
        names: what the language calls languages, by their codes.
        listing: items as a sentence lists them: ``a, b and c``.
        languages: the same for names of languages.
        all_languages: the same where a sentence need not name them: ``both languages``.
        day: how a day is written in a sentence.
        first_words: how many characters of its text name a block that has no title.
        quotation: how many characters of a block are quoted where a page leads to it.
        ellipsis: stands where the first words of a text break off.
        citation_standards: the forms of citation that standards of the language prescribe, each made for a work.
        plain_citation: the form of citation for a text or a letter.
        bibtex_name: what BibTeX calls the language (``langid``).
    """

    names: Mapping[str, str] = field(default_factory=dict)
    listing: Callable[[Sequence[str]], str] = in_a_row
    languages: Callable[[Sequence[str]], str] = in_a_row
    all_languages: Callable[[Sequence[str]], str] = in_a_row
    day: Callable[[date], str] = date.isoformat
    first_words: int = 70
    quotation: int = 150
    ellipsis: str = " …"
    citation_standards: tuple[Callable[[Work], CitationForm], ...] = ()
    plain_citation: Callable[[Work], CitationForm] = plain
    bibtex_name: str = ""
