"""Words of another time than the plan's own: years, five-year periods, dates of the notice."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.model import Passage, Plan

_TITLE: Final = re.compile("《[^》]*》")
_DUE: Final = re.compile("(?:到|至|力争|截至|截止)(20\\d\\d)年")
_SPAN: Final = re.compile(
    "(?:规划期限?|规划期)[为是：]?(?P<start>20\\d\\d)[-—–~～至]+(?P<end>20\\d\\d)年"
    "|(?P<first>20\\d\\d)[-—–~～至]+(?P<last>20\\d\\d)年的?规划期"
)
_FIVE: Final = re.compile("十(?P<nth>[一二三四五六七八九])五”?(?P<during>期间|时期)?")
_NTH_PLAN: Final = re.compile("第十(?P<nth>[一二三四五六七八九])个五年")
_ORDER: Final = "一二三四五六七八九"
#: Words that look back, what has been done, and words that look on beyond the plan.
_BACK: Final = re.compile(
    "完成|取得|成效|成果|成绩|成就|以来|基础上|已|曾|获评|创成|入选|巩固|延续|总结|回顾|相比|实施情况"
)
_DONE: Final = re.compile(
    "[成作得评]了|完成情况|未能完成|取得[^，。；]{0,12}(?:成绩|成效|突破)|获评|创成|入选|圆满|顺利完成"
)
_ON: Final = re.compile("展望|谋划|衔接|远景|编制|前期|储备|研究")
_RESULTS: Final = re.compile("成效|成就|回顾|现状|总结|完成情况")
_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(前|之前|以前)?")


@disagreement("period", "contradiction", "implausible", numbers="both")
def other_period(plan: Plan) -> Iterator[Disagreement]:
    """Targets are due within the years of the plan; the plan names its own years, and its own five-year period.

    What looks back may name an earlier period, what looks on a later one. Results and targets alone are not of one
    period; comments are due after the notice that asks for them.

    Bad:  到2030年，建成…; “十三五”期间，培育… in a plan for 2021–2025
    Good: 到2025年; “十四五”期间; or an editor's note of kind contradiction in the sentence
    """
    yield from _years(plan)
    yield from _five_years(plan)
    yield from _tables(plan)
    yield from _notice(plan)


def _years(plan: Plan) -> Iterator[Disagreement]:
    period = plan.meta.period
    for passage in plan.passages(LANGUAGES[0]) if period else ():
        text = _TITLE.sub(lambda title: "□" * len(title[0]), passage.text)
        for match in _DUE.finditer(text):
            if period and not period.start <= int(match[1]) <= period.end:
                yield _outside(passage, match)
        for match in _SPAN.finditer(text):
            years = (int(match["start"] or match["first"]), int(match["end"] or match["last"]))
            if period and years != (period.start, period.end):
                yield _outside(passage, match)


def _outside(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=match[0]),),
        zh="与规划期不符",
        en="this is not within the years of the plan",
    )


def _five_years(plan: Plan) -> Iterator[Disagreement]:
    """“十三五” where the text looks ahead, “十五五” in a plan of the period before, “十四五” for what has been done."""
    own = _FIVE.search(plan.meta.title.zh)
    for passage, results in _with_section(plan) if own else ():
        for match in _NTH_PLAN.finditer(passage.text):
            if own and match["nth"] != own["nth"] and not results:
                yield _outside(passage, match)
        for match in _FIVE.finditer(passage.text):
            if own and _amiss(_steps(match, own), match, passage.text, results):
                yield _outside(passage, match)


def _steps(match: re.Match[str], own: re.Match[str]) -> int:
    return _ORDER.index(match["nth"]) - _ORDER.index(own["nth"])


def _amiss(steps: int, match: re.Match[str], text: str, results: bool) -> bool:
    sentence = _sentence(text, match.start())
    if steps < 0:
        return bool(match["during"]) and not results and not _BACK.search(sentence)
    if steps > 0:
        return not _ON.search(sentence)
    return bool(match["during"]) and results and bool(_DONE.search(sentence))


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in "。；！？") + 1
    return text[start : min((end for mark in "。；！？" if (end := text.find(mark, at)) >= 0), default=len(text))]


def _with_section(plan: Plan) -> Iterator[tuple[Passage, bool]]:
    """The running text, each passage with whether the nearest heading above it is one for results.

    The note to a table of results is about results, too.
    """
    notes = {table.note.at("zh") for table in plan.tables if table.note and table.head.actual}
    for chapter in plan.zh.chapters:
        results = bool(_RESULTS.search(chapter.title))
        for passage in plan.chapter_passages(chapter, LANGUAGES[0]):
            if passage.role == "heading":
                results = bool(_RESULTS.search(passage.text))
            if passage.role in {"lead", "text", "item", "heading"}:
                yield passage, results
            elif passage.place in notes:
                yield passage, True


def _tables(plan: Plan) -> Iterator[Disagreement]:
    """The period that a caption names: that of the plan, or for results one that no table of targets alone names."""
    own = _FIVE.search(plan.meta.title.zh)
    captions = {passage.id: passage for passage in plan.passages(LANGUAGES[0]) if passage.role == "caption"}
    results: dict[str, bool] = {}
    for table in plan.tables if own else ():
        passage = captions.get(table.id)
        match = _FIVE.search(passage.text) if passage else None
        if passage and own and match:
            has = table.head.actual is not None
            if results.setdefault(match["nth"], has) != has or (not has and match["nth"] != own["nth"]):
                yield _outside(passage, match)


def _notice(plan: Plan) -> Iterator[Disagreement]:
    """Comments are due no earlier than the notice is dated, and both on the days that plan.yml gives."""
    found = [(passage, match) for passage in _of_notice(plan) for match in _DATE.finditer(passage.text)]
    issued = [_day(match) for _, match in found if not match[4]]
    known = plan.meta.consultation
    for passage, match in found if issued and known else ():
        due = match[4] is not None
        given = (known.closes if due else known.opened) if known else ""
        if (due and _day(match) < issued[-1]) or _day(match) != given:
            yield _off(passage, match)


def _of_notice(plan: Plan) -> Iterator[Passage]:
    return (passage for passage in plan.passages(LANGUAGES[0]) if passage.id.kind == "announcement")


def _day(match: re.Match[str]) -> str:
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return ""


def _off(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end(), figure=match[0]),),
        zh="征求意见的日期前后不符",
        en="the dates of the call for comments do not agree",
    )
