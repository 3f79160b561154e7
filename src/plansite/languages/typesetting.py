"""How a language is set in print: its design, and how much finds room in a line and in the cells of a table.

The folder of each language fills this in, in a module of the same name; what is left out holds for every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a cell of a table holds: characters in a row without a break, and in all, since no row breaks over pages."""

    longest: int
    most: int


#: By the key of the table's column. A column that is not named here has the room of one of values.
ROOMS: Final = {
    "category": Room(longest=14, most=60),
    "name": Room(longest=24, most=300),
    "unit": Room(longest=8, most=30),
}
#: Latin letters in a Word file, which every program of offices has or stands in for.
WORD_FACES: Final = dict.fromkeys(("ascii", "hAnsi", "cs"), "Times New Roman")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetting:
    """How a language is set in print.

    ``design`` is a Typst file in the folder of the language; without one the language is set by the design of its
    script (``pdf/templates/Latn.typ``, ``Hani.typ``). ``chart_faces`` are the typefaces of charts, as SVG names them.
    ``faces`` are the typefaces that an office may put into plan/fonts/, by their use in the design, the best first;
    ``word_faces`` those of the running text of Word files, by the letters that Word sets in each.
    ``uses`` says in which of these a passage is set, by its role; a role that is not named is running text, ``text``.
    ``line`` is how many characters in a row the narrowest column of running text holds without a place to break.
    """

    design: Path | None = None
    chart_faces: str = "Libertinus Serif, Noto Sans SC"
    faces: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    word_faces: Mapping[str, str] = field(default_factory=lambda: WORD_FACES)
    uses: Mapping[str, str] = field(default_factory=dict)
    line: int = 40
    rooms: Mapping[str, Room] = field(default_factory=lambda: ROOMS)
    value: Room = Room(longest=10, most=30)

    def room(self, key: str) -> Room:
        """What the cells of a column hold."""
        return self.rooms.get(key, self.value)
