"""Values of indicators: the string of the source, read once as what it means.

    ============  ===========================  =======================================
    number        ``≥98`` ``-3.2`` ``＞55％``   ``comparator`` and ``number``
    range         ``80—85`` ``3.5-4%``         ``low`` and ``high``
    approximate   ``8%左右`` ``约95``           ``low`` and ``high``, both the one number
    cumulative    ``[13.5]`` ``〔18〕``          ``low`` and ``high``, both the one number
    words         ``完成省下达任务``             nothing
    void          ``—``                        nothing
    broken        ``≥9x``                      nothing: begins like a number and is none
    ============  ===========================  =======================================

Full-width digits and signs mean what their half-width forms mean. Only a number is charted and judged.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, Self

from plansite.ground.vocabulary import COMPARATORS

ValueKind = Literal["number", "range", "approximate", "cumulative", "words", "void", "broken"]

#: Full-width digits and signs → what they mean; each stands in the place of one character.
_PLAIN: Final = str.maketrans("０１２３４５６７８９．％＜＞－−，～", "0123456789.%<>--,~")
_NUMBER: Final = r"-?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?"
_SIGN: Final = r"[%‰]?"
_BOUND: Final = f"[{''.join(COMPARATORS)}]"
_RANGE: Final = re.compile(
    rf"(?P<low>{_NUMBER}){_SIGN}\s*(?:—{{1,2}}|–|-|~|至|to)\s*(?P<high>{_NUMBER})(?P<sign>{_SIGN})"
)
_BRACKETED: Final = re.compile(
    rf"[\[［〔【(（](?P<comparator>{_BOUND}?)(?P<low>{_NUMBER})(?P<sign>{_SIGN})[\]］〕】)）]",
    re.ASCII,
)
_VOID: Final = re.compile(r"[-—–/]{1,4}")
_LIKE_A_NUMBER: Final = re.compile(rf"{_BOUND}|[-\[［〔]?\d")

#: Values of more digits are slips; up to here, a share of one in another is exact enough in `decimal` to be drawn.
_MOST_DIGITS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueWords:
    """The words of a language around a number: about, at least. Those before it and those behind it."""

    about_before: tuple[str, ...] = ()
    about_behind: tuple[str, ...] = ()
    bounds_before: Mapping[str, str] = field(default_factory=dict)
    bounds_behind: Mapping[str, str] = field(default_factory=dict)


_NO_WORDS: Final = ValueWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A target or an actual, e.g. ``≥98``: what is shown is ``text``, the string of the source, unrounded.

    ``comparator`` and ``digits`` are what its parts mean, ``number`` the number without its comparator, exact; only a
    value of kind ``number`` has them. ``sign`` is a % or ‰ that it has itself; ``behind`` are the words behind the
    number (``左右``). ``by_language`` holds words in each language. ``parse`` and ``str`` are inverses.
    """

    text: str
    kind: ValueKind
    comparator: str = ""
    digits: str = ""
    number: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    sign: str = ""
    behind: str = ""
    by_language: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str, words: ValueWords = _NO_WORDS) -> Self:
        """Read a value with the words of the language in which the plan was written.

        >>> Value.parse("≥98").number, Value.parse("80—85").high, Value.parse("零发生").kind
        (Decimal('98'), Decimal('85'), 'words')
        """
        plain = text.translate(_PLAIN).strip()
        if match := _number_form(words).fullmatch(plain):
            return cls._counted(text, match, words)
        if match := _RANGE.fullmatch(plain):
            low, high = _decimal(match["low"]), _decimal(match["high"])
            return cls(text=text, kind="range", low=low, high=high, sign=match["sign"])
        if match := _BRACKETED.fullmatch(plain):
            low = _decimal(match["low"])
            return cls(text=text, kind="cumulative", low=low, high=low, sign=match["sign"])
        if _VOID.fullmatch(plain):
            return cls(text=text, kind="void")
        return cls(text=text, kind="broken" if _LIKE_A_NUMBER.match(plain) else "words")

    @classmethod
    def in_words(cls, texts: Mapping[str, str]) -> Self:
        """A value that is words, by the codes of the languages, the original first."""
        return cls(text=next(iter(texts.values()), ""), kind="words", by_language=tuple(texts.items()))

    @classmethod
    def _counted(cls, text: str, match: re.Match[str], words: ValueWords) -> Self:
        digits, behind = match["digits"].replace(",", ""), match["behind"] or ""
        if len(re.sub(r"\D", "", digits)) > _MOST_DIGITS:
            return cls(text=text, kind="broken")
        if match["about"] or behind in words.about_behind:
            low = Decimal(digits)
            return cls(text=text, kind="approximate", low=low, high=low, sign=match["sign"], behind=behind)
        said = (match["before"] or "").strip()
        comparator = match["comparator"] or words.bounds_before.get(said, "") or words.bounds_behind.get(behind, "")
        return cls(
            text=text,
            kind="number",
            comparator=comparator,
            digits=digits,
            number=Decimal(digits),
            sign=match["sign"],
            behind=behind,
        )

    def __str__(self) -> str:
        return self.text

    def in_language(self, code: str) -> str:
        """What is shown in a language."""
        return dict(self.by_language).get(code, "") if self.by_language else self.text

    @property
    def is_measured(self) -> bool:
        """Whether it is made of numbers, so that a unit belongs to it."""
        return self.kind in {"number", "range", "approximate", "cumulative"}


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _number_form(words: ValueWords) -> re.Pattern[str]:
    """One number with what may stand before and behind it."""
    about, before = _any(words.about_before), _any(words.bounds_before)
    behind = _any((*words.about_behind, *words.bounds_behind))
    return re.compile(
        rf"(?P<about>(?:{about})\s*)?(?:(?P<comparator>{_BOUND})|(?P<before>(?:{before})\s*))?\s*"
        rf"(?P<digits>{_NUMBER})\s*(?P<sign>{_SIGN})\s*(?P<behind>{behind})?",
        re.ASCII,
    )


def _any(words: "tuple[str, ...] | Mapping[str, str]") -> str:
    """An alternative of words, the longest first; without any, one that matches nothing."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
