"""Time processes from their start to their end, with the memory that they took at most."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: The command of this project.
PLANSITE: Final = (sys.executable, "-m", "plansite")
#: What is switched off in the shell of whoever measures must not be measured: Python keeps its compiled modules, as it
#: does for readers of the README.
_NOT_PASSED_ON = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "SITE_URL")

#: Starts the command from a process of its own, next to empty: Linux counts the memory of whoever starts a process
#: into the most that the process ever took. What the command says goes to the second stream, the numbers to the first.
_STARTER = """
import os, sys, time
began = time.perf_counter()
one = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(one, 0)
took = time.perf_counter() - began
print([os.waitstatus_to_exitcode(status), took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss])
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a command or several: seconds on the clock and of the processors, megabytes, and what was said."""

    wall: float
    cpu: float
    memory: float
    said: str = ""


class BenchError(Exception):
    """A measured command failed; the message ends with what it said."""


def timed(commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run commands one after the other, each in a process of its own.

    Raises:
        BenchError: one of them did not exit with 0.
    """
    runs = [_timed(command, folder, environment or {}) for command in commands]
    return Run(
        wall=sum(run.wall for run in runs),
        cpu=sum(run.cpu for run in runs),
        memory=max(run.memory for run in runs),
        said="".join(run.said for run in runs),
    )


def children() -> float:
    """Seconds of processor of all processes that this one started and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def median(runs: Sequence[Run]) -> Run:
    """The run in the middle, taken for each number alone."""
    return Run(
        wall=statistics.median(run.wall for run in runs),
        cpu=statistics.median(run.cpu for run in runs),
        memory=statistics.median(run.memory for run in runs),
    )


def _timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
    env = kept | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"} | dict(environment)
    with tempfile.TemporaryFile() as said:
        starter = [sys.executable, "-I", "-S", "-c", _STARTER, *command]
        ended = subprocess.run(
            starter, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, check=True
        )
        status, wall, cpu, memory = json.loads(ended.stdout)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
        if status:
            raise BenchError(f"{' '.join(command)} ended with {status}\n{words[-2000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, kilobytes on Linux
    return Run(wall=wall, cpu=cpu, memory=memory * unit / 1e6, said=words)
