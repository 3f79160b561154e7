"""`plansite serve`: show the site in a browser and renew it with every change.

Findings and errors are printed, and the last good pages stay. Nothing of this touches site/ or docs/. When the code of
this package changes, the command starts itself anew. Ctrl-C ends it.
"""

import logging
import os
import shutil
import socket
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from plansite.commands.command import Command, Failed, plan_option, project
from plansite.commands.findings import good_plan
from plansite.commands.steps import say, stoppable
from plansite.site.generated import generate
from plansite.site.preview import HOST, CodeChanged, Preview
from plansite.site.project import Project
from plansite.site.settings import public_address

_NAME = "serve"
#: Bytes that must be free in memory for the preview: some twenty times a built site, of which there are two at a time.
_ROOM: Final = 500_000_000


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--port", type=int, default=8000, help="port (default: 8000; 0: any free one)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def _run(arguments: Namespace) -> None:
    here = project(arguments)
    try:
        port = _free_port(arguments.port)
    except OSError as error:
        reason = f"port {arguments.port} cannot be used ({error.strerror})"
        raise Failed(f"{reason}; name another: make serve PORT=8001") from error
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    logging.disable(logging.INFO)
    prefix = f"plan-preview-{os.getpid()}-"
    place = tempfile.TemporaryDirectory(prefix=prefix, dir=_in_memory(), ignore_cleanup_errors=True)
    try:
        with stoppable(), place as folder:
            preview = Preview(here, Path(folder), port, lambda docs: _generated(here, docs))
            _serve(preview, open_browser=arguments.open)
    except CodeChanged:
        say(_NAME, "the code has changed; starting anew")
        again = [word for word in sys.argv[1:] if word != "--open"]
        os.execv(sys.executable, [sys.executable, "-m", "plansite", *again, "--port", str(port)])


def _generated(here: Project, docs: Path) -> bool:
    """Generate the pages; false if there are findings, which are printed."""
    try:
        plan = good_plan(here.plan)
    except Failed:
        return False
    generate(plan, public_address(here.settings), docs)
    return True


def _serve(preview: Preview, *, open_browser: bool) -> None:
    try:
        preview.watch()
        preview.renew()
        say(_NAME, f"{preview.server.url} (Ctrl-C ends it)")
        preview.server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say(_NAME, "ended")
    finally:
        preview.server.shutdown()


def _in_memory() -> Path | None:
    """The file system in memory, where Linux has one with room for a few sites; else the usual place.

    Each change writes a thousand small files and removes a thousand, which takes some disks a second or two.
    """
    place = Path("/dev/shm")
    roomy = place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > _ROOM
    return place if roomy else None


def _free_port(wanted: int) -> int:
    """The port itself, or any free one for 0.

    Raises:
        OSError: it is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, wanted))
        port: int = probe.getsockname()[1]
        return port


COMMAND = Command(
    name=_NAME, summary="show the site in a browser, renewed with every change", options=_options, run=_run
)
