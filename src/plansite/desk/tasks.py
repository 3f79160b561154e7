"""The pages on which work is started, and the page on which it is seen to go on."""

from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plansite.desk.jobs import Busy
from plansite.desk.office import Office, address, office_of, page, said
from plansite.desk.sent import form_of, texts_of, upload_of
from plansite.office.undo import Conflict, history, undo


def home(request: Request) -> Response:
    """What there is to do."""
    office = office_of(request)
    found = office.findings()
    errors = sum(each.level == "error" for each in found)
    built = (office.site / "index.html").is_file()
    plan = office.read()
    kept = history(office.plan)
    return page(
        request,
        "home",
        {
            "plan": office.plan.name,
            "errors": errors,
            "warnings": len(found) - errors,
            "site": f"/{office.token}/site/index.html" if built else "",
            "kept": kept[-1] if kept else None,
            "job": office.jobs.latest,
            "rounds": [each.id for each in plan.rounds] if plan else [],
            "proposals": len(plan.proposals) if plan else 0,
        },
    )


def _check(office: Office, form: dict[str, str]) -> list[str]:
    return ["check", "--plan", str(office.plan)]


def _publish(office: Office, form: dict[str, str]) -> list[str]:
    return ["build", "--plan", str(office.plan), "--site", str(office.site)]


def _release(office: Office, form: dict[str, str]) -> list[str]:
    names = texts_of(form, "edition")
    named = [f"--edition={name}" for name in names]
    for key in ("date", "status"):
        named += [f"--{key}={form[key]}"] if names and form.get(key) else []
    return ["release", "--plan", str(office.plan), *named]


#: What is started with one click, by the name in its address.
STARTED: Final[dict[str, Callable[[Office, dict[str, str]], list[str]]]] = {
    "check": _check,
    "publish": _publish,
    "release": _release,
}


async def start(request: Request) -> Response:
    """Start one of them."""
    office, name, form = office_of(request), request.path_params["name"], await form_of(request)
    return (
        started(request, f"desk_{name}", STARTED[name](office, form)) if name in STARTED else said(request, "desk_gone")
    )


def started(request: Request, key: str, words: list[str], then: str = "/") -> Response:
    """Start a command and show it, unless another one runs; ``then`` is the page to go on to when it is done."""
    try:
        job = office_of(request).jobs.start(key, words, then)
    except Busy:
        return said(request, "desk_busy")
    return RedirectResponse(address(request, f"/job/{job.number}"), status_code=303)


async def bring(request: Request) -> Response:
    """A document becomes a plan of its own, in a new folder."""
    office, (title, data, form) = office_of(request), await upload_of(request)
    name = form.get("name", "").strip()
    if not data or not name.replace("-", "").replace("_", "").isalnum():
        return said(request, "desk_bring_lacks")
    into = office.root / "plans" / name
    if into.exists():
        return said(request, "desk_bring_there", str(into))
    return started(request, "desk_bring", ["new", str(office.keep(title, data)), str(into)])


def job(request: Request) -> Response:
    """How far a job is."""
    found = office_of(request).jobs.of(request.path_params["number"])
    return page(request, "job", {"job": found}) if found else said(request, "desk_gone")


def stop(request: Request) -> Response:
    """End the job that runs."""
    office_of(request).jobs.stop()
    return RedirectResponse(address(request, f"/job/{request.path_params['number']}"), status_code=303)


def take_back(request: Request) -> Response:
    """Take the last change back."""
    try:
        undo(office_of(request).plan)
    except Conflict as error:
        return said(request, "desk_undo_conflict", str(error))
    except OSError as error:
        return said(request, "desk_disk", str(error))
    return RedirectResponse(address(request, "/"), status_code=303)
