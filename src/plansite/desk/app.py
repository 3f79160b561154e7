"""The desk as a web application: its addresses, its files, the built site beside it."""

from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from plansite.desk import edition, findings, rounds, sheets, tasks, word
from plansite.desk.guard import Guard
from plansite.desk.office import Office, office_of, said
from plansite.languages import known
from plansite.site.hosting.policy import PolicyError, policy

_STATIC: Final = Path(__file__).parent / "static"


def application(office: Office) -> Starlette:
    """The application of a desk."""
    routes = [
        Route("/", tasks.home),
        Route("/findings", findings.listed),
        Route("/findings/apply", findings.apply, methods=["POST"]),
        Route("/findings/all", findings.apply_all, methods=["POST"]),
        Route("/sheets/plan.xlsx", sheets.out),
        Route("/sheets", sheets.back, methods=["POST"]),
        Route("/sheets/write", sheets.write, methods=["POST"]),
        Route("/word/plan.docx", word.out),
        Route("/word", word.back, methods=["POST"]),
        Route("/word/write", word.write, methods=["POST"]),
        Route("/start/{name}", tasks.start, methods=["POST"]),
        Route("/bring", tasks.bring, methods=["POST"]),
        Route("/edition", edition.steps),
        Route("/edition/begin", edition.begin, methods=["POST"]),
        Route("/edition/onto", edition.onto, methods=["POST"]),
        Route("/edition/settle", edition.settle, methods=["POST"]),
        Route("/proposals", edition.proposals),
        Route("/proposals/decide", edition.decide, methods=["POST"]),
        Route("/round", rounds.shown),
        Route("/round/begin", rounds.begin, methods=["POST"]),
        Route("/round/{name}", rounds.shown),
        Route("/round/{name}/received", rounds.received, methods=["POST"]),
        Route("/round/{name}/decide", rounds.decide, methods=["POST"]),
        Route("/round/{name}/publish", rounds.publish, methods=["POST"]),
        Route("/round/{name}/answer", rounds.answer, methods=["POST"]),
        Route("/job/{number:int}", tasks.job),
        Route("/job/{number:int}/stop", tasks.stop, methods=["POST"]),
        Route("/undo", tasks.take_back, methods=["POST"]),
    ]
    token = office.token
    app = Starlette(
        routes=[
            Route(f"/{token}", _first),
            Route(f"/{token}/", _first),
            Route(f"/{token}/desk.css", _style),
            Route(f"/{token}/site/{{path:path}}", _site),
            Mount(f"/{token}/{{code}}", routes=routes),
        ],
        middleware=[Middleware(Guard, token=token)],
    )
    app.state.office = office
    return app


def _first(request: Request) -> Response:
    """The first page, in the language of the browser as far as there is one."""
    wanted = [part.split(";")[0].strip().lower() for part in request.headers.get("accept-language", "").split(",")]
    code = next((code for word in wanted for code in known() if word.split("-")[0] == code), known()[-1])
    return RedirectResponse(f"/{office_of(request).token}/{code}/", status_code=303)


def _style(request: Request) -> Response:
    return FileResponse(_STATIC / "desk.css")


def _site(request: Request) -> Response:
    """A file of the built site, under the policy of that."""
    site = office_of(request).site.resolve()
    path = (site / request.path_params["path"]).resolve()
    path = path / "index.html" if path.is_dir() else path
    if not path.is_relative_to(site) or not path.is_file():
        request.path_params["code"] = known()[-1]
        return said(request, "desk_gone")
    headers = {}
    if path.suffix == ".html":
        try:
            headers["content-security-policy"] = policy(site)
        except PolicyError:
            headers["content-security-policy"] = "default-src 'self'; img-src 'self' data:"
    return FileResponse(path, headers=headers)
