"""Blocks that came back from Word as the Markdown of plan/: to the byte as they were where nothing in them changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from plansite.edition.taking.chunks import Chunk, chunks
from plansite.importer.files import escape, escape_inside
from plansite.languages import Language
from plansite.office.word.difference import squeezed
from plansite.office.word.gathering import Got
from plansite.office.word.rows import whole

#: What stands for what is kept elsewhere, by the first letter of its identity.
_CALLS: Final[Mapping[str, str]] = {"t": "table", "f": "picture", "c": "special_column"}


@dataclass(slots=True)
class Block:
    """A block in the making: its identity, its rows, and the special column that it is an item of."""

    id: str
    column: str
    rows: list[Got]


def file_text(text: str, name: str, blocks: Sequence[Block], language: Language) -> str:
    """A file with these blocks in this order, where ``text`` is what it says now; that itself if nothing changed."""
    before = list(chunks(text))
    made = [chunk for block in blocks if (chunk := _chunk(name, block, before, language))]
    made = _with_calls(made, before)
    return text if made == [chunk.text for chunk in before] else "\n\n".join(made) + "\n"


def _chunk(name: str, block: Block, before: list[Chunk], language: Language) -> str:
    """A block as its file has it."""
    first = block.rows[0]
    old = _old_chunk(name, block, before)
    if _is_call(name, block):
        return old.text if old else f'{{{{ {_CALLS[block.id[0]]}("{block.id[1:]}") }}}}'
    same = all(
        got.known and squeezed(got.known.texts.get(language.code, "")) == squeezed(got.texts.get(language.code, ""))
        for got in block.rows
    )
    if old and same and not (old.id and first.kind == "lead" and len(block.rows) < 2):
        return old.text
    return _markdown(block, language, old)


def _is_call(name: str, block: Block) -> bool:
    kind = block.rows[0].kind
    return kind == "call" or (kind == "column" and not name.startswith("columns/"))


def _old_chunk(name: str, block: Block, before: list[Chunk]) -> Chunk | None:
    if block.rows[0].kind == "title":
        return next((chunk for chunk in before if chunk.id is None and not chunk.is_call), None)
    if _is_call(name, block):
        what, words = f'("{block.id[1:]}")', _CALLS[block.id[0]]
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


def _markdown(block: Block, language: Language, old: Chunk | None) -> str:
    """A block as Markdown; empty where it says nothing in this language."""
    first = block.rows[0]
    text = squeezed(first.texts.get(language.code, ""))
    if not text:
        return ""
    mark = f"{{: #{block.id} }}"
    match first.kind:
        case "title":
            return f"# {escape_inside(text)}"
        case "section":
            return f"## {escape_inside(text)}\n{mark}"
        case "column":
            return f"# {escape_inside(text)}\n{mark}"
        case "lead":
            body = " ".join(squeezed(got.texts.get(language.code, "")) for got in block.rows[1:]).strip()
            return f"### {escape_inside(text)}\n{mark}" + (f"\n\n{escape(body)}" if body else "")
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
