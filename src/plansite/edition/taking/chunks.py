"""The Markdown of plan/ in chunks: a block with the line of its identity and whatever text belongs to it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.ground.identities import Identity
from plansite.ground.quotations import quoted
from plansite.ground.vocabulary import Kind

_MARK: Final = re.compile(r"\{:\s*#(\S+)\s*\}")
_CALL: Final = re.compile(r"\{\{.*\}\}")
#: A call of what bears a number: its name, and that number.
_CALLED: Final = re.compile(r"(\{\{\s*(table|special_column)\(\")([^\"]+)")
_KINDS: Final[dict[str, Kind]] = {"table": "table", "special_column": "column"}
_HEADING: Final = re.compile(r"#{1,6} ")
#: The line break before an item of a list.
_ITEM: Final = re.compile(r"\n(?=(?:- |\d+\. ))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """``id`` is None for the title of a file and for a call; ``text`` has no blank line at its ends."""

    id: Identity | None
    text: str

    @property
    def is_call(self) -> bool:
        """Whether it stands for a table, a special column or a picture."""
        return bool(_CALL.fullmatch(self.text.strip()))


def chunks(text: str) -> Iterator[Chunk]:
    """The chunks of a file in order. The text of a measure belongs to its lead."""
    apart = _ITEM.sub("\n\n", text)
    held: list[str] = []
    for piece in re.split(r"\n[ \t]*\n", apart):
        if held and (_MARK.search(piece) or _CALL.fullmatch(piece.strip()) or _HEADING.match(piece)):
            yield _chunk(held)
            held = []
        if piece.strip():
            held.append(piece.strip("\n"))
    if held:
        yield _chunk(held)


def _chunk(pieces: list[str]) -> Chunk:
    text = "\n\n".join(pieces)
    match = _MARK.search(text)
    return Chunk(id=Identity.parse(match[1]) if match else None, text=text)


def renamed(text: str, name: Callable[[Identity], Identity]) -> str:
    """A file with its identities given other names, and with calls of what is named otherwise."""
    named = _MARK.sub(lambda match: f"{{: #{name(Identity.parse(match[1]))} }}", text)
    return _CALLED.sub(lambda match: match[1] + name(Identity(kind=_KINDS[match[2]], key=match[3])).key, named)


def translated(original: str, known: Mapping[Identity, str], title: str) -> str:
    """The file of a translation in the order of the original: what is known of its blocks, each under its identity.

    A block that has no translation yet is quoted, and waits.
    """
    found = []
    for position, chunk in enumerate(chunks(original)):
        if chunk.is_call:
            found.append(chunk.text)
        elif chunk.id is None and position == 0 and title:
            found.append(title)
        else:
            found.append((known.get(chunk.id) if chunk.id else None) or quoted(chunk.text))
    return "\n\n".join(found) + "\n" if found else ""
