"""The Markdown of plan/: headings, paragraphs, list items, identities and two calls; everything else is plain text.

A block is one or more lines between blank lines. ``{: #identity }`` stands on the line below its block. Backslash
escapes are those of Markdown; apart from the ``**lead。**`` of a special column's item there is no inline markup, and
what looks like HTML or a script is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from plansite.ground.findings import Fault, Finding, Place, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.load.entries import malformed_identity
from plansite.load.files import File
from plansite.load.markdown_slips import mended_lines

RawKind = Literal["heading", "paragraph", "item", "call"]
_HEADING: Final = re.compile(r"(#{1,6}) +(\S.*)")
_ITEM: Final = re.compile(r"(- |\d+\. )\s*(.*)")
_ATTRIBUTES: Final = re.compile(r"\s*\{:\s*(.*?)\s*\}\s*")
_CALL: Final = re.compile(r'\{\{ *(table|special_column|picture)\("([^"]*)"\) *\}\}')
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_LEAD: Final = re.compile(r"\*\*((?:[^*\\]|\\.)+)\*\*\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block as it stands in a file. ``level`` is that of a heading; ``number`` the mark of a list item."""

    kind: RawKind
    place: Place
    text: str
    id: Identity | None = None
    level: int = 0
    ordered: bool = False
    lead: str = ""


@rule("block-form")
def strange_block(place: Place, line: str) -> Iterator[Fault]:
    """A line that looks like a heading or a call is one.

    Bad:  `###提升质量。`   `{{ tabel("1") }}`
    Good: `### 提升质量。`  `{{ table("1") }}`   (or, for literal text, `\\### …`)
    """
    heading = line.startswith("#")
    good = "### 提升质量。" if heading else '{{ table("1") }}'
    yield Fault(
        place=place,
        message=f"this looks like a {'heading' if heading else 'call'} but is not one: {line[:40]}",
        hint=f"write it like {good}",
        hint_zh=f"写法应如 {good}（# 后面要有空格；调用只有 table、special_column 和 picture 三种）",
    )


@rule("block-list")
def inner_list(place: Place) -> Iterator[Fault]:
    """A list holds no list: its items would be run together into one.

    Bad:  `- First item` and, indented below it, `  - a part of it`
    Good: each item on a line of its own, at the beginning of the line
    """
    yield Fault(
        place=place,
        message="a list stands inside an item, which has none",
        hint="write it as an item of its own at the beginning of the line, or as a sentence of the item",
        hint_zh="条目里不能再分条目：请顶格另起一条，或写成本条中的句子",
    )


@rule("identity-stray")
def stray_identity(place: Place, text: str) -> Iterator[Fault]:
    """An identity line stands directly below its block.

    Bad:  a blank line between a paragraph and its `{: #p2-1-1 }`; two identity lines under one block
    Good: the paragraph, and `{: #p2-1-1 }` on the next line
    """
    yield Fault(
        place=place,
        message=f"identity line {{: {text} }} stands under no block",
        hint="put it on the line directly below the block it names, or delete it",
        hint_zh="标识行要紧接在所属段落的下一行（中间不空行），多余的请删除",
    )


def unescape(text: str) -> str:
    """Undo backslash escapes: ``\\*\\*`` is the two asterisks of the source."""
    return _ESCAPE.sub(r"\1", text)


@dataclass(slots=True)
class _Parser:
    """Cuts one file into raw blocks."""

    file: File
    language: Language
    findings: list[Finding]

    def blocks(self) -> Iterator[RawBlock]:
        lines: list[tuple[int, str]] = []
        written, slips = mended_lines(self.file)
        self.findings += slips
        for number, line in [*written, (0, "")]:
            starts_anew = _HEADING.fullmatch(line) or _ITEM.match(line)
            if lines and (not line.strip() or starts_anew):
                yield from self._block(lines)
                lines = []
            if line.strip():
                lines.append((number, line))

    def _block(self, lines: list[tuple[int, str]]) -> Iterator[RawBlock]:
        text_lines = [(number, line) for number, line in lines if not _ATTRIBUTES.fullmatch(line)]
        attributes = [(number, line) for number, line in lines if _ATTRIBUTES.fullmatch(line)]
        stray = attributes if not text_lines or attributes[:1] != lines[-1:] else attributes[1:]
        for number, line in stray:
            place = Place(path=self.file.path, line=number)
            self.findings += stray_identity(place, line.strip()[2:-1].strip())
        if text_lines:
            identity = self._identity(*attributes[0]) if attributes else None
            yield self._raw(text_lines, identity)

    def _identity(self, number: int, line: str) -> Identity | None:
        match = _ATTRIBUTES.fullmatch(line)
        text = match[1] if match else line
        try:
            if text.startswith("#"):
                return Identity.parse(text[1:])
        except ValueError:
            pass
        place = Place(path=self.file.path, line=number, column=len(line) - len(line.lstrip()) + 1)
        self.findings += malformed_identity(place, text)
        return next(filter(None, map(_identity_of, text.split())), None)

    def _raw(self, lines: list[tuple[int, str]], identity: Identity | None) -> RawBlock:
        (number, first), *rest = lines
        column = len(first) - len(first.lstrip()) + 1
        place = Place(path=self.file.path, line=number, column=column)
        if not rest and (match := _HEADING.fullmatch(first)):
            text = unescape(match[2].rstrip())
            return RawBlock(
                kind="heading", place=place.shifted(match.start(2)), text=text, id=identity, level=len(match[1])
            )
        if not rest and (match := _CALL.fullmatch(first.strip())):
            return RawBlock(kind="call", place=place, text=match[1], lead=match[2], id=identity)
        if first.startswith(("#", "{{")):
            self.findings += strange_block(place, first)
        return self._prose(lines, place, identity)

    def _joined(self, lines: list[str]) -> str:
        """Lines that were broken, joined again: where no blank stands between words, it does between Latin ones."""
        text = lines[0]
        for line in lines[1:]:
            latin = _WORD.match(text[-1:]) and _WORD.match(line[:1])
            text += (" " if latin else self.language.writing.gap) + line
        return text

    def _prose(self, lines: list[tuple[int, str]], place: Place, identity: Identity | None) -> RawBlock:
        for number, line in lines[1:]:
            if found := _INNER_ITEM.match(line):
                self.findings += inner_list(Place(path=self.file.path, line=number, column=found.end() + 1))
        text = self._joined([line.strip() for _, line in lines])
        if match := _ITEM.fullmatch(text):
            lead, body = _split_lead(match[2])
            shift = match.start(2) + (2 if lead else 0)
            ordered = match[1] != "- "
            return RawBlock(kind="item", place=place.shifted(shift), text=body, lead=lead, id=identity, ordered=ordered)
        return RawBlock(kind="paragraph", place=place, text=unescape(text), id=identity)


def _identity_of(word: str) -> Identity | None:
    """An identity that stands among other words."""
    try:
        return Identity.parse(word.removeprefix("#"))
    except ValueError:
        return None


_INNER_ITEM: Final = re.compile(r"\s+(?:[-*+] |\d+[.)] )")
_WORD: Final = re.compile(r"[A-Za-z0-9]")


def _split_lead(text: str) -> tuple[str, str]:
    if match := _LEAD.fullmatch(text):
        return unescape(match[1]), unescape(match[2])
    return "", unescape(text)


def read_markdown(file: File, language: Language) -> tuple[tuple[RawBlock, ...], tuple[Finding, ...]]:
    """Cut a file into raw blocks, with what is wrong in its form."""
    parser = _Parser(file=file, language=language, findings=[])
    blocks = tuple(parser.blocks())
    return blocks, tuple(parser.findings)
