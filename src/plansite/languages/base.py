"""What a language is to this project: one object, made by the folder of the language.

All that is particular to a language stands in its folder (``languages/<code>/``), in modules of fixed names; what
languages share, and what holds where a language says nothing else, stands here. Nothing outside the folders names a
language: code asks a plan for its languages and a language for its ways.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from plansite.languages.commenting import Commenting
from plansite.languages.display import Display
from plansite.languages.reading import Reading
from plansite.languages.searching import Searching
from plansite.languages.typesetting import Typesetting

Words = Mapping[str, str]
#: ISO 15924. Han characters stand without blanks between them, and a line may break between any two.
Script = Literal["Hani", "Latn"]
#: Units that are signs stand close to their number in every language.
_SIGNS: Final = ("%", "％", "‰", "°", "℃")
_Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """专栏3-1： in two pieces: the name, which pages show above the title, and the mark that only the text needs."""

    name: str
    mark: str

    def __str__(self) -> str:
        return self.name + self.mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How sentences, labels and lists are put together.

    ``gap`` stands between two sentences, and between lines that were broken; ``unit_gap`` between a number and a unit
    that is no sign; ``brackets`` around what is added.
    """

    gap: str
    unit_gap: str
    colon: str
    semicolon: str
    comma: str
    list_comma: str
    full_stop: str
    brackets: str
    quotes: str
    column_label: str
    table_label: str
    picture_label: str
    new_suffix: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Language:
    """One language. ``str`` is its code: the name of its folder and of its files, and its key in data files.

    ``tag`` is its BCP 47 tag, ``iso639_3`` its code in Akoma Ntoso, ``locale`` that of Open Graph. ``name`` is what it
    calls itself, ``english_name`` and ``chinese_name`` what findings call it. ``words`` are those of the interface.
    """

    code: str
    tag: str
    iso639_3: str
    locale: str
    script: Script
    name: str
    english_name: str
    chinese_name: str
    writing: Writing
    reading: Reading
    display: Display
    typesetting: Typesetting
    searching: Searching
    words: Words
    commenting: Commenting = field(default_factory=Commenting)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"language({self.code!r})"

    def name_of(self, other: "Language") -> str:
        """What the language calls a language (itself, too): 英文, English. The other's own name where it knows none."""
        return self.display.names.get(other.code, other.name)

    def column_label(self, number: str) -> Label:
        """What stands before the title of a special column."""
        return _label(self.writing.column_label, number)

    def table_label(self, number: str) -> Label:
        """What stands before the caption of a table."""
        return _label(self.writing.table_label, number)

    def picture_label(self, number: str) -> Label:
        """What stands before the caption of a picture."""
        return _label(self.writing.picture_label, number)

    def with_unit(self, value: str, unit: str) -> str:
        """A value with its unit: ``≥98%``, ``≤27 μg/m³``. The value itself stays as it is."""
        gap = "" if not unit or unit.startswith(_SIGNS) else self.writing.unit_gap
        return f"{value}{gap}{unit}"


def _label(form: str, number: str) -> Label:
    """A form such as ``专栏{}：``: the mark at its end is not part of the name."""
    name = form.rstrip("： :")
    return Label(name=name.format(number), mark=form[len(name) :])


def read_words(folder: Path) -> Words:
    """The words of the interface that stand in the folder of a language.

    Raises:
        ValueError: a key has no text.
    """
    words: dict[str, str] = yaml.load((folder / "interface.yml").read_text("utf-8"), Loader=_Loader)
    for key, text in words.items():
        if not isinstance(text, str) or not text:
            raise ValueError(f"{folder.name}/interface.yml: {key} has no text")
    return words
