"""What the page of the data tells of the files that the site offers. The room data fills it in, render shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from plansite.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFile:
    """A file to take away.

    ``kind`` is the end of the key of the words that say what it is (``data_…``); ``language`` that of its text, where
    it has one alone; ``size`` is in bytes.
    """

    name: str
    kind: str
    size: int
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSheet:
    """A CSV file: its columns, each with what it is called in the languages of the plan, by their codes."""

    name: str
    columns: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataOffer:
    """The files below ``folder``, in the order in which the page lists them.

    ``blocks`` is how many files of single blocks there are, ``block`` the name of one of them; ``formula`` finds a
    target in the sheet of indicators, and is empty where there is none; ``rights`` are by the code of the language.
    """

    folder: str
    files: tuple[OfferedFile, ...]
    sheets: tuple[OfferedSheet, ...]
    blocks: int
    block: str
    formula: str
    rights: Mapping[str, str]
