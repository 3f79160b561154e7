"""The files of plan/ after a later edition was taken over: what is written anew, and what is no longer there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from plansite.edition.carrying import INSERTS, Carried, Match, carry
from plansite.edition.comparison.blocks import TextBlock, by_identity, text_blocks
from plansite.edition.taking.chunks import chunks, renamed, translated
from plansite.edition.taking.proposing import proposals_text
from plansite.edition.taking.tables import merged_table, numbered, renamed_table
from plansite.edition.taking.yaml_edits import with_labels, with_values, without
from plansite.ground.identities import Identity
from plansite.ground.quotations import QUOTE
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.history import identities
from plansite.model.proposals import NAME as PROPOSALS

Files = Mapping[str, str]
_CHAPTER: Final = re.compile(r"chapters/(\d+)\.[a-z]+\.md")
_INSERT: Final = re.compile(r"(?:(columns)/([\d-]+)\.[a-z]+\.md|(?:indicators|tables)/table-(\d+)\.yml)")
_TEXTS: Final = re.compile(r"(?:chapters/.*|columns/.*|notice\.[a-z]+)\.md")
_IDENTITY: Final = re.compile(r"\b(?:[smp]\d+-\d+(?:-\d+)?|c\d+(?:-\d+)*|[at]\d+)\b")
#: What the import says of the received document itself takes the place of what was said of the one before.
_OF_THE_DOCUMENT: Final = ("corrections.yml", "unsure.yml")
_COVER: Final = ("title", "status", "issuer", "date")
#: Below this share of known blocks a document is that of another plan.
_FITS: Final = 0.2


class OtherPlan(Exception):
    """Nearly nothing of a received document is known: it is that of another plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """``files`` by path below plan/, ``gone`` the paths of those that are there no longer; what was ``carried``."""

    files: Files
    gone: tuple[str, ...]
    carried: Carried


def take_over(plan: Plan, received: Plan, old: Files, new: Files) -> Taken:
    """Take a received edition over.

    Args:
        plan: the plan as it stands, ``old`` its files as text by path.
        received: the plan that an import made of the document, ``new`` its files.

    Raises:
        OtherPlan: the document is that of another plan.
    """
    return _Taking(plan, received, old, new).taken()


class _Taking:
    def __init__(self, plan: Plan, received: Plan, old: Files, new: Files) -> None:
        self._plan, self._old, self._new = plan, old, new
        self._language: Language = plan.original
        sides = text_blocks(plan, plan.original), text_blocks(received, received.original)
        used = {*plan.published, *identities(plan), *(move.source for move in plan.moved)}
        without_notice = plan.text.notice is not None and received.text.notice is None
        known = tuple(block for block in sides[0] if not (without_notice and _is_notice(block)))
        self._carried = carry(known, sides[1], used)
        if without_notice:
            notice = tuple(block.id for block in sides[0] if _is_notice(block))
            match = Match(fate="dropped", new=None, old=notice, certainty=0.95, why="no-notice")
            self._carried = self._carried.also(match)
        self._sides = by_identity(sides[0]), by_identity(sides[1])
        self._refuse_other_plan()

    def _refuse_other_plan(self) -> None:
        """Raises OtherPlan where nearly nothing fits."""
        names = self._carried.identities
        leaves = [block for block in self._sides[1].values() if block.id.kind in {"measure", "paragraph", "item"}]
        known = [block for block in leaves if names[block.id] in self._sides[0]]
        asked = [match for match in self._carried.asked if match.fate in {"same", "split", "merged"}]
        if leaves and (len(known) + len(asked)) / len(leaves) < _FITS:
            raise OtherPlan(
                f"{len(known)} of {len(leaves)} blocks are known: this is the document of another plan; "
                f"nothing was written\n"
                f"{len(leaves)} 段中只有 {len(known)} 段与本规划相符：这是另一个规划的文件，未写入任何内容"
            )

    def taken(self) -> Taken:
        texts = dict(self._texts())
        translations = dict(self._translations(texts))
        files = {
            **texts,
            **translations,
            **dict(self._tables()),
            **dict(self._other_files()),
            "plan.yml": self._meta(translations),
        }
        if proposals := proposals_text(self._carried, *self._sides, last=self._last()):
            files[PROPOSALS] = proposals
        gone = [name for name in self._old if _is_content(name) and name not in files]
        return Taken(files=files, gone=tuple(sorted(gone)), carried=self._carried)

    def _name(self, identity: Identity) -> Identity:
        return self._carried.identities.get(identity, identity)

    def _last(self) -> Identity:
        """The first chapter with a title: where links lead when nothing nearer is left."""
        pages = [name for name in self._carried.identities.values() if name.kind == "page" and name.key.isdigit()]
        return min(pages, key=lambda page: int(page.key), default=Identity(kind="page", key="cover"))

    def _path(self, name: str) -> str:
        """The file of a chapter, special column or table under the number that names it from now on."""
        if match := _CHAPTER.fullmatch(name):
            return name.replace(match[1], self._number(match[1]), 1)
        return path_under(name, self._carried.identities)

    def _number(self, number: str) -> str:
        page = Identity(kind="page", key=str(int(number)))
        return f"{int(self._name(page).key):02}"

    def _texts(self) -> Iterator[tuple[str, str]]:
        """The text of the original under its identities."""
        for name, text in self._new.items():
            if _TEXTS.fullmatch(name):
                yield self._path(name), renamed(text, self._name)

    def _translations(self, texts: Files) -> Iterator[tuple[str, str]]:
        """What is known of each translation, in the order of the original."""
        original = self._language.code
        for language in self._plan.translations:
            known = dict(self._known(language))
            for name, text in texts.items():
                other = name.replace(f".{original}.md", f".{language}.md")
                titles = [chunk.text for chunk in chunks(self._old.get(other, ""))][:1]
                title = titles[0] if titles and titles[0].startswith("# ") else ""
                if made := translated(text, known, title):
                    yield other, made

    def _known(self, language: Language) -> Iterator[tuple[Identity, str]]:
        """The chunks of a translation; that of a block which an editor is asked about waits under its new name, too."""
        known = {
            chunk.id: chunk.text
            for name, text in self._old.items()
            if name.endswith(f".{language}.md")
            for chunk in chunks(text)
            if chunk.id
        }
        yield from known.items()
        for match in self._carried.asked:
            kept = match.fate == "same" and _keeps_kind(match)
            if kept and match.new and (text := known.get(match.old[0])):
                yield self._name(match.new), _under(text, self._name(match.new))

    def _tables(self) -> Iterator[tuple[str, str]]:
        rows = {
            identity.key: name.key
            for identity, name in self._carried.identities.items()
            if identity.kind == "indicator"
        }
        asked = {
            self._name(match.new).key: match.old[0].key
            for match in self._carried.asked
            if match.fate == "same" and match.new and match.new.kind == "indicator"
        }
        for name, text in self._new.items():
            path, insert = self._path(name), _insert_of(name)
            if insert and insert.kind == "table":
                text = numbered(text, self._name(insert).key)
            if name.startswith("indicators/"):
                old, code = self._old.get(path), self._language.code
                yield path, merged_table(old, text, rows, asked, code) if old else renamed_table(text, rows)
            elif name.startswith(("tables/", "pictures/")):
                yield path, text

    def _other_files(self) -> Iterator[tuple[str, str]]:
        """What the import says of the document: where it departs from it, what it was not sure of."""
        for name in _OF_THE_DOCUMENT:
            if text := self._new.get(name):
                yield name, _IDENTITY.sub(lambda match: str(self._name(Identity.parse(match[0]))), text)
            elif name in self._old:
                yield name, "[]\n"

    def _meta(self, translations: Files) -> str:
        """plan.yml with the chapters, the numbers of special columns and tables, and the cover of the received text."""
        text, code = self._old["plan.yml"], self._language.code
        received = [_CHAPTER.fullmatch(name) for name in self._new]
        numbers = sorted(match[1] for match in received if match)
        on_cover = {key: found[code] for key in _COVER if (found := _of_cover(self._new["plan.yml"], key))}
        cover = [((key, code), words) for key, words in on_cover.items() if words]
        text = with_values(text, [(("chapters",), [self._number(number) for number in numbers]), *cover])
        has_cover = "block: cover" not in self._new.get("corrections.yml", "")  # else its title was found elsewhere
        gone = [key for key in _COVER if key not in on_cover] if has_cover else []
        text = with_labels(without(text, gone), self._labels())
        waiting = [each.code for each in self._plan.translations if self._waits(each, translations)]
        return with_values(text, [(("translating",), waiting)]) if waiting else text

    def _waits(self, language: Language, translations: Files) -> bool:
        """Whether something has no translation yet: that language waits for it then, and the original does not."""
        rows = (match for match in self._carried.asked if match.new and match.new.kind == "indicator")
        mine = (text for name, text in translations.items() if name.endswith(f".{language}.md"))
        return any(match.fate == "new" for match in rows) or any(f"\n{QUOTE}" in f"\n{text}" for text in mine)

    def _labels(self) -> dict[str, str]:
        """The numbers of those special columns and tables that the document numbers otherwise than they are called."""
        names = self._carried.identities.items()
        return {str(name): new.key for new, name in names if new.kind in INSERTS and new != name}


def _under(text: str, name: Identity) -> str:
    """A chunk under another identity."""
    return renamed(text, lambda _: name)


def _of_cover(text: str, key: str) -> dict[str, str]:
    found = yaml.safe_load(text).get(key)
    return found if isinstance(found, dict) else {}


def _keeps_kind(match: Match) -> bool:
    """Whether a block is of the kind that it was, so that its translation fits."""
    return match.new is not None and bool(match.old) and match.new.kind == match.old[0].kind


def path_under(name: str, names: Mapping[Identity, Identity]) -> str:
    """The file of a special column or table under the number of its new name."""
    insert = _insert_of(name)
    if insert is None or insert not in names:
        return name
    start, _, end = name.rpartition(insert.key)
    return f"{start}{names[insert].key}{end}"


def _insert_of(name: str) -> Identity | None:
    """The special column or table that a file holds."""
    if not (match := _INSERT.fullmatch(name)):
        return None
    return Identity(kind="column" if match[1] else "table", key=match[2] or match[3])


def _is_notice(block: TextBlock) -> bool:
    return block.id.kind == "announcement" or block.id.key == "notice"


def _is_content(name: str) -> bool:
    """Whether a file holds text or a table, which the received edition has or has not."""
    return bool(_TEXTS.fullmatch(name)) or name.startswith(("indicators/", "tables/"))
