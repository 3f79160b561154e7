"""Identities: the names under which readers point at blocks of the plan.

An identity is written in ``plan/`` beside its block and never computed from position. The same string is the
block's anchor on the web, its mark in the PDF and its key in the data, in both languages.

    ======================  =======================  ==============
    page                    number, notice, cover    ``3``
    section                 s chapter-section        ``s3-1``
    measure                 m chapter-section-n      ``m3-1-2``
    other paragraph         p chapter-section-n      ``p2-1-1``
    special column, item    c number, c number-n     ``c3-1``, ``c3-1-2``
    table                   t n                      ``t2``
    picture                 f n                      ``f1``
    paragraph of the notice a n                      ``a1``
    indicator, note, term   i- n- g- slug            ``i-pm25``
    comment                 o- number                ``o-12``
    ======================  =======================  ==============
"""

import re
from dataclasses import dataclass
from typing import Final, Self

from plansite.ground.vocabulary import Kind

_NUMBER: Final = r"(?:0|[1-9]\d{0,3})"
_SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"

#: kind → (prefix, pattern of the key). The order matters: an item is tried before nothing else shares its form.
_FORMS: Final[dict[Kind, tuple[str, str]]] = {
    "page": ("", rf"{_NUMBER}|notice|cover"),
    "section": ("s", rf"{_NUMBER}-{_NUMBER}"),
    "measure": ("m", rf"{_NUMBER}-{_NUMBER}-{_NUMBER}"),
    "paragraph": ("p", rf"{_NUMBER}-{_NUMBER}-{_NUMBER}"),
    "column": ("c", rf"{_NUMBER}(?:-{_NUMBER})?"),
    "item": ("c", rf"{_NUMBER}-{_NUMBER}-{_NUMBER}"),
    "table": ("t", _NUMBER),
    "picture": ("f", _NUMBER),
    "announcement": ("a", _NUMBER),
    "indicator": ("i-", _SLUG),
    "note": ("n-", _SLUG),
    "term": ("g-", _SLUG),
    "comment": ("o-", r"[1-9]\d{0,5}"),
}
_PATTERNS: Final = {kind: re.compile(f"{prefix}({key})", re.ASCII) for kind, (prefix, key) in _FORMS.items()}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Identity:
    """One identity. ``parse`` and ``str`` are inverses."""

    kind: Kind
    key: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an identity.

        Raises:
            ValueError: the text has none of the forms above.
        """
        for kind, pattern in _PATTERNS.items():
            if match := pattern.fullmatch(text):
                return cls(kind=kind, key=match[1])
        raise ValueError(f"{text!r} is not an identity")

    def __str__(self) -> str:
        return _FORMS[self.kind][0] + self.key

    @property
    def chapter(self) -> int | None:
        """The number of the chapter that the identity itself names, if its form names one."""
        if self.kind in {"section", "measure", "paragraph"}:
            return int(self.key.split("-")[0])
        return None

    @property
    def label(self) -> str:
        """What is shown beside the block: a measure is quoted by its bare number, all else by the identity."""
        return self.key if self.kind == "measure" else str(self)


def pattern(kind: Kind) -> str:
    """The regular expression of the identities of a kind, for those who read the data without this module."""
    prefix, key = _FORMS[kind]
    return f"{prefix}(?:{key})"


def example(kind: Kind) -> str:
    """A well-formed identity of a kind, for hints."""
    return {
        "page": "3",
        "section": "s3-1",
        "measure": "m3-1-2",
        "paragraph": "p2-1-1",
        "column": "c3-1",
        "item": "c3-1-2",
        "table": "t2",
        "picture": "f1",
        "announcement": "a1",
        "indicator": "i-pm25",
        "note": "n-missing-number",
        "term": "g-metrology",
        "comment": "o-12",
    }[kind]
