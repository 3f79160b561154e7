"""Which words of a text were removed and which were added: diff-match-patch over the tokens of a language.

A language in words is compared word by word, one in characters character by character, and what comes of that is
cleaned up until it reads as words. A number is one token in both, so it is replaced as a whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from diff_match_patch import diff_match_patch

from plansite.languages import Language

Op = Literal["same", "removed", "added"]
_OPS: Final[dict[int, Op]] = {0: "same", -1: "removed", 1: "added"}
#: Where tokens of several characters are put, one character each, while texts are compared: a plane for private use.
_PRIVATE: Final = 0xF0000
#: Texts that are longer together are replaced as a whole: comparing them would take minutes and tell nobody anything.
_LONG: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text: in both editions, in the old one alone, or in the new one alone."""

    op: Op
    text: str


Pieces = tuple[Piece, ...]


def compare_words(old: str, new: str, language: Language) -> Pieces:
    """The pieces that make up both texts, in order; what was removed stands before what took its place."""
    if old == new:
        return (Piece(op="same", text=old),) if old else ()
    if not old or not new or len(old) + len(new) > _LONG:
        return tuple(_whole(old, new))
    coder = _Coder(language)
    found = _engine().diff_main(coder.coded(old), coder.coded(new), False)
    _engine().diff_cleanupSemantic(found)
    return tuple(Piece(op=_OPS[op], text=coder.plain(text)) for op, text in found)


def _whole(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece(op="removed", text=old)
    if new:
        yield Piece(op="added", text=new)


@cache
def _engine() -> diff_match_patch:
    engine = diff_match_patch()
    engine.Diff_Timeout = 0  # no clock: the same texts give the same pieces
    return engine


class _Coder:
    """Gives each token of several characters one character of its own, so that it stays whole."""

    def __init__(self, language: Language) -> None:
        self._token = language.reading.token
        self._codes: dict[str, str] = {}
        self._tokens: dict[str, str] = {}

    def coded(self, text: str) -> str:
        return "".join(map(self._code, self._token.findall(text)))

    def plain(self, coded: str) -> str:
        return "".join(self._tokens.get(character, character) for character in coded)

    def _code(self, token: str) -> str:
        if len(token) == 1:
            return token
        if token not in self._codes:
            code = chr(_PRIVATE + len(self._codes))
            self._codes[token], self._tokens[code] = code, token
        return self._codes[token]


def old_text(pieces: Pieces) -> str:
    """What stood in the old edition."""
    return "".join(piece.text for piece in pieces if piece.op != "added")


def new_text(pieces: Pieces) -> str:
    """What stands in the new edition."""
    return "".join(piece.text for piece in pieces if piece.op != "removed")
