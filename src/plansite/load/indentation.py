"""Lines of a data file that begin too far left or right, or without the dash of their entry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from plansite.load.lines import Line
from plansite.load.slips import Slip

_STARTS: Final = re.compile(r"( *)((?:- +)*)([A-Za-z_][A-Za-z0-9_-]*): *|( *)(- +)", re.ASCII)


@dataclass(slots=True)
class _Levels:
    """The columns at which a line may begin here: those of the keys and of the dashes that are open."""

    keys: dict[int, str] = field(default_factory=dict)
    dashes: dict[int, str] = field(default_factory=dict)
    opens: bool = True

    def close(self, column: int) -> None:
        """What stands further right than a column is over."""
        self.keys = {at: name for at, name in self.keys.items() if at <= column}
        self.dashes = {at: name for at, name in self.dashes.items() if at <= column}

    def fits(self, column: int, *, dash: bool) -> bool:
        """Whether a line of a key, or of a dash, may begin at a column."""
        deepest = max(self.keys, default=-1)
        if self.opens and (column > deepest or (dash and column == deepest)):
            return True
        return column in (self.dashes if dash else self.keys)

    def nearest(self, column: int, *, dash: bool) -> list[int]:
        """The columns that may have been meant: where lines above begin, the least far away first."""
        known = list(self.dashes if dash else self.keys)
        if self.opens and not dash:
            known.append(max(self.keys, default=-2) + 2)
        return sorted(known, key=lambda at: (abs(at - column), -at))

    def enter(self, found: re.Match[str], line: Line) -> None:
        """Take in a line that stands where it may."""
        dash = found[2] or found[5]
        start = len(found[1] if found[3] else found[4])
        self.close(start)
        if dash:
            self.keys = {at: name for at, name in self.keys.items() if at < start or not found[3]}
            self.dashes.setdefault(start, found[3] or "")
        if found[3]:
            self.keys.setdefault(start + len(found[2]), found[3])
        self.opens = not line.masked[found.end() :].strip()


def indentation(lines: Iterable[Line]) -> Iterator[Slip]:
    """Every line that begins at no column that is open there, or that closes the column of the line below it."""
    levels = _Levels()
    above: tuple[Line, _Levels] | None = None
    for line in lines:
        found = _STARTS.match(line.masked)
        if found is None:
            levels.opens, above = False, None
            continue
        column, dash = line.indent, bool(found[2] or found[5])
        if levels.fits(column, dash=dash):
            above = line, replace(levels, keys=dict(levels.keys), dashes=dict(levels.dashes))
        else:
            yield from _odd_above(*above, column, dash=dash) if above else ()
            yield from _wrong(line, column, found, levels, dash=dash)
            above = None
        levels.enter(found, line)


def _odd_above(line: Line, levels: _Levels, column: int, *, dash: bool) -> Iterator[Slip]:
    """The line above one that does not fit: it would, had that line begun further right, or with a dash."""
    if not levels.keys and column == line.indent + 2 and not dash:
        key = line.masked.strip().partition(":")[0]
        yield _dashless(line, line.indent, key)
    elif column > line.indent and column in (levels.dashes if dash else levels.keys):
        before_key = len(line.text) - len(line.text.lstrip(" -")) - line.indent
        yield _misplaced(line, line.indent, max(levels.keys) if dash else column - before_key)


def _wrong(line: Line, column: int, found: re.Match[str], levels: _Levels, *, dash: bool) -> Iterator[Slip]:
    if not dash and levels.dashes.get(column) == found[3]:
        yield _dashless(line, column, found[3])
        return
    yield from (_misplaced(line, column, due) for due in reversed(levels.nearest(column, dash=dash)))  # tried backwards


def _dashless(line: Line, column: int, key: str) -> Slip:
    return Slip(
        line=line.number, column=column + 1, message=f"an entry begins here with {key}, but without its dash",
        hint=f"write - {key}: …", hint_zh=f"这里开始新的一条，行首缺短横和空格：- {key}: ……",
        mended=line.text[:column] + "- " + line.text[column:],
    )  # fmt: skip


def _misplaced(line: Line, column: int, due: int) -> Slip:
    return Slip(
        line=line.number, column=column + 1,
        message=f"this line begins with {column} blanks, where {due} are due",
        hint="let it begin where the lines of the same rank above it begin",
        hint_zh=f"缩进不对：行首现有 {column} 个空格，应为 {due} 个，请与上面同级的行对齐",
        mended=" " * due + line.text.lstrip(" "),
    )  # fmt: skip
