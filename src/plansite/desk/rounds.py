"""A round of consultation: it is opened, its comments are collated, decided on and answered, its results published."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from plansite.checks.consultation import crossing_dates, no_reason, undecided, unknown_change, wrong_comment
from plansite.checks.round_privacy import personal_data
from plansite.desk.office import address, language_of, office_of, page, said, told_here, words_of
from plansite.desk.sent import form_of, several, uploads_of
from plansite.desk.tasks import started
from plansite.desk.writing import mistakes, written
from plansite.edition.taking.yaml_edits import with_values
from plansite.ground.findings import Finding
from plansite.ground.vocabulary import DECISION_KINDS
from plansite.ground.write import write_tree
from plansite.languages import Language
from plansite.model import Comment, Decision, Plan, Round
from plansite.model.block_texts import texts_by_block
from plansite.model.rounds import in_plan_order
from plansite.office.entries import NoEntry, added, changed, identity, removed
from plansite.pages.naming import title_of
from plansite.pages.results import title

_NAME: Final = re.compile(r"\d{4}-\d{2}(?:-[a-z0-9]+)*", re.ASCII)
#: What must be right in a decision before it is written.
_RULES: Final = (wrong_comment, no_reason, unknown_change, personal_data)


def shown(request: Request) -> Response:
    """The round with its comments and decisions."""
    return _page(request, {}, ())


async def begin(request: Request) -> Response:
    """Open a round: its folder with round.yml."""
    office, form = office_of(request), await form_of(request)
    name = form.get("name", "").strip()
    plan = office.read()
    if plan is None or not _NAME.fullmatch(name) or plan.round(name):
        return said(request, "desk_round_name")
    file = f"consultation/{name}/round.yml"
    ways: dict[str, tuple[str, ...]] = {key: (key,) for key in ("opened", "closed", "edition")}
    ways["why_short"] = ("why_short", plan.original.code)
    values = [(way, form[key].strip()) for key, way in ways.items() if form.get(key, "").strip()]
    files = {file: with_values("", values).lstrip("\n")}
    if found := mistakes(office.plan, files, crossing_dates):
        return _page(request, form, found)
    return written(request, files, file, then=f"/round/{name}")


async def received(request: Request) -> Response:
    """Put files that came in into the inbox, and collate them."""
    office, name = office_of(request), request.path_params["name"]
    inbox = office.root / "inbox"
    files: dict[str, bytes] = {}
    for file, data in await uploads_of(request):
        files[_free(inbox, file, files)] = data
    try:
        write_tree(inbox, {".gitignore": "*\n", **files}, ())
    except OSError as error:
        return said(request, "desk_disk", str(error))
    words = ["collate", str(inbox), "--plan", str(office.plan), "--round", name]
    return started(request, "desk_collate", words, f"/round/{name}")


def _free(inbox: Path, name: str, others: Collection[str]) -> str:
    """A name in the inbox that no file has yet."""
    path = Path(name)
    free = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(each for each in chain([name], free) if each not in others and not (inbox / each).exists())


async def decide(request: Request) -> Response:
    """Keep a decision: a new one on the comments that were ticked, or one that was there, with other words."""
    office, form = office_of(request), await form_of(request)
    plan = office.read()
    each = _round(request, plan)
    if plan is None or each is None:
        return said(request, "desk_gone")
    file = f"consultation/{each.id}/decisions.yml"
    if not form.get("withdraw") and not _numbers(form):
        return _page(request, form, (), problem="desk_tick")
    path = office.plan / file
    text = path.read_text("utf-8") if path.is_file() else ""
    try:
        if form.get("withdraw"):
            text = removed(text, int(form["line"]))
        elif form.get("line"):
            text = changed(text, {int(form["line"]): _values(form, plan)})
        else:
            text = added(text, _values(form, plan))
    except (NoEntry, ValueError):
        return said(request, "desk_changed_meanwhile")
    if found := mistakes(office.plan, {file: text}, *_RULES):
        return _page(request, form, found)
    return written(request, {file: text}, file, then=f"/round/{each.id}")


def _values(form: Mapping[str, str], plan: Plan) -> dict[str, Any]:
    """A decision as the form has it."""
    return {
        "comments": _numbers(form),
        "decision": form.get("decision", ""),
        "reason": _texts(form, "reason", plan),
        "unit": _texts(form, "unit", plan),
        "changes": [identity(each) for each in several(form.get("changes", ""))],
    }


def _numbers(form: Mapping[str, str]) -> list[str]:
    """The comments that were ticked, or whose numbers were written."""
    ticked = [key.removeprefix("comment-") for key in form if key.startswith("comment-")]
    return ticked or several(form.get("comments", ""))


def _texts(form: Mapping[str, str], key: str, plan: Plan) -> dict[str, str]:
    return {each.code: " ".join(form.get(f"{key}-{each}", "").split()) for each in plan.languages}


async def publish(request: Request) -> Response:
    """Enter the day on which the results are published."""
    office, form = office_of(request), await form_of(request)
    each = _round(request, office.read())
    if each is None:
        return said(request, "desk_gone")
    file = f"consultation/{each.id}/round.yml"
    text = with_values((office.plan / file).read_text("utf-8"), [(("published",), form.get("published", ""))])
    if found := mistakes(office.plan, {file: text}, crossing_dates, undecided):
        return _page(request, form, found)
    return written(request, {file: text}, file, then=f"/round/{each.id}")


def answer(request: Request) -> Response:
    """Write the replies to those who commented."""
    office, name = office_of(request), request.path_params["name"]
    words = ["answers", name, "--word", "--inbox", str(office.root / "inbox"), "--plan", str(office.plan)]
    return started(request, "desk_answers", words, f"/round/{name}")


def _round(request: Request, plan: Plan | None) -> Round | None:
    """The round that the address names."""
    return plan.round(request.path_params.get("name", "")) if plan else None


def _page(request: Request, form: Mapping[str, str], found: tuple[Finding, ...], problem: str = "") -> Response:
    """The page of the round; ``problem`` names the words for what the form lacks."""
    plan = office_of(request).read()
    each = _round(request, plan)
    if plan is None:
        return said(request, "desk_unreadable")
    mine = language_of(request)
    told = mine if mine in plan.languages else plan.original
    values: dict[str, Any] = {
        "form": defaultdict(str, form),
        "fresh": defaultdict(str, {} if form.get("line") else form),
        "findings": [told_here(request, finding) for finding in found],
        "problem": mine.words[problem] if problem else "",
        "round": each,
        "title": title(each, mine) if each else "",
        "edition": plan.meta.edition.published if plan.meta.edition else "",
        "rounds": [(other.id, title(other, mine)) for other in plan.rounds],
        "codes": [(language.code, mine.name_of(language)) for language in plan.languages],
        "kinds": DECISION_KINDS,
        "decision_words": words_of(request, "decision", DECISION_KINDS),
        "here_round": address(request, f"/round/{each.id}") if each else "",
        "open": list(_open(plan, each, told)) if each else [],
        "decisions": list(_decisions(plan, each)) if each else [],
    }
    return page(request, "round", values, status=400 if found or problem else 200)


def _open(plan: Plan, each: Round, told: Language) -> Iterator[dict[str, Any]]:
    """The comments without a decision, in the order of the plan."""
    left = {comment.number for comment in each.undecided}
    return (_row(plan, each, comment, told) for comment in in_plan_order(plan, each) if comment.number in left)


def _row(plan: Plan, each: Round, comment: Comment, told: Language) -> dict[str, Any]:
    block = comment.block
    return {
        "number": comment.number,
        "kind": comment.kind,
        "place": title_of(plan, block, told) if block else comment.where or "",
        "block": str(block or ""),
        "text": texts_by_block(plan, told).get(block, "") if block else "",
        "quote": comment.quote or "",
        "suggestion": comment.suggestion,
        "reason": comment.reason or "",
        "count": each.count(comment),
    }


def _decisions(plan: Plan, each: Round) -> Iterator[dict[str, Any]]:
    comments = {comment.number: comment.suggestion for comment in each.comments}
    for decision in each.decisions:
        yield {
            "line": decision.place.line,
            "said": [(number, comments.get(number, "")) for number in decision.comments],
            **_as_form(decision, plan),
        }


def _as_form(decision: Decision, plan: Plan) -> dict[str, str]:
    """A decision as the fields of its form."""
    texts = {"reason": decision.reason, "unit": decision.unit}
    return {
        "comments": ", ".join(map(str, decision.comments)),
        "decision": decision.decision,
        "changes": " ".join(map(str, decision.changes)),
        **{f"{key}-{each}": text[each] if text else "" for key, text in texts.items() for each in plan.languages},
    }
