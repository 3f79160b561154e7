"""Figures: each one of the text is classified, and each entry fits its figure."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from plansite.checks.gone import left_hanging, taken_out
from plansite.checks.meant import Meant, meant
from plansite.consistency.disagreement import agreement_of
from plansite.consistency.things import other_time, subject
from plansite.ground.findings import Fault, Place, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.languages.agreement import Things
from plansite.model import CommonFigure, FigureCells, FigureEntry, Figures, Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.classification import classification
from plansite.model.derived import per_plan
from plansite.model.figures import Figure, cells
from plansite.model.ties import Reasoned


@rule("figure-unclassified")
def unclassified(plan: Plan) -> Iterator[Fault]:
    """Every figure of the original is the value of an indicator, a commitment or context: figures.yml says which.

    Bad:  a new 97% in m1-1-1 and nothing about it in figures.yml
    Good: `- { block: m1-1-1, figure: 97%, kind: context, reason: result }`
    """
    data = plan.figures
    if data is None:
        return
    told = {id(each.figure) for each in meant(plan)}  # where its entry is
    for each in classification(plan).figures:
        if id(each.figure) in told:
            continue
        if each.missing and not str(each.figure.block).endswith("-0"):  # a stand-in for an identity that is missing
            yield _unclassified(each.figure.block, each.figure.text, each.figure.place)
    known = {(entry.table, entry.column) for entry in data.cells}
    for table, column, block, place in cells(plan):
        if (table, column) not in known:
            yield _unclassified(block, f"{column} of table {table}", place)


def _unclassified(block: Identity, figure: str, place: Place) -> Fault:
    entry = f'- {{ block: {block}, figure: "{figure}", kind: context, reason: … }}'
    return Fault(
        place=place,
        message=f"{block}: figure “{figure}” is not classified",
        hint=f"add it to plan/figures.yml, with its kind and reason: {entry}",
        hint_zh=f"数字“{figure}”未归类：请在 plan/figures.yml 中加一条，写明 kind（指标值、承诺或说明）和理由：{entry}",
    )


@rule("figure-unmatched")
def unmatched(plan: Plan) -> Iterator[Fault]:
    """Every entry of figures.yml reaches a figure of the text, and every figure one entry of its own at most.

    Bad:  `figure: 96%` where the block has 97%; the same block, figure and nth twice; a reason that no entry names
    Good: the exact string of the figure, once
    """
    data = plan.figures
    if data is None:
        return
    found = classification(plan)
    figure_of = {id(each.entry): each for each in meant(plan)}
    for entry in found.unmatched(plan):
        if pair := figure_of.get(id(entry)):
            yield _with_another_figure(pair) if pair.changed else _at_another_place(pair)
            continue
        if isinstance(entry, FigureEntry) and entry.block in taken_out(plan):
            of_it = f"“{entry.figure}” was a figure of it", f"“{entry.figure}”是其中的数字"
            yield left_hanging(entry.place, entry.block, *of_it)
            continue
        yield _unmatched(entry, found.of(entry.block) if isinstance(entry, FigureEntry) else ())
    used = {entry.reason for entry in _entries(data)}
    for reason in data.reasons:
        if reason.id not in used:
            yield Fault(
                place=reason.at("id"),
                message=f"no entry gives the reason {reason.id}",
                hint="delete it",
                hint_zh="没有条目用到这条理由，请删除",
            )


def _at_another_place(pair: Meant) -> Fault:
    entry, block = pair.entry, pair.figure.block
    right, right_zh = f"write block: {block}", f"应写 block: {block}"
    if block == entry.block:
        right, right_zh = "leave nth out, or write which one it is, from 1", "请去掉 nth，或写明是第几处（从 1 数起）"
    return Fault(
        place=entry.place,
        message=f"there is no figure “{entry.figure}” in {entry.block} as this entry counts; it stands in {block}",
        hint=right,
        hint_zh=f"{entry.block} 中没有此条所说的“{entry.figure}”，它在 {block}：{right_zh}",
    )


def _with_another_figure(pair: Meant) -> Fault:
    old, new, block = pair.entry.figure, pair.figure.text, pair.entry.block
    return Fault(
        place=pair.entry.place,
        message=f"{block} has “{new}” where this entry has “{old}”",
        hint="write the figure, and its quotation, as they stand there now; another one needs its own entry",
        hint_zh=f"{block} 现为“{new}”，此条仍是“{old}”：请照正文改写 figure 和 quote；若是另一个数字，请另写一条",
    )


def _entries(data: Figures) -> Iterator[Reasoned]:
    yield from data.cells
    yield from data.everywhere
    yield from data.figures


def _unmatched(entry: FigureEntry | CommonFigure | FigureCells, there: tuple[object, ...]) -> Fault:
    what = f"column {entry.column} of table {entry.table}" if isinstance(entry, FigureCells) else f"“{entry.figure}”"
    where = f" in {entry.block}" if isinstance(entry, FigureEntry) else ""
    strings = [each.figure.text for each in there if hasattr(each, "figure")]
    hint, hint_zh = did_you_mean(getattr(entry, "figure", ""), strings)
    return Fault(
        place=entry.place,
        message=f"there is no figure {what}{where}, or another entry has it",
        hint=f"write the exact string of the figure, or delete the entry; {hint}",
        hint_zh=f"没有这个数字，或已有另一条目：请照原文写，或删去此条；{hint_zh}",
    )


@rule("figure-entry")
def bad_entry(plan: Plan) -> Iterator[Fault]:
    """An entry has what its kind asks for, and no more.

    `indicator`: `indicator` (one that exists) and `value` (that it has). `commitment`, and `indicator` with the target:
    `unit` (that of the figure), `quote` and, for a translation, `written`; `by` and `basis` only as the
    block says. `context`: none of these.

    Bad:  `kind: indicator` without `value`; `unit: { zh: 个, … }` for 20家; `basis: new` where nothing says 新增
    Good: `kind: indicator`, `indicator: pm25`, `value: target`, `unit`, `quote`, `written`
    """
    data = plan.figures
    if data is None:
        return
    reasons = Counter(reason.id for reason in data.reasons)
    for entry in _entries(data):
        if reasons[entry.reason] != 1:
            yield _bad(entry.at("reason"), f"reason {entry.reason} stands {reasons[entry.reason]} times in reasons")
    for each in classification(plan).figures:
        row = Identity(kind="indicator", key=each.entry.indicator) if each.entry and each.entry.indicator else None
        if each.entry and row in taken_out(plan):
            of_it = (
                f"“{each.figure.text}” in {each.figure.block} was its value",
                f"{each.figure.block} 的“{each.figure.text}”原是它的值",
            )
            yield left_hanging(each.entry.place, row, *of_it)
        elif each.entry:
            yield from (_bad(place, what) for place, what in _problems(plan, each.figure, each.entry))


def _bad(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint="see the head of plan/figures.yml and the entries beside it",
        hint_zh="请参照 plan/figures.yml 开头的说明和旁边的条目",
    )


def _problems(plan: Plan, figure: Figure, entry: FigureEntry) -> Iterator[tuple[Place, str]]:
    tied = entry.kind == "indicator"
    for key in ("indicator", "value"):
        if (getattr(entry, key) is not None) != tied:
            yield entry.at(key), f"{entry.kind} {'needs' if tied else 'has no'} `{key}`"
    for key in ("unit", "quote", *(("written",) if entry.block in _translated(plan) else ())):
        if (getattr(entry, key) is not None) != entry.promise and not (key == "unit" and not figure.unit):
            yield entry.at(key), f"a figure that is {'' if entry.promise else 'not '}promised has its `{key}`"
    row = plan.indicator(entry.indicator) if entry.indicator else None
    if entry.indicator and row is None:
        yield entry.at("indicator"), f"there is no indicator {entry.indicator}"
    if row and entry.value == "actual" and row.actual is None:
        yield entry.at("value"), f"indicator {entry.indicator} has no actual"
    if entry.quote and not _quoted(figure, entry.quote[plan.original]):
        yield entry.at("quote"), f"“{figure.text}” stands outside the quotation, too: name it by `nth`"
    if entry.unit and (unit := entry.unit[plan.original]) != figure.unit:
        yield entry.at("unit"), f"the unit of “{figure.text}” is {figure.unit or 'not given'}, not {unit}"
    yield from _terms(plan, figure, entry)


@per_plan
def _translated(plan: Plan) -> frozenset[Identity]:
    """The blocks that some translation has."""
    return frozenset(identity for language in plan.translations for identity in texts_by_block(plan, language))


def _quoted(figure: Figure, words: str) -> bool:
    """Whether a figure stands within a quotation, where the passage has that at all."""
    text = figure.passage.text
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    return not starts or any(start <= figure.start and figure.end <= start + len(words) for start in starts)


def _terms(plan: Plan, figure: Figure, entry: FigureEntry) -> Iterator[tuple[Place, str]]:
    """Deadline and basis, which must be in the words of the block."""
    text, period, things = figure.passage.text, plan.meta.period, agreement_of(plan).things
    if entry.by and (things.due.format(entry.by) if things else entry.by) not in text:
        named = period is not None and entry.by == str(period.end) and things and things.quoted_period.search(text)
        if not named:
            yield entry.at("by"), f"the block does not say that it is due by {entry.by}"
    if things and entry.basis and entry.quote and not things.basis[entry.basis].search(entry.quote[plan.original]):
        yield entry.at("basis"), f"the quotation does not say `{entry.basis}`"


@rule("figure-quote")
def bad_quote(plan: Plan) -> Iterator[Fault]:
    """A quotation stands word for word in its block, in each language, and holds the figure.

    Bad:  `quote: { zh: 智能工厂五十个, … }` where the block has 智能工厂（数字化车间）50个以上
    Good: `quote: { zh: 建成智能工厂（数字化车间）50个以上, … }`
    """
    quoted = {id(each.entry): each.entry for each in classification(plan).figures if each.entry and each.entry.quote}
    texts = {language: texts_by_block(plan, language) for language in plan.languages} if quoted else {}
    for entry in quoted.values():
        for language, text in texts.items():
            words = entry.quote[language] if entry.quote else ""
            held = entry.in_language(language, plan.original)
            if words not in text.get(entry.block, words):
                yield _not_there(entry, language, words, str(entry.block))
            elif entry.block in text and held not in words:
                yield _not_there(entry, language, held, "its quotation")


def _not_there(entry: FigureEntry, language: Language, words: str, where: str) -> Fault:
    return Fault(
        place=entry.quote.at(language.code) if entry.quote else entry.place,
        message=f"“{words}” does not stand in {where} ({language})",
        hint="quote the block word for word, with the figure in the quotation",
        hint_zh="请逐字引用该段文字，引文中要包含这个数字",
    )


@rule("figure-untied")
def untied(plan: Plan) -> Iterator[Fault]:
    """A figure right behind the name of an indicator is tied to one. (制修订 is 制定 here, and 比率 is 比例.)

    Another indicator is what more words in front make of it (旅游服务质量满意度), and what is of another year.

    Bad:  服务质量满意度达到90%以上 as a commitment of its own, where a table has 服务质量满意度
    Good: `kind: indicator`, `indicator: service-satisfaction`
    """
    things = agreement_of(plan).things
    if things is None:
        return
    names = {things.bare(row.name[plan.original]) for table in plan.tables for row in table.indicators}
    for each in classification(plan).figures:
        if each.entry and _stands_behind(plan, each.figure, names, things) and each.entry.kind != "indicator":
            yield Fault(
                place=each.entry.place,
                message=f"“{each.figure.text}” stands right behind the name of an indicator, but is not tied to it",
                hint="write kind: indicator, with indicator and value",
                hint_zh="数字紧接在指标名称之后，请写 kind: indicator，并写明 indicator 和 value",
            )


def _stands_behind(plan: Plan, figure: Figure, names: set[str], things: Things) -> bool:
    """Whether a figure in digits stands right behind one of the names, and is of the plan's own time."""
    named = figure.form == "digits" and things.bare(subject(plan, figure, things)) in names
    return named and not other_time(plan, figure, things)


FIGURE_CHECKS: Final = (unclassified, unmatched, bad_entry, bad_quote, untied)
