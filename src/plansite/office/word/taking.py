"""A Word file taken back: what it changes, block by block, and the files of the text as they would be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, Literal

from plansite.edition.taking.chunks import Chunk, chunks
from plansite.importer.files import escape
from plansite.languages import Language
from plansite.model import Plan
from plansite.office.proposing.identities import next_identity
from plansite.office.word.gathering import Gathered, Got, gathered
from plansite.office.word.reading import read_word
from plansite.office.word.rows import TextRow, rows, whole

What = Literal["changed", "new", "moved", "dropped", "unplaced"]
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became of a block in one language: its words before and after."""

    what: What
    id: str
    code: str = ""
    before: str = ""
    after: str = ""
    tracked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a Word file. ``files``: those that change, as they would be."""

    differences: tuple[Difference, ...]
    files: Mapping[str, str]


@dataclass(slots=True)
class _Block:
    """A block in the making: its identity, its rows, and the special column that it is an item of."""

    id: str
    column: str
    rows: list[Got]


@dataclass(slots=True)
class _Taking:
    """One run."""

    plan: Plan
    folder: Path
    found: Gathered
    differences: list[Difference] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def run(self) -> Taken:
        for number, blocks in self._by_chapter():
            self._tell(number, blocks)
            for language in self.plan.languages:
                self._write(number, blocks, language)
        for row in self.found.gone:
            what: What = "unplaced" if row.kind == "call" else "dropped"
            if row.kind != "text":
                self._say(what, row.id, before=row.texts.get(self.plan.original.code, ""))
        return Taken(differences=tuple(self.differences), files=self.files)

    def _say(
        self, what: What, name: str, code: str = "", before: str = "", after: str = "", *, tracked: bool = False
    ) -> None:
        self.differences.append(
            Difference(what=what, id=name, code=code, before=before[:_SHOWN], after=after[:_SHOWN], tracked=tracked)
        )

    def _by_chapter(self) -> Iterator[tuple[int, list[_Block]]]:
        """The blocks of each chapter, new ones with new identities; a block of another chapter is new where it is."""
        number, blocks = -1, list[_Block]()
        for got in self.found.rows:
            home = _chapter_of(got.known) if got.known else None
            if (
                home is not None
                and home in self.found.chapters
                and home != number
                and (number < 0 or got.kind == "title")
            ):
                if number >= 0:
                    yield number, blocks
                number, blocks = home, []
            self._enter(number, blocks, got)
        if number >= 0:
            yield number, blocks

    def _enter(self, number: int, blocks: list[_Block], got: Got) -> None:
        last = blocks[-1] if blocks else None
        if got.known and (got.kind in ("call", "column", "item") or _chapter_of(got.known) == number):
            if last and last.id == got.known.id:
                last.rows.append(got)
            else:
                column = got.known.id.rpartition("-")[0] if got.kind == "item" else ""
                blocks.append(_Block(id=got.known.id, column=column, rows=[got]))
            return
        if last and last.rows[0].kind == "lead" and len(last.rows) == 1 and got.kind == "paragraph":
            last.rows.append(got)  # the text of a new measure
            return
        column = ""
        if got.kind == "item" and last and (last.column or last.rows[0].kind == "column"):
            column = last.column or last.id
        if got.kind in ("title", "column", "call", "text") or (got.kind == "item" and not column):
            got = replace(got, kind="paragraph")
        name = self._fresh(number, blocks, got, column)
        self._say("new", name, after=got.texts.get(self.plan.original.code, ""), tracked=got.tracked)
        blocks.append(_Block(id=name, column=column, rows=[got]))

    def _fresh(self, number: int, blocks: list[_Block], got: Got, column: str) -> str:
        if column:
            prefix, key = "c", f"{column[1:]}-"
        elif got.kind == "section":
            prefix, key = "s", f"{number}-"
        else:
            above = [each.id for each in blocks if each.id[0] in "smp" and each.id[1:2].isdigit()]
            section = above[-1][1:].split("-")[1] if above else "0"
            prefix, key = "m" if got.kind == "lead" else "p", f"{number}-{section}-"
        name = next_identity(self.plan, prefix, key, self.used)
        self.used.add(name)
        return name

    def _tell(self, number: int, blocks: list[_Block]) -> None:
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
                    if _squeezed(before) != _squeezed(text):
                        self._say("changed", block.id, code, before, text, tracked=got.tracked)

    # -- the files

    def _write(self, number: int, blocks: list[_Block], language: Language) -> None:
        chapter = [block for block in blocks if not block.column]
        self._file(f"chapters/{number:02}.{language}.md", chapter, language)
        for block in blocks:
            if block.rows[0].kind == "column":
                items = [each for each in blocks if each.column == block.id]
                self._file(f"columns/{block.id[1:]}.{language}.md", [block, *items], language)

    def _file(self, name: str, blocks: Sequence[_Block], language: Language) -> None:
        path = self.folder / name
        if not path.is_file():
            return
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        before = list(chunks(text))
        made = [each for block in blocks if (each := self._chunk(name, block, before, language))]
        made = _with_calls(made, before)
        if made != [chunk.text for chunk in before]:
            self.files[name] = "\n\n".join(made) + "\n"

    def _chunk(self, name: str, block: _Block, before: list[Chunk], language: Language) -> str:
        """A block as its file has it: to the byte where nothing in it changed."""
        first = block.rows[0]
        old = _old_chunk(name, block, before)
        if first.kind == "call" or (first.kind == "column" and name.startswith("chapters/")):
            return old.text if old else ""
        same = all(
            got.known
            and _squeezed(got.known.texts.get(language.code, "")) == _squeezed(got.texts.get(language.code, ""))
            for got in block.rows
        )
        if old and same and not (old.id and first.kind == "lead" and len(block.rows) < 2):
            return old.text
        return _markdown(block, language, old)


def _chapter_of(row: TextRow | None) -> int | None:
    if row is None:
        return None
    if row.kind == "title":
        return int(row.id)
    return int(row.id[1:].split("-")[0]) if row.id[0] in "smp" else None


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _old_chunk(name: str, block: _Block, before: list[Chunk]) -> Chunk | None:
    kind = block.rows[0].kind
    if kind == "title":
        return next((chunk for chunk in before if chunk.id is None and not chunk.is_call), None)
    if kind == "call" or (kind == "column" and name.startswith("chapters/")):
        what = f'("{block.id[1:]}")'
        words = {"t": "table", "f": "picture", "c": "special_column"}[block.id[0]]
        return next((chunk for chunk in before if chunk.is_call and words in chunk.text and what in chunk.text), None)
    return next((chunk for chunk in before if str(chunk.id) == block.id), None)


def _with_calls(made: list[str], before: list[Chunk]) -> list[str]:
    """The chunks with every call that was lost put back behind what stood in front of it."""
    for at, chunk in enumerate(before):
        if chunk.is_call and chunk.text not in made:
            above = [each.text for each in before[:at]]
            place = next((made.index(text) + 1 for text in reversed(above) if text in made), len(made))
            made.insert(place, chunk.text)
    return made


def _markdown(block: _Block, language: Language, old: Chunk | None) -> str:
    """A block as Markdown; empty where it says nothing in this language."""
    first = block.rows[0]
    text = _squeezed(first.texts.get(language.code, ""))
    if not text:
        return ""
    mark = f"{{: #{block.id} }}"
    match first.kind:
        case "title":
            return f"# {escape(text)}"
        case "section":
            return f"## {escape(text)}\n{mark}"
        case "column":
            return f"# {escape(text)}\n{mark}"
        case "lead":
            body = " ".join(_squeezed(got.texts.get(language.code, "")) for got in block.rows[1:]).strip()
            return f"### {escape(text)}\n{mark}" + (f"\n\n{escape(body)}" if body else "")
        case "item":
            return _item(first, text, language, old, mark)
    return f"{escape(text)}\n{mark}"


def _item(got: Got, text: str, language: Language, old: Chunk | None, mark: str) -> str:
    sign = old.text.split(" ", 1)[0] if old else "-"
    lead = got.bold.get(language.code, "")
    known = got.known.leads.get(language.code, "") if got.known else ""
    lead = known if known and text.startswith(known) else lead if text.startswith(lead) else ""
    rest = text[len(lead) :].strip()
    written = whole(f"**{escape(lead)}**", escape(rest), language.writing.gap) if lead else escape(rest)
    return f"{sign} {written}\n  {mark}"


def taken(data: bytes, plan: Plan, folder: Path, *, accept: bool = True) -> Taken:
    """What a Word file changes in a plan; nothing is written.

    Raises:
        NoWordFile: it is none.
    """
    found = gathered(plan, read_word(data, accept=accept))
    return _Taking(plan=plan, folder=folder, found=found).run()


def summary(difference: Difference) -> str:
    """A difference as a line."""
    signs = {"changed": "±", "new": "+", "moved": "⇅", "dropped": "−", "unplaced": "?"}
    where = f"{signs[difference.what]} {difference.id} {difference.code}".rstrip()
    words = " → ".join(filter(None, (difference.before, difference.after)))
    return f"{where}: {words}" if words else where
