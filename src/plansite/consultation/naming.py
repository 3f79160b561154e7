"""The place that somebody names in words: 第三章第二节, 专栏3-1, Table 2, a heading, an indicator."""

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from plansite.consultation.likeness import plain
from plansite.consultation.received import ways
from plansite.ground.identities import Identity
from plansite.languages import known, language
from plansite.languages.commenting import Step
from plansite.model import Chapter, Plan, Section
from plansite.model.history import chapter_identities, identities

#: A heading that somebody names agrees with it so far, of a hundred letters.
_LIKE: Final = 88.0
_SHORTEST: Final = 4
#: Chapter, section and measure, as the site writes them: 2-3, 2-3-1.
_DASHED: Final = re.compile(r"(?<![\d-])(\d{1,3})[-—－–](\d{1,3})(?:[-—－–](\d{1,3}))?(?![\d-])", re.ASCII)
_DASHES: Final = re.compile("[—–－]")


class Naming:
    """The names of the places of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._known = frozenset(identities(plan))
        self._chapters = {chapter.number: chapter for chapter in plan.text.chapters}
        self._below = dict(_below(plan))
        self._renumbered = {f"{str(each.block)[0]}{each.number}": str(each.block) for each in plan.meta.labels}
        self._names = tuple(dict.fromkeys(_names(plan)))

    def below(self, identity: Identity) -> tuple[Identity, ...]:
        """What belongs to a chapter, a section, a special column or a table; itself, too."""
        return self._below.get(identity, (identity,))

    def blocks(self, place: str) -> tuple[Identity, ...]:
        """The blocks among which a place lies; none where nobody can tell."""
        return tuple(dict.fromkeys(block for found in self.named(place) for block in self.below(found)))

    def is_whole(self, place: str) -> bool:
        """Whether somebody means the whole plan."""
        return any(way.whole.fullmatch(place.strip()) for way in ways())

    def is_insert(self, place: str) -> bool:
        """Whether it names a special column or a table, whose numbers look like those of measures."""
        return bool({"column", "table"} & dict(_steps(place)).keys())

    def named(self, place: str, *, strictly: bool = False) -> tuple[Identity, ...]:
        """What a name may mean; one if it is plain. ``strictly``: by numbers only, in the text of a comment."""
        if not place.strip():
            return ()
        return self._numbered(place, strictly=strictly) or (() if strictly else self._headed(place))

    def _numbered(self, place: str, *, strictly: bool) -> tuple[Identity, ...]:
        steps = dict(_steps(place))
        for step, kind in (("column", "column"), ("table", "table")):
            if number := steps.get(step):  # type: ignore[call-overload]
                label = f"{kind[0]}{_DASHES.sub('-', number)}"
                return self._if_known(self._renumbered.get(label, label))
        if match := _DASHED.search(place):
            chapter, section, measure = (int(part) if part else None for part in match.groups())
            return self._in_chapter(chapter or 0, section, measure)
        chapter = _value(steps.get("chapter", ""))
        if chapter is None:
            return self._sections(_value(steps.get("section", ""))) if not strictly else ()
        return self._in_chapter(chapter, _value(steps.get("section", "")), _value(steps.get("measure", "")))

    def _in_chapter(self, chapter: int, section: int | None, measure: int | None) -> tuple[Identity, ...]:
        """The chapter, section or measure; where there is no such measure, all of its section: one of them is meant."""
        if section is not None and measure is not None:
            key = f"{chapter}-{section}-{measure}"
            there = self._if_known(f"s{chapter}-{section}")
            found = self._if_known(f"m{key}") or self._if_known(f"p{key}")
            return found or (self.below(there[0]) if there else ())
        return self._if_known(str(chapter) if section is None else f"s{chapter}-{section}")

    def _sections(self, section: int | None) -> tuple[Identity, ...]:
        """The sections of that number, one in each chapter: which of them, nobody says."""
        if section is None:
            return ()
        return tuple(found for chapter in self._chapters for found in self._if_known(f"s{chapter}-{section}"))

    def _if_known(self, text: str) -> tuple[Identity, ...]:
        try:
            identity = Identity.parse(text)
        except ValueError:
            return ()
        return (identity,) if identity in self._known else ()

    def _headed(self, place: str) -> tuple[Identity, ...]:
        """The headings, titles and indicators that a place may be the name of."""
        wanted = plain(place)
        if len(wanted) < _SHORTEST:
            return ()
        exact = tuple(dict.fromkeys(block for name, block in self._names if name == wanted))
        if exact:
            return exact
        scores = [(self._alike(wanted, name), block) for name, block in self._names if len(name) >= _SHORTEST]
        top = max((score for score, _ in scores), default=0.0)
        if top < _LIKE:
            return ()
        return tuple(dict.fromkeys(block for score, block in scores if top - score < 1))

    @staticmethod
    def _alike(wanted: str, name: str) -> float:
        if name in wanted or wanted in name:
            return 95.0 + 5.0 * min(len(name), len(wanted)) / max(len(name), len(wanted))
        return fuzz.ratio(wanted, name)


def _steps(place: str) -> Iterator[tuple[Step, str]]:
    for way in ways():
        for step, pattern in way.steps.items():
            if match := pattern.search(place):
                yield step, next(filter(None, match.groups()), "")


def _value(numeral: str) -> int | None:
    """A numeral in digits or in the words of a language."""
    if not numeral:
        return None
    if numeral.isdecimal():
        return int(numeral)
    for code in known():
        try:
            return language(code).reading.value(numeral)
        except (ValueError, KeyError):
            continue
    return None


def _below(plan: Plan) -> Iterator[tuple[Identity, tuple[Identity, ...]]]:
    for chapter in plan.text.chapters:
        yield chapter.id, (chapter.id, *chapter_identities(plan, chapter))
        yield from _sections_of(plan, chapter)
    for column in plan.text.columns:
        yield column.id, (column.id, *(item.id for item in column.items))
    for table in plan.tables:
        yield table.id, (table.id, *(row.identity for row in table.indicators))


def _sections_of(plan: Plan, chapter: Chapter) -> Iterator[tuple[Identity, tuple[Identity, ...]]]:
    blocks = chapter_identities(plan, chapter)
    heads = [block.id for block in chapter.blocks if isinstance(block, Section)]
    found: dict[Identity, list[Identity]] = {}
    current: Identity | None = None
    for identity in blocks:
        current = identity if identity in heads else current
        if current is not None:
            found.setdefault(current, []).append(identity)
    yield from ((head, tuple(members)) for head, members in found.items())


def _names(plan: Plan) -> Iterator[tuple[str, Identity]]:
    """Every title, heading, lead and indicator in every language, by its letters."""
    for each in plan.languages:
        for passage in plan.passages(each):
            if passage.role in ("title", "heading", "lead", "caption") and passage.id.key not in (
                "cover",
                "notice",
            ):
                number = each.reading.heading_number(passage.text)
                yield plain(passage.text), passage.id
                if number:
                    yield plain(passage.text.removeprefix(number.text)), passage.id
        for table in plan.tables:
            yield from ((plain(row.name[each]), row.identity) for row in table.indicators if row.name[each])
