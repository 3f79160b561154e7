"""plan/fonts/: the typefaces that an office puts beside its plan."""

from collections.abc import Iterator
from pathlib import Path

from plansite.ground.findings import Fault, Finding, Place, rule
from plansite.ground.typefaces import ENDINGS, Typeface, read_typefaces

FOLDER = "fonts/"


@rule("font-file")
def broken_font(path: str, reason: str) -> Iterator[Fault]:
    """A file of a font in plan/fonts/ holds one.

    Bad:  fonts/simfang.ttf that was cut off while it was copied
    Good: the whole file; anything that is no font, such as a licence, under a name that does not end like one
    """
    yield Fault(
        place=Place(path=path),
        message=f"this is no font that can be read: {reason}",
        hint="copy it afresh, or take it out of plan/fonts/",
        hint_zh="无法作为字体读取：请重新复制，或从 plan/fonts/ 中移出",
    )


def is_font(name: str) -> bool:
    """Whether a file below plan/ is one of a font, by its name."""
    return name.startswith(FOLDER) and name.lower().endswith(ENDINGS)


def read_font(path: Path, shown: str) -> tuple[tuple[Typeface, ...], tuple[Finding, ...]]:
    """The fonts of one file, or why there are none."""
    try:
        return read_typefaces(path), ()
    except (ValueError, OSError) as error:
        return (), tuple(broken_font(shown, str(error)))
