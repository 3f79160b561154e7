"""A desk of a copy of the small plan, served on this machine."""

from __future__ import annotations

import io
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from plansite.commands.main import main
from plansite.desk.app import application
from plansite.desk.jobs import Job, Jobs
from plansite.desk.office import Office
from tests.bad_plans import SMALL

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Its address with the token and a slash, its office and its port."""

    address: str
    office: Office
    port: int


class JobsHere(Jobs):
    """Jobs that run in this process, whose imports are done."""

    def _run(self, job: Job) -> None:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = main([*job.words, "--root", str(ROOT)])
        job.lines += said.getvalue().splitlines()
        job.code = code


@contextmanager
def serving_desk(folder: Path, jobs: type[Jobs] = Jobs) -> Iterator[Desk]:
    """Serve a desk of the plan in a folder; without one, of a copy of the small one with reported values."""
    plan = folder / "plan"
    if not plan.exists():
        shutil.copytree(SMALL, plan)
        shutil.copytree(SMALL.parent / "reported", plan / "progress")
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    office = Office(
        root=ROOT, plan=plan, site=folder / "site", token="a-token-of-tests", jobs=jobs(ROOT), uploads=folder
    )
    server = uvicorn.Server(uvicorn.Config(application(office), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Desk(address=f"http://127.0.0.1:{port}/{office.token}/", office=office, port=port)
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
