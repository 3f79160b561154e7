"""What the pages of a desk share: the plan, the jobs, what was uploaded, and how a page is made."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from plansite.desk.jobs import Jobs
from plansite.desk.sent import bare
from plansite.ground.findings import Finding
from plansite.languages import Language, known, language, of_findings
from plansite.load import load
from plansite.model import Plan
from plansite.office.proposing import proposed
from plansite.office.telling import told
from plansite.office.trial import examined

_TEMPLATES: Final = Environment(
    loader=PackageLoader("plansite.desk"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(slots=True)
class Office:
    """One desk: the project's folder, the plan, the site, the token of its address."""

    root: Path
    plan: Path
    site: Path
    token: str
    jobs: Jobs
    uploads: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="desk-")))

    def read(self) -> Plan | None:
        """The plan as it is now; None where it cannot be read."""
        return load(self.plan).plan

    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in it now, with proposals."""
        plan, found = examined(self.plan)
        return proposed(plan, self.plan, found)

    def keep(self, name: str, data: bytes) -> Path:
        """Put an uploaded file aside, under its own name and no path."""
        folder = Path(tempfile.mkdtemp(dir=self.uploads))
        path = folder / bare(name)
        path.write_bytes(data)
        return path

    def kept(self, name: str) -> Path | None:
        """A file put aside, by the name that a page gave it."""
        path = (self.uploads / name).resolve()
        return path if path.is_relative_to(self.uploads.resolve()) and path.is_file() else None


def office_of(request: Request) -> Office:
    """The desk that a request is for."""
    office: Office = request.app.state.office
    return office


def language_of(request: Request) -> Language:
    """The language of the page that is asked for; the first there is for one that nobody knows."""
    code = request.path_params.get("code", "")
    return language(code if code in known() else known()[-1])


def page(request: Request, name: str, values: Mapping[str, Any], *, status: int = 200) -> Response:
    """A page of the desk."""
    office, mine = office_of(request), language_of(request)
    html = _TEMPLATES.get_template(f"{name}.html.jinja").render(
        w=mine.words,
        language=mine,
        languages=[language(code) for code in known()],
        base=f"/{office.token}/{mine.code}",
        token=office.token,
        here=name,
        spoken=partial(spoken, mine),
        **values,
    )
    return HTMLResponse(html, status_code=status)


def address(request: Request, path: str) -> str:
    """The address of another page of the desk, in the language of this one."""
    return f"/{office_of(request).token}/{language_of(request).code}{path}"


def words_of(request: Request, key: str, values: Iterable[str]) -> dict[str, str]:
    """Fixed words of the files as the interface names them: `already-covered` by `decision_already_covered`."""
    words = language_of(request).words
    return {value: words[f"{key}_{value.replace('-', '_')}"] for value in values}


def said(request: Request, key: str, reason: str = "") -> Response:
    """A page that says what did not work, in words; nothing was changed."""
    return page(request, "trouble", {"message": language_of(request).words[key], "reason": reason}, status=400)


def told_here(request: Request, found: Finding) -> Finding:
    """A finding with paths as whoever stands in the project's folder names them."""
    office = office_of(request)
    return told(found, office.plan, office.root)


def spoken(mine: Language, english: str, chinese: str) -> str:
    """Words of a finding in the language of the page, as far as findings speak it."""
    return chinese if mine is of_findings()[1] else english
