"""What a language must offer so that the rules of consistency can read its text, one set for each family of rules.

A rule reads the original. Where the language of the original does not offer what a rule needs, the rule finds nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["chapter", "column", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """What a figure is about, in words.

    ``subject`` takes the words of its clause before a figure, and ``topic`` those, the words behind it and its unit.
    ``same`` says whether two sets of words name one quantity, ``bare`` leaves out what may be said or not. ``year`` and
    ``period`` find a year and a period that a sentence names, ``changed`` what follows the start of a change, ``due``
    writes a year as a deadline does, ``quoted_period`` finds the plan's own years named as a period. ``new`` marks a
    number to be added, ``basis`` what else a quotation says of its number.
    """

    subject: Callable[[str], str]
    topic: Callable[[str, str, str], str]
    same: Callable[[str, str], bool]
    bare: Callable[[str], str]
    year: re.Pattern[str]
    period: re.Pattern[str]
    changed: re.Pattern[str]
    due: str
    quoted_period: re.Pattern[str]
    new: re.Pattern[str]
    basis: Mapping[Literal["new", "total"], re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """Names of what is a share, told per thousand, counted, or measured; marks behind a figure that ends its clause."""

    share: re.Pattern[str]
    per_mille: re.Pattern[str]
    counted: re.Pattern[str]
    measured: re.Pattern[str]
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Ranges and changes of two numbers (groups ``first``, ``second``, ``way``), and which way a name or a verb faces.

    ``whole_range`` is a range that is one figure by itself.
    """

    range: re.Pattern[str]
    whole_range: re.Pattern[str]
    change: re.Pattern[str]
    falling: tuple[str, ...]
    up: re.Pattern[str]
    down: re.Pattern[str]
    rises: re.Pattern[str]
    falls: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A total and its parts: the words between them, the label before a part, marks between parts and round them."""

    total: re.Pattern[str]
    all_parts: re.Pattern[str]
    some_parts: re.Pattern[str]
    label: re.Pattern[str]
    stops: str
    comma: str
    brackets: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number of things as a text gives it (``said`` in so many words), and how many the list beside it may have."""

    start: int
    end: int
    said: str
    word: str
    number: int
    listed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of things: those with a list beside them, those that a title gives, those of the plan's own parts."""

    listed: Callable[[str], Iterable[Claim]]
    titled: Callable[[str], Claim | None]
    parts: Callable[[str], Iterable[tuple[Part, Claim]]]
    indicators: Callable[[str], Iterable[tuple[str, Claim]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Years and five-year periods. ``five`` and ``nth`` find the ordinal of one (group ``nth``), ``order`` counts them.

    ``due`` finds a year that something is due by, ``span`` the plan's own years, ``date`` a day of the notice, with a
    fourth group where something is due by it. ``back``, ``done`` and ``ahead`` are words that look back, tell what has
    been done, and look beyond the plan; ``results`` are those of a heading for results.
    """

    title: re.Pattern[str]
    due: re.Pattern[str]
    span: re.Pattern[str]
    five: re.Pattern[str]
    nth: re.Pattern[str]
    order: str
    back: re.Pattern[str]
    done: re.Pattern[str]
    ahead: re.Pattern[str]
    results: re.Pattern[str]
    date: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels of government: that of a title, and from it the words of the others; names in quotation marks are left."""

    own: re.Pattern[str]
    others: Callable[[str, str], re.Pattern[str]]
    quoted: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """How a text falls into sentences, clauses and things of a list, and what of it does not count.

    ``titles`` are names of documents; ``left_out`` is not compared; ``marks`` stand at the ends of a stretch; ``when``
    is a clause that says no more than when; ``number`` finds numbers.
    """

    titles: re.Pattern[str]
    left_out: re.Pattern[str]
    sentence: re.Pattern[str]
    clause: re.Pattern[str]
    thing: re.Pattern[str]
    when: re.Pattern[str]
    number: re.Pattern[str]
    list_comma: str
    marks: str
    stops: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What a rule of form sees: lost stops, doubled marks, and words and characters that stand twice in a row.

    ``remark`` is one in brackets at the end of a text. ``never_doubled`` and ``reduplicated`` are single characters,
    ``begins`` finds words that begin with the last character of the word before them, ``boundaries`` are marks that no
    word reaches across.
    """

    stops: tuple[str, ...]
    closing: str
    inner: re.Pattern[str]
    remark: re.Pattern[str]
    clause_marks: str
    doubled_marks: re.Pattern[str]
    pairs: Mapping[str, str]
    doubled_word: re.Pattern[str]
    doubled: re.Pattern[str]
    never_doubled: frozenset[str]
    reduplicated: frozenset[str]
    begins: re.Pattern[str]
    boundaries: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Clauses that open with a verb, and how a second one opens behind its object without a mark between them."""

    clause: re.Pattern[str]
    opening: re.Pattern[str]
    second: re.Pattern[str]
    pivot: re.Pattern[str]
    before: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What is a value in an editor's note, what is none, and the tables and blocks that it names."""

    value: re.Pattern[str]
    no_value: re.Pattern[str]
    table: re.Pattern[str]
    block: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """All that the rules of consistency ask of a language.

    ``stops`` end a sentence, ``marks`` a clause. ``blanks`` finds what a document leaves open, ``all_met`` the claim
    that all targets were met, ``references`` what names a part of the plan by its number. ``no_longer`` are the words
    of a note on statistics that have ended. ``says`` holds, by the name of a rule, of which words an editor's note on
    its subject has one.
    """

    stops: str = ".!?;"
    marks: str = ",.;:!?"
    says: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    blanks: tuple[re.Pattern[str], ...] = ()
    references: Mapping[Part, re.Pattern[str]] = field(default_factory=dict)
    all_met: re.Pattern[str] | None = None
    no_longer: str = ""
    things: Things | None = None
    units: Units | None = None
    bounds: Bounds | None = None
    sums: Sums | None = None
    counts: Counts | None = None
    periods: Periods | None = None
    levels: Levels | None = None
    repetition: Repetition | None = None
    slips: Slips | None = None
    joints: Joints | None = None
    notes: Notes | None = None
