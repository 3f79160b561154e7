"""Typst, kept warm: fonts are read once for all PDFs, and what two of them share is laid out once."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

import plansite
from plansite.ground.typefaces import FOLDERS, Typeface
from plansite.languages import Language

#: Typst reads no file outside its root: templates and designs lie below the package.
ROOT: Final = Path(plansite.__path__[0])
TEMPLATES: Final = Path(__file__).with_name("templates")
NO_DAY: Final = "1970-01-01"
_PAGES: Final = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


class TypesettingError(Exception):
    """Typst failed or warned; the message is what it said, with the character or font at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets documents by the templates, always with the same date. Threads may set several at a time.

    Attributes:
        typefaces: those of the office; the project's own are always there.
        day: the ISO date that the PDFs carry as that of their making. PDF/A asks for one; a plan that has none (an
            empty string) gets the day on which computers begin to count.
    """

    day: str
    typefaces: tuple[Typeface, ...] = ()

    def set(self, template: str, document: Mapping[str, Any]) -> Pdf:
        """One PDF.

        Raises:
            TypesettingError: Typst failed or warned about anything.
        """
        # A compiler serves one thread; it costs next to nothing, for Typst keeps fonts and layouts across compilers.
        compiler = typst.Compiler(root=ROOT, font_paths=_fonts(_folders(self.typefaces)), ignore_system_fonts=True)
        day = self.day or NO_DAY
        inputs = {"document": json.dumps(document, ensure_ascii=False), "day": day}
        try:
            data, warnings = compiler.compile_with_warnings(
                TEMPLATES / template,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["a-3a", "ua-1"],
                timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
            )
        except typst.TypstError as error:
            raise TypesettingError(f"{template}: {error.diagnostic.strip()}") from error
        if warnings:
            said = "\n".join(warning.diagnostic.strip() for warning in warnings)
            raise TypesettingError(f"{template}: {said}")
        if not isinstance(data, bytes):
            raise TypesettingError(f"{template}: no PDF came of it")
        return Pdf(data=data, pages=_pages(data))


def design(language: Language) -> str:
    """The Typst file that says how a language looks, from the root: its own, or that of its script."""
    own = language.typesetting.design
    return f"/{(own or TEMPLATES / f'{language.script}.typ').relative_to(ROOT).as_posix()}"


def _folders(typefaces: Iterable[Typeface]) -> tuple[Path, ...]:
    return (*FOLDERS, *sorted({typeface.path.parent for typeface in typefaces}))


@cache
def _fonts(folders: tuple[Path, ...]) -> typst.Fonts:
    """The typefaces in these folders, and none of the system's."""
    paths = [str(folder) for folder in folders]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=paths)


def _pages(data: bytes) -> int:
    """The number of pages, as the one node of the PDF's page tree has it."""
    counts = _PAGES.findall(data)
    if len(counts) != 1:
        raise TypesettingError("the PDF has no page tree of one node; its pages cannot be counted")
    return int(counts[0])
