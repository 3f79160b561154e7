"""Editor's notes hang on something, and their marks have a place."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Plan, Table
from plansite.model.plan import texts_by_block

#: What in a note is no value: dates, numbers of attachments and of indicators, identities.
_NO_VALUE: Final = re.compile(
    r"\d{4}年(?:\d{1,2}(?:月(?:\d{1,2}日)?)?)?|附件\d+|\d+项指标|[有为]\d+项|“[^”]*\+[^”]*”"
    r"|(?:举措|专栏|段落|条目)?[mcps]?\d+(?:-\d+)+|[表c]\d+"
)
_VALUE: Final = re.compile(r"\d+(?:\.\d+)?(?:微克/立方米)?")
_TABLE: Final = re.compile(r"表(\d+)")
_NAMED: Final = re.compile(r"([mcps]?)(\d+-\d+(?:-\d+)?)")


def _texts(plan: Plan, language: Language) -> dict[Identity, list[str]]:
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages(language):
        texts[passage.id].append(passage.text)
    return texts


@rule("note-target")
def no_target(plan: Plan) -> Iterator[Fault]:
    """A note hangs on a block that is there.

    Bad:  `block: m3-9-1` where chapter 3 has three sections
    Good: `block: m3-2-1`
    """
    known = _texts(plan, LANGUAGES[0])
    for note in plan.notes:
        if note.block not in known:
            hint, hint_zh = did_you_mean(str(note.block), map(str, known))
            yield Fault(
                place=note.at("block"),
                message=f"there is no block {note.block} for this note to hang on",
                hint=hint,
                hint_zh=f"没有标识为 {note.block} 的内容；{hint_zh}",
            )


@rule("note-place")
def no_place(plan: Plan) -> Iterator[Fault]:
    """The words after which a note's mark stands occur exactly once in its block, in each language.

    Bad:  `after: { zh: 质量, … }` where the block says 质量 three times
    Good: `after: { zh: 累**项, … }`
    """
    for language in LANGUAGES:
        texts = _texts(plan, language)
        for note in plan.notes:
            if note.after is None or note.block not in texts or not note.after[language]:
                continue
            words = note.after[language]
            count = sum(text.count(words) for text in texts[note.block])
            if count != 1:
                yield Fault(
                    place=note.after.at(language),
                    message=f"“{words}” stands {count} times in {note.block} ({language}), not once",
                    hint="choose words of the block that occur there once, or leave `after` out",
                    hint_zh=f"“{words}”在 {note.block} 中出现 {count} 次，应恰好一次：请换一处文字，或去掉 after",
                )


@rule("note-figure")
def no_figure(plan: Plan) -> Iterator[Fault]:
    """The numbers that a note gives stand in its block, or in a block or a table that it names.

    So a note cannot outlive a change of what it tells of. Dates and numbers of attachments are not looked at.

    Bad:  举措1-1-1称已达97% where m1-1-1 says 95%
    Good: 举措1-1-1称已达95%
    """
    texts = {str(block): text for block, text in texts_by_block(plan, LANGUAGES[0]).items()} if plan.notes else {}
    tables = {table.number: "\n".join(_cells(table)) for table in plan.tables}
    own = {row.identity: table.number for table in plan.tables for row in table.indicators}
    own |= {table.id: table.number for table in plan.tables}
    for note in plan.notes:
        words = note.text.zh
        named = {f"{kind or 'm'}{number}" for kind, number in _NAMED.findall(words)} | {str(note.block)}
        numbers = {*_TABLE.findall(words), own.get(note.block, "")}
        there = "\n".join([*(texts.get(block, "") for block in named), *(tables.get(number, "") for number in numbers)])
        for value in _VALUE.findall(_NO_VALUE.sub("□", words)):
            if not re.search(rf"(?<![\d.]){re.escape(value)}(?!\d|\.\d)", there):
                yield Fault(
                    place=note.text.at("zh"),
                    message=f"{value} stands neither in {note.block} nor in a place that the note names",
                    hint="give the number that stands there now, and name the block or the table that has it",
                    hint_zh="注中的数字应见于所注的内容，或见于注中写明的举措、段落、专栏条目或表",
                )


def _cells(table: Table) -> Iterator[str]:
    """The values of a table, with their units and without."""
    for row in table.indicators:
        unit = row.unit.zh if row.unit else ""
        yield from (f"{value}{unit} {value}" for value in (row.target, row.actual) if value)
