"""Typefaces: those that the project brings along, and those that an office puts into plan/fonts/.

Noto Serif SC (Song) and Noto Sans SC (Hei) come with ``pylopdf-fonts-zh-cn``, Libertinus Serif with Typst. The fonts of
the system are not used: a PDF is the same on every machine.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import pylopdf_fonts_zh_cn as noto
import typst
from fontTools.ttLib import TTCollection, TTFont, TTLibError

SERIF: Final = noto.serif_path()
SANS: Final = noto.sans_path()
#: The folders in which Typst looks for fonts.
FOLDERS: Final = tuple(sorted({SERIF.parent, SANS.parent}))
NAMES: Final = "Noto Serif SC, Noto Sans SC"
#: How files of fonts end; the second two hold several.
ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")
#: The entries of a font's table of names that name its family.
_FAMILY: Final = (1, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A font of an office: its file, what Typst calls it, its names in every language, the code points that it has."""

    path: Path
    family: str
    names: frozenset[str]
    characters: frozenset[int] = field(repr=False)


@cache
def characters() -> frozenset[int]:
    """The code points that both Noto faces have: any text may be set in either."""
    return _code_points(SERIF) & _code_points(SANS)


def read_typefaces(path: Path) -> tuple[Typeface, ...]:
    """The fonts of a file.

    Raises:
        ValueError: it holds no font, or a broken one.
        OSError: it cannot be read.
    """
    try:
        found = dict(enumerate(_fonts(path)))
    except (TTLibError, KeyError, AssertionError) as error:
        raise ValueError(str(error) or type(error).__name__) from error
    families = _families(path)
    if missing := found.keys() - families.keys():
        raise ValueError(f"Typst does not take it (number {min(missing)} of the file)")
    return tuple(
        Typeface(path=path, family=families[position], names=names, characters=characters)
        for position, (names, characters) in found.items()
    )


def chosen(typefaces: Iterable[Typeface], wanted: Mapping[str, Sequence[str]]) -> Mapping[str, Typeface]:
    """For each use of type the typeface that serves it: the first whose name stands first among those wanted."""
    by_name = {name: typeface for typeface in typefaces for name in typeface.names}
    first = {use: next((name for name in names if name.casefold() in by_name), "") for use, names in wanted.items()}
    return {use: by_name[name.casefold()] for use, name in first.items() if name}


def _fonts(path: Path) -> list[tuple[frozenset[str], frozenset[int]]]:
    """Names and code points of the fonts of a file."""
    if path.suffix.lower() in ENDINGS[2:]:
        with TTCollection(path) as collection:
            return [_names(font) for font in collection.fonts]
    with TTFont(path) as font:
        return [_names(font)]


def _names(font: TTFont) -> tuple[frozenset[str], frozenset[int]]:
    names = frozenset(str(entry).casefold() for entry in font["name"].names if entry.nameID in _FAMILY)
    return names, frozenset(font.getBestCmap() or ())


def _families(path: Path) -> dict[int, str]:
    """What Typst calls the fonts of a file, by their position in it."""
    beside = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path.parent)])
    return {font.index: font.family for font in beside.fonts() if font.path == str(path)}


def _code_points(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        # To find the names of the glyphs, which nobody asks for, takes twice as long as all the rest.
        font.setGlyphOrder(range(font["maxp"].numGlyphs))
        return frozenset(font.getBestCmap())
