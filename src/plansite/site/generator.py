"""MkDocs, which makes a site from the pages in docs/: run in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plansite.site.building import is_of_the_disk
from plansite.site.workspace import Workspace

_ERROR_NUMBER: Final = re.compile(r"\[Errno (\d+)\] ")
#: What makes the same pages give the same bytes, and MkDocs keep to its subject.
_VARIABLES: Final = {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


class GeneratorError(Exception):
    """MkDocs failed; the message is what it said: one line if the disk is to blame, else all of it."""


def command(workspace: Workspace, into: Path) -> tuple[str, ...]:
    """The command that builds the pages of a workspace into a folder; a link that leads nowhere is an error."""
    settings, site = str(workspace.settings), str(into)
    return (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", settings, "-d", site)


def build_pages(workspace: Workspace, into: Path, lock: int, base: str) -> None:
    """Build the pages of a workspace into a folder. MkDocs ends when this function ends, however it ends.

    Args:
        lock: the open file that holds the lock of the build; see `building.Build`.
        base: the public address, or empty.

    Raises:
        GeneratorError: MkDocs found a mistake, or could not write.
    """
    process: subprocess.Popen[str] | None = None
    try:
        with _undisturbed():
            process = subprocess.Popen(
                command(workspace, into),
                env=os.environ | _VARIABLES | {"SITE_URL": base},
                pass_fds=(lock,),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
        _, said = process.communicate()
    except BaseException:
        if process is not None:
            process.kill()
            process.communicate()
        raise
    if process.returncode:
        raise GeneratorError(_cause(said.strip()))
    sys.stderr.write(said)


def _cause(said: str) -> str:
    """What MkDocs said, or the last line of it where the disk is to blame."""
    last = said.rpartition("\n")[2]
    number = _ERROR_NUMBER.search(last)
    return last if number and is_of_the_disk(int(number[1])) else said


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off a stop that comes while a process starts: nobody could end a process that is not known yet.

    Raises:
        KeyboardInterrupt: such a stop came.
    """
    if threading.current_thread() is not threading.main_thread():  # signals come to the main thread alone
        yield
        return
    stops: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda number, _: stops.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if stops:
        raise KeyboardInterrupt
