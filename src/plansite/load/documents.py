"""Raw blocks become chapters, special columns and the notice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.ground.findings import Fault, Finding, Place, rule
from plansite.ground.identities import Identity, example
from plansite.ground.vocabulary import KIND_NAMES, Kind
from plansite.languages import Language
from plansite.load.files import File
from plansite.load.markdown import RawBlock, read_markdown
from plansite.model import (
    Block,
    Call,
    Chapter,
    Column,
    ColumnCall,
    Item,
    Measure,
    Notice,
    Paragraph,
    PictureCall,
    Section,
    TableCall,
)


@rule("identity-missing")
def missing_identity(block: RawBlock, kind: Kind) -> Iterator[Fault]:
    """Every block carries its identity, on the line below it.

    Bad:  a paragraph with a blank line below it
    Good: a paragraph, and below it `{: #p2-1-2 }`
    """
    name, name_zh = KIND_NAMES[kind]
    yield Fault(
        place=block.place,
        message=f"this {name} has no identity: {block.text[:20]}…",
        hint=f"write its own, new identity on the next line, such as {{: #{example(kind)} }}",
        hint_zh=f"此{name_zh}没有标识，请在下一行写上新的标识，例如 {{: #{example(kind)} }}",
    )


@rule("identity-kind")
def wrong_kind(block: RawBlock, identity: Identity, kind: Kind) -> Iterator[Fault]:
    """The identity is of the kind of its block.

    Bad:  `### 提升质量。` with `{: #p3-1-1 }`
    Good: `### 提升质量。` with `{: #m3-1-1 }`
    """
    name, name_zh = KIND_NAMES[kind]
    yield Fault(
        place=block.place,
        message=f"{identity} is not the identity of a {name}",
        hint=f"a {name} has one like {example(kind)}",
        hint_zh=f"{name_zh}的标识应如 {example(kind)}",
    )


@rule("heading-level")
def wrong_level(block: RawBlock, expected: str) -> Iterator[Fault]:
    """Headings go down one step at a time: # chapter, ## section, ### measure; a file has one #, at its head.

    Bad:  `###` directly below `#`
    Good: `#`, then `##`, then `###`
    """
    yield Fault(
        place=block.place,
        message=f"heading {'#' * block.level} stands where {expected} is due",
        hint="use # for the title (once, first), ## for a section, ### for a measure's lead sentence, none deeper",
        hint_zh="# 用于标题（仅一个，在最前），## 用于节，### 用于举措的引领句，不再往下分级，也不要跳级",
    )


@rule("block-misplaced")
def misplaced(place: Place, what: str) -> Iterator[Fault]:
    """A file holds only the kinds of block that its kind of document knows.

    Bad:  a list in a chapter; a paragraph without `- ` in a special column; a measure's lead with no text below it
    Good: lists in special columns, paragraphs in chapters, a lead and its text
    """
    yield Fault(
        place=place,
        message=what,
        hint="see the chapter or special column beside it for the form",
        hint_zh="此处不应有这种内容，请参照旁边的章或专栏文件的写法",
    )


@dataclass(slots=True)
class _Assembler:
    """Walks over the raw blocks of one file and gathers findings."""

    file: File
    findings: list[Finding]

    def identity(self, block: RawBlock, kind: Kind, *, stand_in: str) -> Identity:
        """The block's identity; where it has none, a finding and a stand-in, so that reading can go on."""
        if block.id is None:
            if not any(found.place.line == block.place.line + 1 for found in self.findings):
                self.findings += missing_identity(block, kind)
            return Identity.parse(stand_in)
        if block.id.kind != kind:
            self.findings += wrong_kind(block, block.id, kind)
        return block.id

    def title(self, blocks: list[RawBlock]) -> RawBlock | None:
        """Take the heading that opens the file off the list."""
        if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
            return blocks.pop(0)
        self.findings += misplaced(Place(path=self.file.path), "the file does not open with its title (# …)")
        return None

    def chapter(self, number: int, raw: tuple[RawBlock, ...]) -> Chapter:
        blocks = list(raw)
        place = Place(path=self.file.path)
        title = self.title(blocks) if number or (blocks and blocks[0].level == 1) else None
        body = tuple(self._chapter_blocks(number, blocks))
        return Chapter(
            number=number, title=title.text if title else "", blocks=body, place=title.place if title else place
        )

    def _chapter_blocks(self, number: int, blocks: list[RawBlock]) -> Iterator[Block]:
        stand_in = f"{number}-0-0"
        level, in_list = 1, False
        while blocks:
            block = blocks.pop(0)
            was_in_list, in_list = in_list, block.kind == "item"
            match block.kind:
                case "heading":
                    if block.level not in {2, 3} or block.level > level + 1:
                        self.findings += wrong_level(block, "##" if level == 1 else "## or ###")
                    level = max(2, min(block.level, 3))
                    if block.level <= 2:
                        yield self._section(block, number)
                    else:
                        yield self._measure(block, blocks, stand_in)
                case "call":
                    yield _call(block)
                case "item" if not was_in_list:  # a list is one fault
                    self.findings += misplaced(block.place, "a chapter holds no lists; its lists are special columns")
                case "paragraph":
                    identity = self.identity(block, "paragraph", stand_in=f"p{stand_in}")
                    yield Paragraph(id=identity, text=block.text, place=block.place)

    def _section(self, block: RawBlock, number: int) -> Section:
        identity = self.identity(block, "section", stand_in=f"s{number}-0")
        return Section(id=identity, text=block.text, place=block.place)

    def _measure(self, block: RawBlock, rest: list[RawBlock], stand_in: str) -> Measure:
        identity = self.identity(block, "measure", stand_in=f"m{stand_in}")
        text, place = "", block.place
        if rest and rest[0].kind == "paragraph" and rest[0].id is None:
            body = rest.pop(0)
            text, place = body.text, body.place
        else:
            self.findings += misplaced(block.place, "this lead sentence (###) has no text below it")
        return Measure(id=identity, lead=block.text, text=text, place=block.place, text_place=place)

    def column(self, number: str, raw: tuple[RawBlock, ...]) -> Column | None:
        blocks = list(raw)
        title = self.title(blocks)
        items = tuple(self._items(number, blocks))
        if title is None:
            return None
        identity = self.identity(title, "column", stand_in=f"c{number}")
        if str(identity) != f"c{number}":
            self.findings += misplaced(title.place, f"{identity} does not fit the file name {number}")
        ordered = any(block.ordered for block in blocks)
        return Column(id=identity, number=number, title=title.text, ordered=ordered, items=items, place=title.place)

    def _items(self, number: str, blocks: list[RawBlock]) -> Iterator[Item]:
        for block in blocks:
            if block.kind != "item":
                self.findings += misplaced(block.place, "a special column holds a title and list items only")
                continue
            identity = self.identity(block, "item", stand_in=f"c{number}" + "-0" * (2 - number.count("-")))
            yield Item(id=identity, lead=block.lead, text=block.text, place=block.place)

    def notice(self, raw: tuple[RawBlock, ...]) -> Notice | None:
        blocks = list(raw)
        title = self.title(blocks)
        paragraphs: list[Paragraph] = []
        for block in blocks:
            if block.kind != "paragraph":
                self.findings += misplaced(block.place, "the notice holds a title and paragraphs only")
                continue
            identity = self.identity(block, "announcement", stand_in="a0")
            paragraphs.append(Paragraph(id=identity, text=block.text, place=block.place))
        if title is None:
            return None
        return Notice(title=title.text, paragraphs=tuple(paragraphs), place=title.place)


_CALLS: Final[dict[str, type[Call]]] = {"table": TableCall, "special_column": ColumnCall, "picture": PictureCall}


def _call(block: RawBlock) -> Call:
    return _CALLS[block.text](number=block.lead, place=block.place)


def read_chapter(file: File, language: Language, number: int) -> tuple[Chapter, tuple[Finding, ...]]:
    """One chapter in one language, with what is wrong in its form."""
    raw, findings = read_markdown(file, language)
    assembler = _Assembler(file=file, findings=list(findings))
    return assembler.chapter(number, raw), tuple(assembler.findings)


def read_column(file: File, language: Language, number: str) -> tuple[Column | None, tuple[Finding, ...]]:
    """One special column in one language, with what is wrong in its form."""
    raw, findings = read_markdown(file, language)
    assembler = _Assembler(file=file, findings=list(findings))
    return assembler.column(number, raw), tuple(assembler.findings)


def read_notice(file: File, language: Language) -> tuple[Notice | None, tuple[Finding, ...]]:
    """The notice in one language, with what is wrong in its form."""
    raw, findings = read_markdown(file, language)
    assembler = _Assembler(file=file, findings=list(findings))
    return assembler.notice(raw), tuple(assembler.findings)


DOCUMENT_RULES: Final = (missing_identity, wrong_kind, wrong_level, misplaced)
