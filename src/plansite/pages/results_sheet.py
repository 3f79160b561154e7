"""The results of a round as a sheet of paper has them: sentences, and one table of seven columns, as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.results import Altered, Results, Row, results

#: The columns with their widths in millimetres, on A4 across.
COLUMNS: Final = {"number": 13, "sender": 28, "place": 30, "comment": 76, "decision": 22, "reason": 46, "change": 46}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The results on paper. A group has a title and its rows, each a text for every column."""

    title: str
    said: tuple[str, ...]
    heads: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]


def results_sheet(plan: Plan, each: Round, language: Language) -> Sheet:
    """The results of a round as a document of the office: 关于公开征求《…》意见的结果."""
    told = results(plan, each, language)
    words = language.words
    form = words["results_document_title"]
    return Sheet(
        title=form.format(plan=plan.meta.title[language], status=_status(plan, language)),
        said=tuple(_said(told, language)),
        heads=tuple(words[f"results_{column}"] for column in COLUMNS),
        groups=tuple((group.title, tuple(_cells(row, language) for row in group.rows)) for group in told.groups),
    )


def _status(plan: Plan, language: Language) -> str:
    status = plan.meta.status
    return language.writing.gap + language.writing.brackets.format(status[language]) if status else ""


def _said(told: Results, language: Language) -> Iterator[str]:
    writing, words = language.writing, language.words
    yield language.writing.gap.join(told.said)
    facts = [f"{name}{writing.colon}{text}" for name, text in told.facts]
    if facts:
        yield writing.semicolon.join(facts) + writing.full_stop.rstrip()
    for name, question in told.questions:
        yield name + writing.colon + question.text[language]
    for key, counts in (("results_by_kind", told.by_kind), ("results_by_decision", told.by_decision)):
        if counts:
            listed = writing.list_comma.join(f"{name} {count}" for name, count in counts)
            yield words[key] + writing.colon + listed + writing.full_stop.rstrip()


def _cells(row: Row, language: Language) -> tuple[str, ...]:
    words, comment = language.words, row.comment
    said_by = words["results_said_by"].format(count=row.count) if row.count > 1 else ""
    parts = (
        language.writing.quotes.format(comment.quote) if comment.quote else "",
        comment.suggestion,
        words["results_why"] + language.writing.colon + comment.reason if comment.reason else "",
        words["results_masked"] if comment.masked else "",
    )
    return (
        str(comment.number),
        _lines(row.sender, said_by),
        _lines(row.place, row.question or row.kind),
        _lines(*parts),
        row.decided,
        _lines(row.reason, row.unit),
        change_text(row, language),
    )


def change_text(row: Row, language: Language) -> str:
    """What a decision changed, a line for each block and for each of its sentences."""
    return _lines(*(_altered(each, language) for each in row.altered))


def _altered(altered: Altered, language: Language) -> str:
    """A changed block; its old and new words where editions give them."""
    words, colon = language.words, language.writing.colon
    lines = [altered.name]
    for line in altered.lines:
        lines += [words["results_old"] + colon + line.old] if line.old else []
        lines += [words["results_new"] + colon + line.new] if line.new else []
    return _lines(*lines)


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
