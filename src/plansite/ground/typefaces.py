"""The typefaces that the project brings along: where they lie, and which characters they have.

Noto Serif SC (Song) and Noto Sans SC (Hei) come with ``pylopdf-fonts-zh-cn``, Libertinus Serif with Typst. The fonts of
the system are not used: a PDF is the same on every machine.
"""

from functools import cache
from pathlib import Path
from typing import Final

import pylopdf_fonts_zh_cn as noto
from fontTools.ttLib import TTFont

SERIF: Final = noto.serif_path()
SANS: Final = noto.sans_path()
#: The folders in which Typst looks for fonts.
FOLDERS: Final = tuple(sorted({SERIF.parent, SANS.parent}))
NAMES: Final = "Noto Serif SC, Noto Sans SC"


@cache
def characters() -> frozenset[int]:
    """The code points that both Noto faces have: any text may be set in either."""
    return code_points(SERIF) & code_points(SANS)


def code_points(path: Path) -> frozenset[int]:
    """The code points that a font has."""
    with TTFont(path, lazy=True) as font:
        # To find the names of the glyphs, which nobody asks for, takes twice as long as all the rest.
        font.setGlyphOrder(range(font["maxp"].numGlyphs))
        return frozenset(font.getBestCmap())
