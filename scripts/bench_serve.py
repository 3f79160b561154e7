"""Measure `make serve`: how long from a saved file until an open page shows the change, in Chromium.

`measure` is for other programs. It works on a copy of the project, and changes one file of each kind in turn.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from benchmark.processes import PLANSITE, BenchError
from setup.browser import FLAGS, chromium, environment

ROOT: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 5
PATIENCE: Final = 60.0
PARTS: Final = ("plan", "docs", "overrides", "src", "mkdocs.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to one file, again and again, and the script that gives what an open page shows of it."""

    name: str
    file: str
    find: str
    put: str
    page: str
    shown: str


#: `{}` is the number of the round.
EDITS: Final = (
    Edit(
        name="a sentence in plan/",
        file="plan/glossary.yml",
        find="October each year",
        put="October {} each year",
        page="/en/glossary/",
        shown="document.body?.textContent.includes('October {} each year')",
    ),
    Edit(
        name="a colour in docs/assets/",
        file="docs/assets/css/scheme.css",
        find="--paper: #fdfcf9",
        put="--paper: #fdfcf{}",
        page="/zh/3/",
        shown="getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() === '#fdfcf{}'",
    ),
    Edit(
        name="a template in overrides/",
        file="overrides/partials/footer.html",
        find="",
        put="<p>Round {}.</p>",
        page="/zh/3/",
        shown="document.body?.textContent.includes('Round {}.')",
    ),
    Edit(
        name="a template in src/",
        file="src/plansite/render/templates/glossary.md.jinja",
        find="",
        put="\nRound {}.\n",
        page="/en/glossary/",
        shown="document.body?.textContent.includes('Round {}.')",
    ),
    Edit(
        name="code in src/",
        file="src/plansite/pages/facts.py",
        find='yield words["contact"], ',
        put='yield words["contact"] + " {}", ',
        page="/en/",
        shown="document.body?.textContent.includes('Contact {}')",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Seconds from the saved file to the page that shows it."""

    name: str
    times: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.times)

    def __str__(self) -> str:
        return f"{self.name + ':':<27} {self.median:.2f} s (median), {max(self.times):.2f} s (slowest)"


def measure() -> Iterator[Row]:
    """The rows, one after the other.

    Raises:
        BenchError: the preview did not start, or a change did not come to be shown.
    """
    with tempfile.TemporaryDirectory(prefix="plan-bench-") as folder, sync_playwright() as playwright:
        project = Path(folder)
        _copy(project)
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS], env={**environment()})
        with _preview(project) as url:
            for edit in EDITS:
                page = browser.new_page()
                _await(url + edit.page)
                page.goto(url + edit.page)
                yield Row(name=edit.name, times=tuple(_change(page, project, edit)))
                page.close()
        browser.close()


def _await(address: str) -> None:
    """Wait until the preview answers: it starts anew when its code changes."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(OSError), urllib.request.urlopen(address, timeout=PATIENCE):
            return
        time.sleep(0.1)
    raise BenchError(f"make serve does not answer at {address}")


def _copy(project: Path) -> None:
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, project / part)


@contextmanager
def _preview(project: Path) -> Iterator[str]:
    """`make serve` on the copy; gives its address."""
    log = project / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*PLANSITE, "serve", "--port", "0"],
            cwd=project,
            env=os.environ | {"PYTHONPATH": str(project / "src")},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield _address(log)
    finally:
        process.terminate()
        process.wait()


def _address(log: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        text = log.read_text("utf-8")
        if "Ctrl-C ends it" in text and (found := re.search(r"http://[\d.]+:\d+", text)):
            return found[0]
        time.sleep(0.1)
    raise BenchError(f"make serve did not start\n{log.read_text('utf-8')[-2000:]}")


def _change(page: Page, project: Path, edit: Edit) -> Iterator[float]:
    path = project / edit.file
    text = path.read_text("utf-8")
    for turn in range(1, ROUNDS + 1):
        put = edit.put.format(turn)
        changed = text.replace(edit.find, put, 1) if edit.find else text + put
        began = time.monotonic()
        path.write_text(changed, "utf-8")
        try:
            page.wait_for_function(f"() => {edit.shown.format(turn)}", timeout=PATIENCE * 1000)
        except Exception as error:
            raise BenchError(f"make serve did not show {edit.name}: {error}") from error
        yield time.monotonic() - began
        time.sleep(1)  # a person does not save twice in a second, and the next process has loaded by then
    path.write_text(text, "utf-8")
    time.sleep(3)


if __name__ == "__main__":
    for row in measure():
        print(row, flush=True)
