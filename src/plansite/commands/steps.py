"""The steps of a long command: each says how long it took, and while it takes long that it goes on."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

#: Seconds after which a step that still runs says so, again and again.
BEAT = 10.0


@contextmanager
def step(command: str, title: str) -> Iterator[None]:
    """Run a step of a command: `build: PDFs … 10 s`, and in the end `build: PDFs (11.2 s)`."""
    started, ended = time.monotonic(), threading.Event()

    def tell() -> None:
        while not ended.wait(BEAT):
            say(command, f"{title} … {time.monotonic() - started:.0f} s")

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        ended.set()
        teller.join()
    say(command, f"{title} ({time.monotonic() - started:.1f} s)")


def say(command: str, words: str) -> None:
    """Print a line of a command at once."""
    print(f"{command}: {words}", flush=True)


@contextmanager
def stoppable() -> Iterator[None]:
    """Let what ends a process from outside (SIGTERM) stop it as Ctrl-C does, so that it tidies up."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
