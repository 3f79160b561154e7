"""A later edition: it is entered, its document is laid onto the plan, what is not sure is decided and carried out."""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from plansite.checks.proposals import contradictory, impossible
from plansite.desk.office import language_of, office_of, page, said, told_here, words_of
from plansite.desk.sent import form_of, several, texts_of, upload_of
from plansite.desk.tasks import started
from plansite.desk.writing import mistakes, written
from plansite.edition.kept import kept_plans
from plansite.ground.findings import Finding
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import EDITION_STATUSES
from plansite.languages import language, of_findings
from plansite.model import Plan, Proposal
from plansite.model.block_texts import texts_by_block
from plansite.model.proposals import NAME, PROPOSAL_FATES
from plansite.office.entries import NoEntry, changed, identity

DECISIONS: Final = ("open", "accept", "reject")


def steps(request: Request) -> Response:
    """The steps from the edition that there is to the next one."""
    plan = office_of(request).read()
    if plan is None:
        return said(request, "desk_unreadable")
    kept = {each.date for each in plan.kept if each.is_whole}
    told = [(each.name[plan.original], each.published, each.published in kept) for each in plan.meta.editions]
    begun = len(told) > 1 and not told[-1][2]
    return page(
        request,
        "edition",
        {
            "edition": told[-2] if begun else told[-1] if told else None,
            "next": told[-1] if begun else None,
            "statuses": EDITION_STATUSES,
            "tongues": _tongues(request, plan),
            "status_words": words_of(request, "edition_status", EDITION_STATUSES),
            "proposals": len(plan.proposals),
            "open": sum(each.decision == "open" for each in plan.proposals),
        },
    )


async def begin(request: Request) -> Response:
    """Enter the next edition in plan.yml."""
    form = await form_of(request)
    names = texts_of(form, "name")
    if not names or not form.get("date"):
        return said(request, "desk_unanswered")
    keys = ("date", "status", "before", "adopted", "effective")
    words = [f"--{key}={form[key].strip()}" for key in keys if form.get(key)]
    words += [f"--name={name}" for name in names]
    if titles := texts_of(form, "by"):
        words += [f"--by={title}" for title in titles]
        words += [f"--{key}={form[key].strip()}" for key in ("number", "link") if form.get(key, "").strip()]
    words = ["new-edition", "--plan", str(office_of(request).plan), *words]
    return started(request, "desk_edition_begin", words, "/edition")


def _tongues(request: Request, plan: Plan) -> list[tuple[str, str]]:
    """The languages of the plan with their names; one alone needs none."""
    codes, spoken = plan.meta.codes, language_of(request)
    return [(code, spoken.name_of(language(code)) if len(codes) > 1 else "") for code in codes]


async def onto(request: Request) -> Response:
    """Lay the document of the next edition onto the plan."""
    office, (title, data, _) = office_of(request), await upload_of(request)
    if not data:
        return said(request, "desk_no_file")
    words = ["import", str(office.keep(title, data)), "--onto", str(office.plan)]
    return started(request, "desk_onto", words, "/edition")


def settle(request: Request) -> Response:
    """Carry out what was decided."""
    return started(request, "desk_settle", ["settle", "--plan", str(office_of(request).plan)], "/findings")


def proposals(request: Request) -> Response:
    """What the import was not sure of, with the texts of both editions."""
    return _listed(request, {}, ())


async def decide(request: Request) -> Response:
    """Keep what was decided, all or some of it; what cannot be decided so is shown with what was entered."""
    office, form = office_of(request), await form_of(request)
    plan = office.read()
    if plan is None:
        return said(request, "desk_unreadable")
    given = {entry.place.line: _given(form, entry) for entry in plan.proposals}
    try:
        text = changed((office.plan / NAME).read_text("utf-8"), given)
    except (NoEntry, OSError):
        return said(request, "desk_changed_meanwhile")
    if found := mistakes(office.plan, {NAME: text}, impossible, contradictory):
        return _listed(request, form, found)
    return written(request, {NAME: text}, NAME, then="/edition")


def _given(form: Mapping[str, str], entry: Proposal) -> dict[str, Any]:
    """What the form says of an entry; of what it does not ask, nothing."""
    line = entry.place.line
    decision = form.get(f"decision-{line}", entry.decision)
    made: dict[str, Any] = {"decision": decision if decision in DECISIONS else entry.decision}
    if fate := form.get(f"fate-{line}"):
        made["fate"] = fate
    if (of := form.get(f"of-{line}")) is not None:
        made["of"] = [identity(each) for each in several(of)]
    if (to := form.get(f"to-{line}")) is not None:
        made["to"] = identity(to.strip())
    return made


def _listed(request: Request, form: Mapping[str, str], found: tuple[Finding, ...]) -> Response:
    plan = office_of(request).read()
    if plan is None:
        return said(request, "desk_unreadable")
    return page(
        request,
        "proposals",
        {
            "rows": [_row(plan, entry, form) for entry in plan.proposals],
            "fates": PROPOSAL_FATES,
            "fate_words": words_of(request, "desk_fate", PROPOSAL_FATES),
            "decisions": DECISIONS,
            "findings": [told_here(request, finding) for finding in found],
        },
        status=400 if found else 200,
    )


def _row(plan: Plan, entry: Proposal, form: Mapping[str, str]) -> dict[str, Any]:
    line = entry.place.line
    values = {"fate": entry.fate, "of": " ".join(map(str, entry.of)), "to": str(entry.to or "")}
    return {
        "line": line,
        "block": str(entry.block or ""),
        "words": entry.words,
        "certainty": entry.certainty,
        "reasons": tuple(entry.reason[each] for each in of_findings()),
        "decision": form.get(f"decision-{line}", entry.decision),
        **{key: form.get(f"{key}-{line}", value) for key, value in values.items()},
        "now": texts_by_block(plan, plan.original).get(entry.block, "") if entry.block else "",
        "before": [(str(each), _before(plan, each)) for each in entry.of],
    }


def _before(plan: Plan, block: Identity) -> str:
    """How a block read in the edition before; empty where that was not kept."""
    days = [edition.published for edition in plan.meta.editions[:-1]]
    kept = kept_plans(plan).get(days[-1]) if days else None
    return texts_by_block(kept, plan.original).get(block, "") if kept else ""
