"""Words of another time than the plan's own: years, five-year periods, dates of the notice."""

import re
from collections.abc import Iterator
from datetime import date

from plansite.consistency.disagreement import Disagreement, agreement_of, disagreement, spot
from plansite.languages.agreement import Periods
from plansite.model import Passage, Plan


@disagreement("period", "contradiction", "implausible", numbers="both", needs=lambda agreement: agreement.periods)
def other_period(plan: Plan, words: Periods) -> Iterator[Disagreement]:
    """Targets are due within the years of the plan; the plan names its own years, and its own five-year period.

    What looks back may name an earlier period, what looks on a later one. Results and targets alone are not of one
    period; comments are due after the notice that asks for them.

    Bad:  到2030年，建成…; “十三五”期间，培育… in a plan for 2021–2025
    Good: 到2025年; “十四五”期间; or an editor's note of kind contradiction in the sentence
    """
    yield from _years(plan, words)
    if own := words.five.search(plan.meta.title[plan.original]):
        yield from _five_years(plan, words, own)
        yield from _tables(plan, words, own)
    yield from _notice(plan, words)


def _years(plan: Plan, words: Periods) -> Iterator[Disagreement]:
    period = plan.meta.period
    for passage in plan.passages(plan.original) if period else ():
        text = words.title.sub(lambda title: "□" * len(title[0]), passage.text)
        for match in words.due.finditer(text):
            if period and not period.start <= int(match[1]) <= period.end:
                yield _outside(passage, match)
        for match in words.span.finditer(text):
            years = (int(match["start"] or match["first"]), int(match["end"] or match["last"]))
            if period and years != (period.start, period.end):
                yield _outside(passage, match)


def _outside(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=match[0]),),
        matter="period",
    )


def _five_years(plan: Plan, words: Periods, own: re.Match[str]) -> Iterator[Disagreement]:
    """“十三五” where the text looks ahead, “十五五” in a plan of the period before, “十四五” for what has been done."""
    for passage, results in _with_section(plan, words):
        for match in words.nth.finditer(passage.text):
            if match["nth"] != own["nth"] and not results:
                yield _outside(passage, match)
        for match in words.five.finditer(passage.text):
            steps = words.order.index(match["nth"]) - words.order.index(own["nth"])
            sentence = _sentence(passage.text, match.start(), agreement_of(plan).stops)
            if _amiss(steps, bool(match["during"]), sentence, results, words):
                yield _outside(passage, match)


def _amiss(steps: int, during: bool, sentence: str, results: bool, words: Periods) -> bool:
    """Whether a sentence may not name a five-year period that is so many before or after the plan's own."""
    if steps < 0:
        return during and not results and not words.back.search(sentence)
    if steps > 0:
        return not words.ahead.search(sentence)
    return during and results and bool(words.done.search(sentence))


def _sentence(text: str, at: int, stops: str) -> str:
    start = max(text.rfind(mark, 0, at) for mark in stops) + 1
    return text[start : min((end for mark in stops if (end := text.find(mark, at)) >= 0), default=len(text))]


def _with_section(plan: Plan, words: Periods) -> Iterator[tuple[Passage, bool]]:
    """The running text, each passage with whether the nearest heading above it is one for results.

    The note to a table of results is about results, too.
    """
    notes = {table.note.at(plan.original.code) for table in plan.tables if table.note and table.has_results}
    for chapter in plan.text.chapters:
        results = bool(words.results.search(chapter.title))
        for passage in plan.chapter_passages(chapter, plan.original):
            if passage.role == "heading":
                results = bool(words.results.search(passage.text))
            if passage.role in {"lead", "text", "item", "heading"}:
                yield passage, results
            elif passage.place in notes:
                yield passage, True


def _tables(plan: Plan, words: Periods, own: re.Match[str]) -> Iterator[Disagreement]:
    """The period that a caption names: that of the plan, or for results one that no table of targets alone names."""
    captions = {passage.id: passage for passage in plan.passages(plan.original) if passage.role == "caption"}
    results: dict[str, bool] = {}
    for table in plan.tables:
        passage = captions.get(table.id)
        match = words.five.search(passage.text) if passage else None
        if passage and match:
            has = table.has_results
            if results.setdefault(match["nth"], has) != has or (not has and match["nth"] != own["nth"]):
                yield _outside(passage, match)


def _notice(plan: Plan, words: Periods) -> Iterator[Disagreement]:
    """Comments are due no earlier than the notice is dated, and both on the days that plan.yml gives."""
    found = [(passage, match) for passage in _of_notice(plan) for match in words.date.finditer(passage.text)]
    issued = [_day(match) for _, match in found if not match[4]]
    known = plan.meta.consultation
    for passage, match in found if issued and known else ():
        due = match[4] is not None
        given = (known.closes if due else known.opened) if known else ""
        if (due and _day(match) < issued[-1]) or _day(match) != given:
            yield _off(passage, match)


def _of_notice(plan: Plan) -> Iterator[Passage]:
    return (passage for passage in plan.passages(plan.original) if passage.id.kind == "announcement")


def _day(match: re.Match[str]) -> str:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


def _off(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=match[0]),),
        matter="dates_of_notice",
    )
