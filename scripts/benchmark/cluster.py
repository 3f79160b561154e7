"""A Dask scheduler and its workers on this machine, over TCP, each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler's address, and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def cluster(folder: Path, workers: int, environment: Mapping[str, str]) -> Iterator[Cluster]:
    """Start a scheduler and workers of one thread each; they end with the block. What they say goes into `folder`.

    Raises:
        ChildProcessError: the scheduler ended.
    """
    file = folder / "scheduler.json"
    with ExitStack() as stack:

        def started(*words: str) -> subprocess.Popen[bytes]:
            log = stack.enter_context((folder / f"{words[0]}.log").open("ab"))
            command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(file), "--no-dashboard"]
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        scheduler = started("scheduler", "--host", "127.0.0.1", "--port", "0")
        while not (address := _address(file)):
            if scheduler.poll() is not None:
                raise ChildProcessError("no scheduler was started")
            time.sleep(0.1)
        one = ("worker", "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        processes = tuple(started(*one) for _ in range(workers))
        yield Cluster(address, processes)


def _address(file: Path) -> str:
    """The address of the scheduler; empty until it has written it whole."""
    try:
        return str(json.loads(file.read_text("utf-8"))["address"])
    except (FileNotFoundError, ValueError):
        return ""
