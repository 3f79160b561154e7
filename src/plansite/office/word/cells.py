"""Tables of a Word file taken back: what changed in their cells, and the files of the tables as they would be."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from plansite.ground.findings import Place
from plansite.languages import Language
from plansite.model import Plan
from plansite.office.sheets.rows import Files
from plansite.office.word.difference import Difference, squeezed
from plansite.office.word.reading import Piece
from plansite.office.word.tables import Cell, CellRows, cell_rows
from plansite.office.yaml_text import Quoted, pair_of

BackTable = tuple[tuple[Piece, ...], ...]


@dataclass(slots=True)
class CellTaking:
    """Takes the tables of a file into the texts of the data files.

    ``wanted``: the cells that changed and what each now says; a value that every language shows may say two things.
    """

    plan: Plan
    files: Files
    differences: list[Difference] = field(default_factory=list)
    wanted: dict[tuple[Place, str], dict[str, Cell]] = field(default_factory=dict)

    def take(self, tables: tuple[BackTable, ...]) -> None:
        """Take all that changed."""
        for table in tables:
            number, language = self._known(table)
            if number and language:
                self._compare(number, language, table)
            else:
                self._leave_out("", [piece for row in table for piece in row])
        for (place, _), texts in self.wanted.items():
            self._put(place, texts)

    def _known(self, table: BackTable) -> tuple[str, Language | None]:
        """Which table it is and in which language, by the names of its cells."""
        names = Counter((name[0], name[2]) for row in table for piece in row for name in piece.names)
        codes = {language.code: language for language in self.plan.languages}
        found = Counter[tuple[str, str]]()
        for (name, code), count in names.items():
            found[name[1:].rpartition("-")[0], code] += count
        number, code = found.most_common(1)[0][0] if found else ("", "")
        return number, codes.get(code)

    def _compare(self, number: str, language: Language, table: BackTable) -> None:
        expected = cell_rows(self.plan, number, language)
        paired = dict(_paired(expected, table))
        for cell, piece in paired.values():
            if squeezed(cell.text) != squeezed(piece.text):
                self.wanted.setdefault((cell.place, cell.key), {})[squeezed(piece.text)] = cell
        placed = {id(piece) for _, piece in paired.values()}
        loose = [piece for row in table for piece in row if id(piece) not in placed]
        self._leave_out(f"t{number}", loose)
        for row in expected:
            if gone := [cell for cell in row if cell and cell.name not in paired and cell.text]:
                words = " | ".join(cell.text for cell in gone)
                self.differences.append(Difference(what="unplaced", id=gone[0].told, code=language.code, before=words))

    def _leave_out(self, name: str, pieces: list[Piece]) -> None:
        """Name what is written in no cell that the table has."""
        for piece in pieces:
            if piece.text:
                self.differences.append(Difference(what="unplaced", id=name, after=piece.text, tracked=piece.tracked))

    def _put(self, place: Place, texts: Mapping[str, Cell]) -> None:
        text, cell = next(iter(texts.items()))
        file = self.files.text(place.path.partition("/")[2])
        found = _at(file.root, place, cell.key) if file else None
        if len(texts) > 1 or file is None or found is None:
            said = " / ".join(texts)
            self.differences.append(Difference(what="unplaced", id=cell.told, before=cell.text, after=said))
            return
        self.differences.append(Difference(what="changed", id=cell.told, before=cell.text, after=text))
        pair = pair_of(found, cell.key)
        is_text = pair is None or cell.key in {language.code for language in self.plan.languages}
        file.put(found, cell.key, text if is_text else Quoted(text))


def _paired(expected: CellRows, table: BackTable) -> Iterator[tuple[str, tuple[Cell, Piece]]]:
    """Each cell that is there with what it says now: by its name; where that is lost, by its place in the same rows."""
    by_name = {cell.name: cell for row in expected for cell in row if cell}
    named: set[str] = set()
    for row in table:
        for piece in row:
            name = next((each[0] for each in piece.names if each[0] in by_name and each[0] not in named), None)
            if name:
                named.add(name)
                yield name, (by_name[name], piece)
    if [len(row) for row in expected] != [len(row) for row in table]:
        return
    for cells, pieces in zip(expected, table, strict=True):
        for cell, piece in zip(cells, pieces, strict=True):
            if cell and cell.name not in named and not piece.names:
                yield cell.name, (cell, piece)


def _at(node: yaml.Node | None, place: Place, key: str) -> yaml.MappingNode | None:
    """The mapping that has a key at a place, or that begins there and has it not yet."""
    if isinstance(node, yaml.MappingNode):
        marks = [name.start_mark for name, _ in node.value if name.value == key]
        here = marks[0] if marks else node.start_mark
        if node.value and (here.line + 1, here.column + 1) == (place.line, place.column):
            return node
    children = [each for pair in node.value for each in pair] if isinstance(node, yaml.MappingNode) else []
    children = list(node.value) if isinstance(node, yaml.SequenceNode) else children
    return next((found for child in children if (found := _at(child, place, key)) is not None), None)
