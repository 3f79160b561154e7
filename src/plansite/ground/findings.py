"""Findings: what is wrong in plan/, where, by which rule, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, Generic, ParamSpec

from plansite.ground.vocabulary import Level

P = ParamSpec("P")
#: What paths of findings, hints and edits begin with, whatever the folder of the plan is called; `office/telling.py`
#: says it as whoever reads it has to write it.
HOME: Final = "plan"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where something stands: path that begins with `HOME`, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def shifted(self, columns: int) -> "Place":
        """The place some characters further to the right on the same line.

        In a data file a place is that of the key, from which characters of its value cannot be counted: it stays.
        """
        if not self.path.endswith(".md"):
            return self
        return Place(path=self.path, line=self.line, column=self.column + columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change of one file: ``old``, which stands there from line ``line`` on, becomes ``new``.

    Both are whole lines with their ends, or both are parts of that one line. Without ``old``, ``new`` goes in front of
    that line, or at the end of the file where ``line`` is 0 (a file that is not there begins so).
    """

    path: str
    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What only a person can say, in both languages; ``choices`` are words with their meanings, none for free text.

    The answer goes where ``⟦key⟧`` stands in the edits.
    """

    key: str
    words: str
    words_zh: str
    choices: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would mend a fault: changes of files. ``mechanical``: nobody need think about it; else somebody says yes.

    ``options``: several ways, of which somebody chooses one, each with its words in English and Chinese.
    """

    edits: tuple[Edit, ...]
    mechanical: bool = False
    questions: tuple[Question, ...] = ()
    options: tuple[tuple[str, str, "Proposal"], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One breach of a rule, as the rule's function yields it.

    ``hint`` and ``hint_zh`` say what to do, in both languages: the office reads the Chinese one.
    """

    place: Place
    message: str
    hint: str
    hint_zh: str
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """A fault with the rule that found it. ``str`` is what the user sees."""

    place: Place
    rule: str
    message: str
    hint: str = field(compare=False)
    hint_zh: str = field(compare=False)
    level: Level = "error"
    proposal: Proposal | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        warning = "warning: " if self.level == "warning" else ""
        return f"{self.place}: {warning}{self.message}  [{self.rule}]\n  hint: {self.hint}\n  提示：{self.hint_zh}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[P]):
    """A named rule: a function that yields faults. Its docstring states the rule with Bad: and Good:."""

    name: str
    level: Level
    find: Callable[P, Iterator[Fault]]

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Finding]:
        for fault in self.find(*args, **kwargs):
            yield Finding(
                place=fault.place,
                rule=self.name,
                message=fault.message,
                hint=fault.hint,
                hint_zh=fault.hint_zh,
                level=self.level,
                proposal=fault.proposal,
            )

    @property
    def doc(self) -> str:
        """The rule as ``--list`` prints it."""
        return self.find.__doc__ or ""


def rule(name: str, level: Level = "error") -> Callable[[Callable[P, Iterator[Fault]]], Rule[P]]:
    """Turn a generator of faults into a rule."""

    def wrap(find: Callable[P, Iterator[Fault]]) -> Rule[P]:
        return Rule(name=name, level=level, find=find)

    return wrap


def near_match(word: str, words: Iterable[str]) -> str | None:
    """The known word that ``word`` was probably meant to be."""
    return next(iter(get_close_matches(word, list(words), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, words: Iterable[str]) -> tuple[str, str]:
    """Two sentences, English and Chinese, that suggest a near match or list what there is."""
    known = sorted(set(words))
    if match := near_match(word, known):
        return f"did you mean {match}?", f"是不是 {match}？"
    listed = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return f"known are: {listed or 'none'}", f"可用的有：{listed or '无'}"
