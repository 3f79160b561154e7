"""Editor's notes hang on something, and their marks have a place."""

import re
from collections.abc import Iterator

from plansite.checks.gone import left_hanging, taken_out
from plansite.ground.findings import Fault, did_you_mean, rule
from plansite.languages import Language
from plansite.languages.agreement import Notes
from plansite.model import Plan, Table
from plansite.model.block_texts import texts_by_block


@rule("note-target")
def no_target(plan: Plan) -> Iterator[Fault]:
    """A note hangs on a block that is there.

    Bad:  `block: m3-9-1` where chapter 3 has three sections
    Good: `block: m3-2-1`
    """
    known = texts_by_block(plan, plan.original)
    for note in plan.notes:
        if note.block in taken_out(plan):
            yield left_hanging(note.at("block"), note.block, "this note hung on it", "这条编者注原来挂在它上面")
        elif note.block not in known:
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
    for language in plan.languages:
        texts = texts_by_block(plan, language)
        for note in plan.notes:
            if note.after is None or note.block not in texts or not note.after[language]:
                continue
            words = note.after[language]
            count = texts[note.block].count(words)
            if count != 1:
                yield Fault(
                    place=note.after.at(language.code),
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
    words = plan.original.reading.agreement.notes
    if words is None:
        return
    texts = {str(block): text for block, text in texts_by_block(plan, plan.original).items()} if plan.notes else {}
    tables = {table.number: "\n".join(_cells(table, plan.original)) for table in plan.tables}
    own = {row.identity: table.number for table in plan.tables for row in table.indicators}
    own |= {table.id: table.number for table in plan.tables}
    for note in plan.notes:
        text = note.text[plan.original]
        blocks = {str(note.block), *(f"{kind or 'm'}{number}" for kind, number in words.block.findall(text))}
        numbers = {own.get(note.block, ""), *words.table.findall(text)}
        there = [*(texts.get(block, "") for block in blocks), *(tables.get(number, "") for number in numbers)]
        for value in _missing(text, "\n".join(there), words):
            yield Fault(
                place=note.text.at(plan.original.code),
                message=f"{value} stands neither in {note.block} nor in a place that the note names",
                hint="give the number that stands there now, and name the block or the table that has it",
                hint_zh="注中的数字应见于所注的内容，或见于注中写明的举措、段落、专栏条目或表",
            )


def _missing(text: str, there: str, words: Notes) -> Iterator[str]:
    """The values that a note gives and a text does not."""
    for value in words.value.findall(words.no_value.sub("□", text)):
        if not re.search(rf"(?<![\d.]){re.escape(value)}(?!\d|\.\d)", there):
            yield value


def _cells(table: Table, language: Language) -> Iterator[str]:
    """The values of a table, with their units and without."""
    for row in table.indicators:
        unit = row.unit[language] if row.unit else ""
        yield from (f"{value}{unit} {value}" for column in table.value_columns if (value := row.value(column.key)))
