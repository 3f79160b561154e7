"""The findings with their places and proposals, and what is applied of these."""

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from plansite.desk.office import office_of, page, said, told_here
from plansite.desk.sent import form_of
from plansite.desk.writing import written
from plansite.ground.findings import Edit, Finding, Proposal
from plansite.office.edits import Misplaced, answered, edited
from plansite.office.telling import lines_of


def name_of(found: Finding) -> str:
    """What names a finding from one page to the next: its place and its words."""
    return f"{found.place}|{found.rule}|{found.message}"


def listed(request: Request) -> Response:
    """All findings."""
    found = office_of(request).findings()
    rows = [_row(each, told_here(request, each)) for each in found]
    mechanical = sum(bool(each.proposal and each.proposal.mechanical) for each in found)
    return page(request, "findings", {"rows": rows, "mechanical": mechanical})


def _row(found: Finding, said: Finding) -> dict[str, object]:
    return {
        "name": name_of(found),
        "place": str(said.place),
        "level": said.level,
        "message": said.message,
        "hints": (said.hint, said.hint_zh),
        "ways": _ways(said.proposal),
    }


def _ways(proposal: Proposal | None) -> list[dict[str, object]]:
    """The ways to mend a finding: what each writes, and what it asks."""
    if proposal is None:
        return []
    ways = proposal.options or (("", "", proposal),)
    return [
        {"words": words, "words_zh": words_zh, "lines": list(lines_of(way)), "questions": way.questions}
        for words, words_zh, way in ways
    ]


async def apply(request: Request) -> Response:
    """Apply the proposal of one finding, with the answers that were given."""
    office = office_of(request)
    form = await form_of(request)
    found = next((each for each in office.findings() if name_of(each) == form.get("name")), None)
    if found is None or found.proposal is None:
        return said(request, "desk_gone")
    proposal = found.proposal
    if proposal.options:
        way = int(form.get("way", "0") or 0)
        proposal = proposal.options[way][2] if way < len(proposal.options) else proposal
    answers = {question.key: form.get(question.key, "").strip() for question in proposal.questions}
    if not all(answers.values()):
        return said(request, "desk_unanswered")
    return _written(request, answered(proposal, answers), found.rule)


def apply_all(request: Request) -> Response:
    """Apply all that nobody need think about."""
    found = office_of(request).findings()
    edits = [edit for each in found if each.proposal and each.proposal.mechanical for edit in each.proposal.edits]
    return _written(request, edits, "fix")


def _written(request: Request, edits: Iterable[Edit], title: str) -> Response:
    office = office_of(request)
    try:
        files = edited(office.plan, edits)
    except Misplaced as error:
        return said(request, "desk_changed_meanwhile", str(error))
    return written(request, files, title, then="/findings")
