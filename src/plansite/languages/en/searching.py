"""How words of the language are found: what is folded, which forms and spellings are one."""

from pathlib import Path
from typing import Final

from plansite.languages.en.stems import STEMS
from plansite.languages.searching import Reference, Searching, read_elsewhere

_STOP: Final = (
    "a an and any are as at be by can do does for from how i in into is it its me my of on or our should that the "
    "their there this to was we were what when where which who will with you your"
)
_NUMBERS: Final = (
    "one i",
    "two ii",
    "three iii",
    "four iv",
    "five v",
    "six vi",
    "seven vii",
    "eight viii",
    "nine ix",
    "ten x",
    "eleven xi",
    "twelve xii",
)
_TENS: Final = ("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
#: Words of a question that say nothing of what is asked.
_QUESTIONS: Final = (
    r"\b(?:how|what|where|when|who|why|which|about|do|does|can|is|are|the|a|an|to|of|for|my|i|we|you|any|there|please)\b"
)  # fmt: skip
#: Words that ask for a figure.
_AMOUNTS: Final = (
    r"\b(?:how (?:many|much)|(?:the )?numbers? of|targets?|percentages?(?: of)?|(?:(?:by|in|for) )?20\d\d)\b"
)
_REFERENCES: Final = (
    Reference(form="(?:chapter|ch|part){d}", names=("$1",)),
    Reference(form="(?:chapter|part){n}", names=("$1",)),
    Reference(form="chapter{d},?section{d}", names=("s$1-$2",)),
    Reference(form="(?:section|sec){d}[-.]{d}", names=("s$1-$2",)),
    Reference(form="measure{d}[-.]{d}[-.]{d}", names=("m$1-$2-$3",)),
    Reference(form="(?:paragraph|para){d}[-.]{d}[-.]{d}", names=("p$1-$2-$3",)),
    Reference(form="(?:specialcolumn|column|box){d}[-.]{d}", names=("c$1-$2",)),
    Reference(form="(?:specialcolumn|column|box|item){d}[-.]{d}[-.]{d}", names=("c$1-$2-$3",)),
    Reference(form="(?:specialcolumn|column|box){d}", names=("c$1", "c$1-1")),
    Reference(form="table{n}", names=("t$1",)),
)

SEARCHING: Final = Searching(
    stop=frozenset(_STOP.split()),
    questions=_QUESTIONS,
    amounts=_AMOUNTS,
    number_words={word: number for number, words in enumerate(_NUMBERS, 1) for word in words.split()}
    | {word: 10 * number for number, word in enumerate(_TENS, 1)},
    rewritten=((r"(\d) ?per ?cent\b", "$1%"),),
    elsewhere=read_elsewhere(Path(__file__).parent),
    references=_REFERENCES,
    stems=STEMS,
)
