"""The entry of figures.yml for a figure that is new, or changed, whole: what it is somebody says, all else the text."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from plansite.checks.meant import Meant, changed_entry
from plansite.consistency.disagreement import agreement_of
from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.languages import Language
from plansite.model import FigureEntry, Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.classification import classification
from plansite.model.figures import Figure
from plansite.office.proposing.entries import Entry, Value, without_entry
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import Written

_CLAUSE = re.compile(r"[，。；：！？,.;:!?（）()]")


def new_figure(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The ways to classify the figure of a finding, each with its whole entry."""
    figure = next(
        (each.figure for each in classification(plan).figures if each.missing and _is_of(each.figure, found)), None
    )
    if figure is None or plan.figures is None:
        return None
    options = [
        ("context: a date, a name, a result already told", "说明：日期、名称、已有成效等", _context(plan, figure))
    ]
    if figure.form in ("digits", "count", "blank"):
        options.append(
            ("commitment: promised here and in no table", "承诺：正文单独承诺，表中没有", _promise(plan, figure))
        )
    if figure.form in ("digits", "count") and plan.tables:
        options.append(("indicator: the value of an indicator", "指标的值", _tied(plan, figure)))
    return Proposal(
        edits=(),
        options=tuple((words, words_zh, _entry(plan, texts, figure, lines)) for words, words_zh, lines in options),
    )


def entry_of_another(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The entry with the figure that stands now where its own stood, or the file without it.

    Where its quotation stands there with the other figure, it is the same promise: nobody need be asked.
    """
    pair, gone = changed_entry(plan, found.place.line), without_entry(texts, found.place.path, found.place.line)
    entry = Entry.of(texts, found.place.path, found.place.line)
    if pair is None or entry is None or gone is None:
        return gone
    anew = entry.rewritten(_anew(plan, pair))
    if pair.quote:
        return replace(anew, mechanical=True)
    same = ("the same figure, changed: the entry follows", "同一数字，有改动：此条随之改写", anew)
    return Proposal(edits=(), options=(same, ("another figure: the entry goes", "另一个数字：删去此条", gone)))


def other_quotation(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The entry with the words of a translation in which its figure changed."""
    for each in classification(plan).figures:
        quote = each.entry.quote if each.entry else None
        if each.entry and quote and found.place in [quote.at(language.code) for language in plan.translations]:
            values = _in_translations(plan, each.figure, each.entry)
            entry = Entry.of(texts, found.place.path, found.place.line)
            return entry.rewritten(values) if entry and values else None
    return None


def _anew(plan: Plan, pair: Meant) -> dict[str, Value]:
    """What an entry says of its figure now. A translation that has it not yet keeps its words until it has."""
    figure = pair.figure
    several = figure.passage.text.count(figure.text) > 1
    values: dict[str, Value] = {"figure": figure.text, "nth": Written(str(figure.nth)) if several else None}
    told = _in_translations(plan, figure, pair.entry)
    if pair.quote:
        told["quote"] = {plan.original.code: pair.quote} | told.get("quote", {})
    return values | told


def _in_translations(plan: Plan, figure: Figure, entry: FigureEntry) -> dict[str, dict[str, str]]:
    """Figure and quotation of each translation that has the number, and else the words of the entry."""
    told: dict[str, dict[str, str]] = {}
    for language in plan.translations:
        text, _ = _number_in(plan, figure, language)
        if text and entry.written and entry.quote:
            quote = entry.quote[language].replace(entry.written[language], text)
            if quote in texts_by_block(plan, language).get(figure.block, ""):
                told.setdefault("written", {})[language.code] = text
                told.setdefault("quote", {})[language.code] = quote
    return told


def _is_of(figure: Figure, found: Finding) -> bool:
    return figure.place == found.place and f"“{figure.text}”" in found.message


def _entry(plan: Plan, texts: Texts, figure: Figure, lines: list[str]) -> Proposal:
    entries = plan.figures.figures if plan.figures else ()
    at, column = _where(plan, entries, figure)
    blanks = " " * column
    figure_text = json.dumps(figure.text, ensure_ascii=False)
    nth = [f"nth: {figure.nth}"] if figure.passage.text.count(figure.text) > 1 else []
    rows = [f"block: {figure.block}", f"figure: {figure_text}", *nth, *lines, "reason: ⟦reason⟧"]
    new = "\n".join(f"{blanks}{'- ' if at_first else '  '}{row}" for row, at_first in zip(rows, _first(), strict=False))
    edit = Edit(path=texts.path("figures.yml"), line=at, old="", new=new + "\n")
    return Proposal(edits=(edit,), questions=tuple(_questions(plan, figure, new)))


def _first() -> Iterator[bool]:
    yield True
    while True:
        yield False


def _where(plan: Plan, entries: tuple[FigureEntry, ...], figure: Figure) -> tuple[int, int]:
    """In front of which line the entry goes (0: at the end of the file), and the column of its dash."""
    if not entries:
        return 0, 2
    column = max(0, entries[0].place.column - 3)
    mine = [at for at, entry in enumerate(entries) if entry.block == figure.block]
    after = mine[-1] + 1 if mine else len(entries)
    if after < len(entries):
        return entries[after].place.line, column
    data = plan.figures
    others = (*data.reasons, *data.cells, *data.everywhere) if data else ()
    last = all(other.place.line < entries[-1].place.line for other in others)
    return (0 if last else entries[0].place.line), column


def _context(plan: Plan, figure: Figure) -> list[str]:
    return ["kind: context"]


def _promise(plan: Plan, figure: Figure) -> list[str]:
    return ["kind: commitment", *_promised(plan, figure)]


def _tied(plan: Plan, figure: Figure) -> list[str]:
    return ["kind: indicator", "indicator: ⟦indicator⟧", "value: ⟦value⟧", *_promised(plan, figure)]


def _promised(plan: Plan, figure: Figure) -> Iterator[str]:
    """Unit, deadline, basis, quotation: as the text says them; what it does not say is left out."""
    original = plan.original
    if figure.unit:
        units = {original.code: figure.unit}
        for language in plan.translations:
            units[language.code] = figure.unit if not figure.unit.isalpha() else f"⟦unit-{language}⟧"
        yield f"unit: {_by_language(units)}"
    things, clause = agreement_of(plan).things, _clause(figure)
    years = re.findall(r"\d{4}", figure.passage.text)
    due = [year for year in years if things and things.due.format(year) in figure.passage.text]
    if due:
        yield f'by: "{due[-1]}"'
    if things:
        basis = next((name for name, said in things.basis.items() if said.search(clause)), None)
        if basis:
            yield f"basis: {basis}"
    written = {language.code: _number_in(plan, figure, language) for language in plan.translations}
    if written:
        yield f"written: {_by_language({code: text or f'⟦written-{code}⟧' for code, (text, _) in written.items()})}"
    quotes = {original.code: clause, **{code: quote or f"⟦quote-{code}⟧" for code, (_, quote) in written.items()}}
    yield f"quote: {_by_language(quotes)}"


def _by_language(texts: dict[str, str]) -> str:
    return "{ " + ", ".join(f"{code}: {json.dumps(text, ensure_ascii=False)}" for code, text in texts.items()) + " }"


def _clause(figure: Figure) -> str:
    """The clause of the original that holds the figure."""
    text = figure.passage.text
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, figure.start)]
    end = _CLAUSE.search(text, figure.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)].strip()


def _number_in(plan: Plan, figure: Figure, language: Language) -> tuple[str, str]:
    """The figure and its clause in a translation, where one number there is the same; else nothing."""
    text = texts_by_block(plan, language).get(figure.block, "")
    same = [found for found in language.reading.figures(text) if found.number == figure.number is not None]
    if len(same) != 1:
        return "", ""
    found = same[0]
    starts = [match.end() for match in re.finditer(r"[.,;:] ", text[: found.start])]
    end = re.compile(r"[.,;:](?:\s|$)").search(text, found.start + len(found.text))
    return found.text, text[starts[-1] if starts else 0 : end.start() if end else len(text)].strip()


def _questions(plan: Plan, figure: Figure, entry: str) -> Iterator[Question]:
    """What only a person knows, of the marks that the entry has."""
    where, where_zh = f"“{figure.text}” in {figure.block}", f"{figure.block} 的“{figure.text}”"
    if "⟦indicator⟧" in entry:
        rows = [row for table in plan.tables for row in table.indicators]
        names = tuple((row.id, row.name[plan.languages[-1]] or row.id, row.name[plan.original]) for row in rows)
        yield Question(
            key="indicator",
            words=f"{where}: of which indicator?",
            words_zh=f"{where_zh}是哪项指标的值？",
            choices=names,
        )
        values = (
            ("target", "its target", "目标"), ("actual", "its result", "完成情况"),
            ("reached", "a level that no table gives", "表中没有的已达水平"),
        )  # fmt: skip
        yield Question(key="value", words=f"{where}: which value?", words_zh=f"{where_zh}是哪个值？", choices=values)
    for language in plan.translations:
        name, name_zh = language.english_name, language.chinese_name
        for key, words, words_zh in (
            ("unit", f"{where}: its unit in {name}?", f"{where_zh}的单位，{name_zh}怎么写？"),
            ("written", f"{where}: how does the {name} write it?", f"{where_zh}在{name_zh}里怎么写？"),
            ("quote", f"{where}: the words of the {name} that hold it?", f"{where_zh}：{name_zh}里含有它的原话？"),
        ):
            if f"⟦{key}-{language}⟧" in entry:
                yield Question(key=f"{key}-{language}", words=words, words_zh=words_zh)
    reasons = plan.figures.reasons if plan.figures else ()
    names = tuple((reason.id, reason.text[plan.languages[-1]], reason.text[plan.original]) for reason in reasons)
    yield Question(
        key="reason", words=f"{where}: for which reason?", words_zh=f"{where_zh}：理由是哪一条？", choices=names
    )
