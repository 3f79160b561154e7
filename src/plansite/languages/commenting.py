"""How people write comments in a language: the heads of tables, how a place is named, what is personal in a text.

The folder of each language fills this in, in a module of the same name. What it leaves out matches nothing. Comments
on a plan come in any language, so whoever reads them asks all of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from plansite.ground.vocabulary import Channel, CommentKind

#: What a column of a table, or a line with a label, can be.
Role = Literal[
    "number",
    "block",
    "place",
    "kind",
    "quote",
    "suggestion",
    "reason",
    "name",
    "organisation",
    "contact",
    "date",
    "channel",
]
#: What a place is counted in, the widest first.
Step = Literal["chapter", "section", "measure", "column", "table"]
_NEVER: Final = re.compile(r"(?!)")
#: Characters of a name or an address that is not shown.
MASK: Final = "■■■"


def masked_word(name: str) -> str:
    """J*** for a word of a name in an alphabet: its first letter."""
    return f"{name[:1]}***" if name else ""


def masked_words(name: str) -> str:
    """Each word of a name by its first letter."""
    return " ".join(map(masked_word, name.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Commenting:
    """How comments are written in a language.

    ``heads`` match the whole head of a column, or a label, without blanks and marks at its ends. ``kinds`` are searched
    for in what stands in the column of kinds, ``channels`` in that of how a comment came in, ``hints`` in a comment
    without a kind. ``steps`` are searched for in the name of a place; their first group that matched is the number.
    ``whole`` matches what names the whole plan. ``courtesy`` matches a line that says nothing of the plan, ``nothing``
    one that says that there is no comment, ``item`` the number at the head of one of several comments. ``negations``
    tell whether two texts that are alike say the contrary. ``quoted`` matches words in quotation marks, its group
    without these.

    ``private`` are expressions of personal data; a group ``it`` is the data, without one all of the match is.
    ``organisation`` is searched for in a sender's name. ``masked`` writes a person's name as it may be published.
    """

    heads: Mapping[Role, re.Pattern[str]] = field(default_factory=dict)
    kinds: Mapping[CommentKind, re.Pattern[str]] = field(default_factory=dict)
    channels: Mapping[Channel, re.Pattern[str]] = field(default_factory=dict)
    hints: Mapping[CommentKind, re.Pattern[str]] = field(default_factory=dict)
    steps: Mapping[Step, re.Pattern[str]] = field(default_factory=dict)
    whole: re.Pattern[str] = _NEVER
    courtesy: re.Pattern[str] = _NEVER
    nothing: re.Pattern[str] = _NEVER
    item: re.Pattern[str] = _NEVER
    negations: re.Pattern[str] = _NEVER
    quoted: re.Pattern[str] = _NEVER
    private: tuple[re.Pattern[str], ...] = ()
    organisation: re.Pattern[str] = _NEVER
    masked: Callable[[str], str] = masked_words

    def role(self, text: str) -> Role | None:
        """What a head or a label says that stands below or behind it."""
        plain = "".join(text.split()).strip("：:*（）()").casefold()
        return next((role for role, pattern in self.heads.items() if pattern.fullmatch(plain)), None)
