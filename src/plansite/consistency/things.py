"""Where a figure stands, and what it is about in words. How words name a thing its language says."""

from plansite.consistency.disagreement import agreement_of
from plansite.languages.agreement import Things
from plansite.model import Plan
from plansite.model.figures import Figure


def clause(plan: Plan, figure: Figure) -> tuple[int, int]:
    """Start and end of the clause in which a figure stands."""
    text, marks = figure.passage.text, agreement_of(plan).marks
    start = max(text.rfind(mark, 0, figure.start) for mark in marks) + 1
    ends = [at for mark in marks if (at := text.find(mark, figure.end)) >= 0]
    return start, min(ends, default=len(text))


def words_before(plan: Plan, figure: Figure) -> str:
    """The words of its clause in front of a figure."""
    start, _ = clause(plan, figure)
    return figure.passage.text[start : figure.start]


def subject(plan: Plan, figure: Figure, words: Things) -> str:
    """What a figure says something about, in the words before it."""
    return words.subject(words_before(plan, figure))


def topic(plan: Plan, figure: Figure, words: Things) -> str:
    """What a figure counts or measures, in the words behind it or before it."""
    return words.topic(words_before(plan, figure), figure.passage.text[figure.end :], figure.unit)


def other_time(plan: Plan, figure: Figure, words: Things) -> bool:
    """Whether the figure is of another time than the plan's own targets: a year, a period, the start of a change."""
    text = figure.passage.text
    if words.changed.match(text, figure.end):
        return True
    said = text[max(text.rfind(mark, 0, figure.start) for mark in agreement_of(plan).stops) + 1 : figure.end]
    if years := words.year.findall(said):
        return plan.meta.period is None or int(years[-1]) != plan.meta.period.end
    periods = words.period.findall(said)
    return bool(periods) and periods[-1] not in plan.meta.title[plan.original]
