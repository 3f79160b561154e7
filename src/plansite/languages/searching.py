"""How words of the language are found: what is folded, which forms and spellings are one.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
The index of search carries it to the browser as data, so that the engine there names no language.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plansite.languages.numerals import Numerals
from plansite.languages.stems import Stems

#: Small letters of the Latin script, as in a class of a regular expression: plain ones, then those with accents.
LATIN = "a-zß-öø-ɏ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengths:
    """How many characters are much: a text in Han characters takes a third of the room that letters take.

    ``block`` is the length of a usual block, ``excerpt`` that of the text shown for a result, ``before`` what an
    excerpt shows before the first word found, ``name`` how much of a block without a title stands for one.
    """

    block: int = 480
    excerpt: int = 230
    before: int = 60
    name: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A way to name a block: 第三章第一节, table two.

    ``form`` is a regular expression for all that is typed, in small letters and without blanks. ``{d}`` in it is a
    number in digits, ``{n}`` a number in digits or words. ``names`` are the identities that may be meant, the likeliest
    first; ``$1`` stands for the first number.
    """

    form: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Searching:
    """How words of the language are found: what is folded, which forms and spellings are one.

    ``unspaced``: the characters that stand without blanks between words, as in a class of a regular expression; empty
    for a language with blanks. ``letters``: those that its other words are made of.
    ``stop``: words that a block need not hold. ``questions``: words of a question that say nothing of what is asked, a
    regular expression. ``amounts``: words that ask for a figure (how many, 多少), likewise. ``numbering``: what may
    stand before a title and is no part of it, likewise.
    ``number_words``: numbers that have a word of their own. ``numerals``: how numbers are written in characters.
    ``rewritten``: what is typed and how the plan has it: a regular expression, and what stands in its place (``$1`` is
    its first group). ``elsewhere``: words that other countries use, and those that this language's plans use for them.
    ``references``: ways to name a block.
    ``stems``: which forms and spellings of a word are one. ``variants``: the pairs of characters that are one, of those
    that matter for some texts. ``syllables``: how the characters of some texts are read in Latin letters.
    """

    unspaced: str = ""
    letters: str = LATIN
    lengths: Lengths = Lengths()
    stop: frozenset[str] = frozenset()
    questions: str = ""
    amounts: str = ""
    numbering: str = ""
    number_words: Mapping[str, int] = field(default_factory=dict)
    numerals: Numerals | None = None
    rewritten: tuple[tuple[str, str], ...] = ()
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    stems: Stems | None = None
    variants: Callable[[Iterable[str]], str] | None = None
    syllables: Callable[[Iterable[str]], Mapping[str, str]] | None = None


def read_elsewhere(folder: Path) -> dict[str, tuple[str, ...]]:
    """``elsewhere.txt`` in the folder of a language: a word, a colon, what it is called here, divided by semicolons."""
    lines = (folder / "elsewhere.txt").read_text("utf-8").splitlines()
    pairs = (line.split(":") for line in lines if line and not line.startswith("#"))
    return {word.strip(): tuple(form.strip() for form in forms.split(";")) for word, forms in pairs}
