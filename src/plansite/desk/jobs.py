"""Work that takes a while: a command of this package in a process of its own, and the lines that it prints."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Job:
    """One run of a command. ``code`` is its exit code once it has ended; ``key`` names its title in the interface.

    ``then`` is the page to go on to when it has done its work.
    """

    number: int
    key: str
    words: tuple[str, ...]
    then: str = "/"
    started: float = field(default_factory=time.monotonic)
    lines: list[str] = field(default_factory=list)
    code: int | None = None

    @property
    def running(self) -> bool:
        """Whether it still runs."""
        return self.code is None

    @property
    def seconds(self) -> int:
        """How long ago it began."""
        return int(time.monotonic() - self.started)


class Busy(Exception):
    """Another job is running; one at a time."""


class Jobs:
    """The jobs of a desk, one at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._jobs: list[Job] = []
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def of(self, number: int) -> Job | None:
        """A job by its number."""
        return self._jobs[number - 1] if 0 < number <= len(self._jobs) else None

    @property
    def latest(self) -> Job | None:
        """The last one that was started."""
        return self._jobs[-1] if self._jobs else None

    def start(self, key: str, words: Sequence[str], then: str = "/") -> Job:
        """Run a subcommand.

        Raises:
            Busy: another is running.
        """
        with self._lock:
            if self.latest and self.latest.running:
                raise Busy
            job = Job(number=len(self._jobs) + 1, key=key, words=tuple(words), then=then)
            self._jobs.append(job)
        threading.Thread(target=self._run, args=(job,), daemon=True).start()
        return job

    def stop(self) -> None:
        """End what runs; what was published stays as it was."""
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()

    def _run(self, job: Job) -> None:
        command = [sys.executable, "-m", "plansite", *job.words, "--root", str(self._root)]
        variables = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        try:
            process = subprocess.Popen(
                command,
                cwd=self._root,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            job.lines.append(str(error))
            job.code = 1
            return
        self._process = process
        with process:
            for line in process.stdout or ():
                job.lines.append(line.rstrip("\n"))
        job.code = process.returncode
