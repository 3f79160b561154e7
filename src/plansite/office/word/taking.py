"""A Word file taken back: what it changes, block by block, and the files of plan/ as they would be."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path

from plansite.languages import Language
from plansite.model import Plan
from plansite.office.proposing.identities import next_identity
from plansite.office.sheets.rows import Files
from plansite.office.word.cells import CellTaking
from plansite.office.word.difference import Difference, What, squeezed
from plansite.office.word.gathering import Gathered, Got, gathered
from plansite.office.word.markdown import Block, file_text
from plansite.office.word.reading import read_word
from plansite.office.word.rows import NOTICE, file_of, part_of, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a Word file. ``files``: those that change, as they would be."""

    differences: tuple[Difference, ...]
    files: Mapping[str, str]


@dataclass(slots=True)
class _Taking:
    """One run over the text."""

    plan: Plan
    folder: Path
    found: Gathered
    differences: list[Difference] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def run(self) -> None:
        for number, blocks in self._by_chapter():
            self._tell(number, blocks)
            for language in self.plan.languages:
                self._write(number, blocks, language)
        for row in self.found.gone:
            what: What = "unplaced" if row.kind == "call" else "dropped"
            if row.kind != "text":
                self._say(what, row.id, before=row.texts.get(self.plan.original.code, ""))

    def _say(
        self, what: What, name: str, code: str = "", before: str = "", after: str = "", *, tracked: bool = False
    ) -> None:
        self.differences.append(Difference(what=what, id=name, code=code, before=before, after=after, tracked=tracked))

    def _by_chapter(self) -> Iterator[tuple[int, list[Block]]]:
        """The blocks of each chapter, new ones with new identities; a block of another chapter is new where it is."""
        number: int | None = None
        blocks: list[Block] = []
        bare = {each for each in self.found.chapters if rows(self.plan, each)[0].kind != "title"}
        for got in self.found.rows:
            home = part_of(got.known) if got.known else None
            begins = number is None or got.kind == "title" or home in bare
            if home is not None and home in self.found.chapters and home != number and begins:
                if number is not None:
                    yield number, blocks
                number, blocks = home, []
                bare.discard(home)
            if number is not None:
                self._enter(number, blocks, got)
        if number is not None:
            yield number, blocks

    def _enter(self, number: int, blocks: list[Block], got: Got) -> None:
        last = blocks[-1] if blocks else None
        if got.known and (got.kind in ("call", "column", "item") or part_of(got.known) == number):
            if last and last.id == got.known.id:
                last.rows.append(got)
            else:
                column = got.known.id.rpartition("-")[0] if got.kind == "item" else ""
                blocks.append(Block(id=got.known.id, column=column, rows=[got]))
            return
        if last and last.rows[0].kind == "lead" and len(last.rows) == 1 and got.kind == "paragraph":
            last.rows.append(got)  # the text of a new measure
            return
        column = ""
        if got.kind == "item" and last and (last.column or last.rows[0].kind == "column"):
            column = last.column or last.id
        got = self._as_new(number, got, column)
        name = self._fresh(number, blocks, got, column)
        self._say("new", name, after=got.texts.get(self.plan.original.code, ""), tracked=got.tracked)
        blocks.append(Block(id=name, column=column, rows=[got]))

    def _as_new(self, number: int, got: Got, column: str) -> Got:
        """A new row as what it can be at its place; the title of a special column without the label, which is made."""
        if got.kind == "column" and number != NOTICE:
            texts = {code: self._without_label(text, code) for code, text in got.texts.items()}
            return replace(got, texts=texts)
        if number == NOTICE or got.kind in ("title", "column", "call", "text") or (got.kind == "item" and not column):
            return replace(got, kind="paragraph")
        return got

    def _without_label(self, text: str, code: str) -> str:
        language = next(each for each in self.plan.languages if each.code == code)
        name = re.escape(language.column_label("0").name).replace("0", r"[\d\-－—.]*")
        return re.sub(rf"^{name}\s*[：:]?\s*", "", text, flags=re.IGNORECASE)

    def _fresh(self, number: int, blocks: list[Block], got: Got, column: str) -> str:
        if column:
            prefix, key = "c", f"{column[1:]}-"
        elif got.kind == "column":
            prefix, key = "c", f"{number}-"
        elif number == NOTICE:
            prefix, key = "a", ""
        elif got.kind == "section":
            prefix, key = "s", f"{number}-"
        else:
            above = [each.id for each in blocks if each.id[0] in "smp" and each.id[1:2].isdigit()]
            section = above[-1][1:].split("-")[1] if above else "0"
            prefix, key = "m" if got.kind == "lead" else "p", f"{number}-{section}-"
        name = next_identity(self.plan, prefix, key, self.used)
        self.used.add(name)
        return name

    def _tell(self, number: int, blocks: list[Block]) -> None:
        """What changed in blocks that were known, and which of them stand elsewhere."""
        was = list(dict.fromkeys(row.id for row in rows(self.plan, number)))
        now = [block.id for block in blocks if block.id in was]
        runs = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
        kept = {name for run in runs for name in was[run.a : run.a + run.size]}
        for block in blocks:
            if block.id in was and block.id not in kept:
                self._say("moved", block.id)
            for got in block.rows:
                for code, text in got.texts.items() if got.known and got.kind != "call" else ():
                    before = got.known.texts.get(code, "") if got.known else ""
                    if squeezed(before) != squeezed(text):
                        self._say("changed", block.id, code, before, text, tracked=got.tracked)

    def _write(self, number: int, blocks: list[Block], language: Language) -> None:
        chapter = [block for block in blocks if not block.column]
        self._file(file_of(number, language.code), chapter, language)
        for block in blocks:
            if block.rows[0].kind == "column":
                items = [each for each in blocks if each.column == block.id]
                self._file(f"columns/{block.id[1:]}.{language}.md", [block, *items], language)

    def _file(self, name: str, blocks: list[Block], language: Language) -> None:
        path = self.folder / name
        says = any(got.texts.get(language.code) for block in blocks for got in block.rows if got.kind != "call")
        if not path.is_file() and not says:
            return
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") if path.is_file() else ""
        made = file_text(text, name, blocks, language)
        if made != text:
            self.files[name] = made


def taken(data: bytes, plan: Plan, folder: Path, *, accept: bool = True) -> Taken:
    """What a Word file changes in a plan; nothing is written.

    Raises:
        NoWordFile: it is none.
    """
    back = read_word(data, accept=accept)
    text = _Taking(plan=plan, folder=folder, found=gathered(plan, back.rows))
    text.run()
    cells = CellTaking(plan=plan, files=Files(folder))
    cells.take(back.tables)
    return Taken(differences=(*text.differences, *cells.differences), files={**text.files, **cells.files.changed()})
