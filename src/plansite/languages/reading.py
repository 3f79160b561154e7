"""How a text of a language is read: its numbers and figures, its sentences and marks, how its characters sound.

The folder of each language fills this in, in a module of the same name. What it leaves out has a default that holds for
any language written in words between blanks; a language that says nothing at all can be read, too.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, wraps
from itertools import pairwise
from typing import Final, Literal

from plansite.ground.characters import FORMAT
from plansite.ground.values import ValueWords
from plansite.languages.agreement import Agreement

FigureForm = Literal["date", "name", "blank", "digits", "count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingNumber:
    """The number at the head of a title: ``text`` with its mark and blank (``三、``, ``(2) ``), ``label`` without."""

    text: str
    label: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers that a text gives, so that those of its translation can be compared with them.

    ``figures`` are those in digits, with ``%`` where it stands, each as often as it does. ``words`` are those in words,
    ``months`` the months of its dates; None where the language does not say how to find them. ``possible`` may stand
    for a number, but need not (Grade III).
    """

    figures: Counter[str]
    words: frozenset[str] | None = None
    months: Counter[int] | None = None
    possible: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.figures or self.words or self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure:
    """One figure of a text: its string, where it begins, and what it says.

    ``form``: a date, a name with digits in it, a blank to be filled in, a number in digits or one in words. ``bound``
    is one of ≥ ≤ > <, or empty. ``number`` is that of digits and words; of a range, the last one.
    """

    start: int
    text: str
    form: FigureForm
    unit: str = ""
    number: Decimal | None = None
    bound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a text is: what is counted, and what that is called in English, one and many.

    ``usual``: how many there are, at least and at most, where Chinese has one character: so that the lengths of any two
    languages can be compared.
    """

    counted: re.Pattern[str] = re.compile(r"[\w’'%.-]*\w[\w’'%.-]*")
    one: str = "word"
    many: str = "words"
    usual: tuple[float, float] = (0.40, 1.10)

    def of(self, text: str) -> int:
        """How many of them a text has."""
        return len(self.counted.findall(text))


#: Where a part of a text begins, and where it ends.
Span = tuple[int, int]
#: Digits in a row that anybody reads; longer ones are compared in pieces.
_FIGURE: Final = re.compile(r"(\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?)( ?%)?")
#: What stays whole when two texts are compared: a number with its sign, a word, a blank, any other character.
_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*[%‰]?|\w+(?:[’'-]\w+)*|\s+|.", re.DOTALL)
_HEADING: Final = re.compile(r"(\d{1,9})\.\s|\((\d{1,9})\)\s")
#: Characters and marks of Chinese.
_HAN: Final = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")


def shown(number: Decimal) -> str:
    """A number for comparison: 15000, 2.5."""
    return f"{number.normalize():f}" if number == number.to_integral() else f"{number:f}"


def numbers(text: str) -> Numbers:
    """The numbers in digits."""
    found = (shown(Decimal(match[1].replace(",", ""))) + ("%" if match[2] else "") for match in _FIGURE.finditer(text))
    return Numbers(figures=Counter(found))


def remembered(find: Callable[[str], Iterable[FoundFigure]]) -> Callable[[str], tuple[FoundFigure, ...]]:
    """Look for the figures of a text once: editions of a plan have most of their passages in common."""

    @lru_cache(maxsize=4096)
    @wraps(find)
    def found(text: str) -> tuple[FoundFigure, ...]:
        return tuple(find(text))

    return found


@remembered
def figures(text: str) -> Iterable[FoundFigure]:
    """The numbers in digits, each with % where it stands."""
    for match in _FIGURE.finditer(text):
        number, unit = Decimal(match[1].replace(",", "")), (match[2] or "").strip()
        yield FoundFigure(start=match.start(), text=match[0], form="digits", unit=unit, number=number)


def one_blank(text: str) -> str:
    """A text as it is published: no blanks at its ends, one where there are several, nothing that is not seen."""
    return " ".join(FORMAT.sub("", text).split())


def letters_and_digits(text: str, sounds: str | None = None) -> str:
    """What brings texts into the order of the alphabet: marks do not count, nor does the case of letters."""
    return "".join(character for character in text if character.isalnum() or character.isspace()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a text of the language is read.

    ``headings`` matches the number at the head of a title; its one group that matched is the number itself, which
    ``value`` turns into an integer. ``foreign`` finds characters that a translation into the language does not have.
    ``pairs`` are the marks that come in pairs, opening → closing; ``unpaired`` are marks that are never right.
    ``token`` finds what stays whole when two texts are compared: words between blanks, or single characters.
    ``breath`` is how long a sentence may be to be read aloud at once, as ``length`` counts; None where nobody says.
    ``sounds`` gives how a character sounds, the usual way first; ``sort_key`` what puts texts in order, with the
    sounds that an editor gives. ``half_width``, ``variants`` and ``gaps`` find what a language set in full-width
    characters must not have: offset and character, offset and character with the right one, offset of a blank.
    ``published`` sets a text as received in the way in which the language is published, marks and blanks; the words
    stay. ``agreement`` holds the words by which the rules of consistency read a text; each rule without its words is
    silent. ``value_words`` are those around the number of a value in a table.
    ``responsible`` finds who is to do what a received text says: one of its groups holds the words.
    """

    headings: re.Pattern[str] = _HEADING
    value: Callable[[str], int] = int
    numbers: Callable[[str], Numbers] = numbers
    figures: Callable[[str], Iterable[FoundFigure]] = figures
    length: Length = field(default_factory=Length)
    sentence_end: re.Pattern[str] = re.compile(r"[.!?](?=[”»)]?(?:\s|$))")
    clause_end: re.Pattern[str] = re.compile(";")
    foreign: re.Pattern[str] | None = _HAN
    pairs: Mapping[str, str] = field(default_factory=lambda: {"(": ")", "[": "]"})
    unpaired: str = ""
    token: re.Pattern[str] = _TOKEN
    breath: int | None = None
    sounds: Callable[[str], tuple[str, ...]] = lambda character: ()
    sort_key: Callable[[str, str | None], str] = letters_and_digits
    half_width: Callable[[str], Iterable[tuple[int, str]]] = lambda text: ()
    variants: Callable[[str], Iterable[tuple[int, str, str]]] = lambda text: ()
    gaps: Callable[[str], Iterable[int]] = lambda text: ()
    published: Callable[[str], str] = one_blank
    agreement: Agreement = field(default_factory=Agreement)
    value_words: ValueWords = field(default_factory=ValueWords)
    responsible: re.Pattern[str] | None = None

    def who_is_responsible(self, text: str) -> tuple[str, ...]:
        """Who is to do what a text says, in its words, each once."""
        found = self.responsible.finditer(text) if self.responsible else ()
        return tuple(dict.fromkeys(next(filter(None, match.groups())) for match in found))

    def heading_number(self, title: str) -> HeadingNumber | None:
        """The number at the head of a title, if it has one."""
        match = self.headings.match(title)
        if match is None:
            return None
        label = next(filter(None, match.groups()))
        return HeadingNumber(text=match[0], label=label, value=self.value(label))

    def sentences(self, text: str) -> tuple[str, ...]:
        """A text, sentence by sentence; what has no full stop at its end is one, too."""
        return tuple(text[start:end].strip() for start, end in self.sentence_spans(text))

    def sentence_spans(self, text: str) -> tuple[Span, ...]:
        """Where each sentence of a text begins and ends, with the blanks around it."""
        cuts = [0, *(self._behind(text, match.end()) for match in self.sentence_end.finditer(text)), len(text)]
        return tuple((start, end) for start, end in pairwise(cuts) if text[start:end].strip())

    def clause_spans(self, text: str, sentence: Span) -> tuple[Span, ...]:
        """Where each part of a sentence begins and ends that stands between semicolons."""
        start, end = sentence
        cuts = [start, *(match.end() for match in self.clause_end.finditer(text, start, end)), end]
        return tuple((first, last) for first, last in pairwise(cuts) if text[first:last].strip())

    def _behind(self, text: str, at: int) -> int:
        """The place behind the closing marks that stand at a place."""
        closing = {*self.pairs.values(), "’"}
        return next((end for end in range(at, len(text)) if text[end] not in closing), len(text))
