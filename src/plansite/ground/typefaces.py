"""The typefaces of the PDFs: where they are installed, and which characters they have.

Chinese is set in Noto Serif SC (Song) and Noto Sans SC (Hei) from ``pylopdf-fonts-zh-cn``, English in Libertinus
Serif, which Typst brings along. No font of the system is used.
"""

from functools import cache
from pathlib import Path
from typing import Final

import pylopdf_fonts_zh_cn as noto

#: The folders in which Typst looks for fonts.
FOLDERS: Final = tuple(sorted({noto.serif_path().parent, noto.sans_path().parent}))
NAMES: Final = "Noto Serif SC, Noto Sans SC"


@cache
def characters() -> frozenset[int]:
    """The code points that both faces have: a text may be set in either."""
    return _code_points(noto.serif_path()) & _code_points(noto.sans_path())


def _code_points(path: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # takes a while to import, and only the checks need it

    with TTFont(path, lazy=True) as font:
        # Nobody asks for the names of the glyphs, and to find them takes twice as long as all the rest.
        font.setGlyphOrder(range(font["maxp"].numGlyphs))
        return frozenset(font.getBestCmap())
