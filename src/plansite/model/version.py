"""The version of the plan's content, as the site and the PDFs show it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plansite.ground.digests import digest
from plansite.ground.vocabulary import Direction
from plansite.model import Indicator, Plan, Round
from plansite.model.derived import per_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The day of the edition, else that of the call for comments (ISO date, or empty), and a digest of the content."""

    date: str
    digest: str

    def __str__(self) -> str:
        return " · ".join(filter(None, [self.date, self.digest]))

    @property
    def copy(self) -> str:
        """The name of the copy of the site that is read from a disk: the folder that the zip unpacks to."""
        return f"plan-offline-{'-'.join(filter(None, [self.date, self.digest]))}"

    @property
    def offline_zip(self) -> str:
        """Where the site keeps the zip of itself, from its root."""
        return f"offline/{self.copy}.zip"


@per_plan
def version(plan: Plan) -> Version:
    """Date and digest: SHA-256 over all that readers are given, 12 hex digits. No clock: same plan, same version."""
    call, edition = plan.meta.consultation, plan.meta.edition
    lines = (json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in _content(plan))
    date = edition.published if edition else call.opened if call else ""
    return Version(date=date, digest=digest("\n".join(lines), 12))


def _content(plan: Plan) -> Iterator[Any]:
    """The plan's own words and figures in every language (tables too), what was reported, corrections, notes,
    results."""
    for language in plan.languages:
        for passage in plan.passages(language):
            yield [language.code, str(passage.id), passage.role, passage.text]
    for table in plan.tables:
        yield [
            [row.id, row.unit is None, row.new, row.kind, _told(row), row.counted, row.baseline]
            for row in table.indicators
        ]
    for year in plan.progress:
        for report in year.reports:
            source = [report.source[language] for language in plan.languages]
            yield [year.year, report.indicator, str(report.value), report.date, *source]
    for correction in plan.corrections:
        reason = [correction.reason[language] for language in plan.languages]
        yield [str(correction.block), correction.line, correction.source, correction.published, *reason]
    for note in plan.notes:
        after = [note.after[language] if note.after else "" for language in plan.languages]
        yield [note.id, str(note.block), note.kind, *after, *(note.text[language] for language in plan.languages)]
    for each in plan.rounds:
        yield from _results(plan, each) if each.is_told else ()


def _results(plan: Plan, each: Round) -> Iterator[Any]:
    """What readers are told of a round."""
    yield [each.id, each.opened, each.closed, each.invitation.published]
    for comment in each.comments:
        decision = each.decision(comment)
        reason = decision.reason if decision else None
        said = [reason[language] if reason else "" for language in plan.languages]
        yield [comment.number, str(comment.block), comment.suggestion, decision.decision if decision else "", *said]


def _told(row: Indicator) -> Direction | None:
    """The direction that only the row itself tells: a comparator tells its own."""
    return None if row.target and row.target.comparator else row.direction
