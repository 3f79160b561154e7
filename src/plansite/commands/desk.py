"""`plansite desk`: a page on this machine alone, with what the office does; no terminal is needed after that.

It listens on 127.0.0.1 only, at an address that holds a token made anew each time. Ctrl-C ends it.
"""

import secrets
import shutil
import socket
import subprocess
import webbrowser
from argparse import ArgumentParser, Namespace

import uvicorn

from plansite.commands.command import Command, Failed, plan_option, project, site_folder, site_option
from plansite.desk.app import application
from plansite.desk.jobs import Jobs
from plansite.desk.office import Office


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    site_option(parser)
    parser.add_argument("--port", type=int, default=0, help="port (default: any free one)")
    parser.add_argument("--no-browser", action="store_true", help="print the address, and open no browser")


def _run(arguments: Namespace) -> None:
    here = project(arguments)
    try:
        listening = socket.create_server(("127.0.0.1", arguments.port))
    except OSError as error:
        raise Failed(f"port {arguments.port}: {error.strerror or error}  端口不能用") from error
    token = secrets.token_urlsafe(24)
    office = Office(
        root=here.root,
        plan=here.plan.absolute(),
        site=site_folder(arguments).absolute(),
        token=token,
        jobs=Jobs(here.root),
    )
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/{token}/"
    print(f"desk: {address}\ndesk: Ctrl-C ends it  按 Ctrl-C 结束", flush=True)
    if not arguments.no_browser:
        _open(address)
    server = uvicorn.Server(uvicorn.Config(application(office), log_level="warning", access_log=False))
    try:
        server.run(sockets=[listening])
    finally:
        office.jobs.stop()
        shutil.rmtree(office.uploads, ignore_errors=True)


def _open(address: str) -> None:
    """Open the page; from WSL in the browser of Windows."""
    windows = shutil.which("explorer.exe")
    if windows:
        subprocess.run([windows, address], check=False)
    else:
        webbrowser.open(address)


COMMAND = Command(name="desk", summary="the office's page on this machine", options=_options, run=_run)
