"""What the pages write into the plan: tried first, written so that it can be taken back, or told in words why not."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plansite.desk.office import address, office_of, said
from plansite.ground.findings import Finding
from plansite.load import load
from plansite.model import Plan
from plansite.office.trial import new_findings, tried
from plansite.office.undo import write_kept

#: Beginnings of the rules about what cannot be read.
_UNREADABLE = ("yaml-", "identity-malformed")


def mistakes(plan: Path, files: Mapping[str, str], *rules: Callable[[Plan], Iterable[Finding]]) -> tuple[Finding, ...]:
    """What these files would bring that cannot be read, or that one of these rules forbids."""

    def look(folder: Path) -> tuple[Finding, ...]:
        loaded = load(folder)
        unreadable = [found for found in loaded.findings if found.rule.startswith(_UNREADABLE)]
        forbidden = [found for each in rules if loaded.plan for found in each(loaded.plan)]
        return (*unreadable, *forbidden)

    return new_findings(look(plan), tried(plan, files, look))


def written(request: Request, files: Mapping[str, str], title: str, *, then: str) -> Response:
    """Write files of the plan and go on to another page; a page that says so where the disk says no."""
    try:
        write_kept(office_of(request).plan, files, title)
    except OSError as error:
        return said(request, "desk_disk", str(error))
    return RedirectResponse(address(request, then), status_code=303)
