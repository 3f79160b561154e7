"""Build the whole site and put it in the place of the old one: `build_site.py [--site FOLDER]`.

Exit code 0: the new site is in place. 1: something failed, and the old site is untouched. 2: wrong usage.
The environment may name the public address (SITE_URL) and the time that files are given (SOURCE_DATE_EPOCH).
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plansite.site.publish import Build, PublishError, building, tidy_sitemap

ROOT = Path(__file__).resolve().parents[1]
#: Seconds after which a step that still runs says so, again and again.
_BEAT = 10.0
_DISK_WORDS = ("cannot write ", "[Errno 28]", "[Errno 30]", "[Errno 122]", "[Errno 13]", "[Errno 27]")


class BuildError(Exception):
    """A step failed; the message is its last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command of the recipe, and the words that announce it."""

    title: str
    command: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the recipe; see the module."""
    options = _parser().parse_args(argv)
    site = (ROOT / options.site).absolute()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what stops it from outside is told as Ctrl-C is
    started = time.monotonic()
    try:
        _refuse_other_folders(site)
        with building(site) as build:
            for step in steps(build.folder):
                _run(step, build)
            if tidy_sitemap(build.folder):
                _say("no public address is set (SITE_URL): canonical links and the sitemap are left out")
    except (BuildError, PublishError) as error:
        _say(f"{error}; {_kept(site)}")
        return 1
    except KeyboardInterrupt:
        _say(f"stopped; {_kept(site)}")
        return 1
    _say(f"{options.site}/ is ready ({time.monotonic() - started:.1f} s)")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the site and put it in the place of the old one.")
    parser.add_argument("--site", metavar="FOLDER", default="site", help="where it goes (default: site)")
    return parser


def _refuse_other_folders(site: Path) -> None:
    """Keep a slip like `--site docs` from replacing what is no site."""
    if site.is_dir() and any(site.iterdir()) and not (site / "index.html").exists():
        raise BuildError(f"{site} holds something else than a site")


def steps(folder: Path) -> tuple[Step, ...]:
    """The recipe, in order: the PDFs, the pages that offer them, the site from the pages, the copy to read offline."""
    python = sys.executable
    return (
        Step(title="PDFs from plan/", command=(python, "scripts/build_pdf.py")),
        Step(title="pages from plan/", command=(python, "scripts/build_tables.py")),
        Step(
            title="site from docs/",
            command=(python, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)),
        ),
        Step(title="Markdown to take away", command=(python, "scripts/copy_markdown.py", "--site", str(folder))),
        Step(title="style sheets and scripts", command=(python, "scripts/bundle.py", str(folder))),
        Step(title="copy to read offline", command=(python, "scripts/build_offline.py", "--site", str(folder))),
    )


def _run(step: Step, build: Build) -> None:
    """Run one step and say how long it took; what it says itself goes through to the user."""
    started = time.monotonic()
    code, said = _finished(step, build)
    if code == 0:
        sys.stderr.write(said)
        _say(f"{step.title} ({time.monotonic() - started:.1f} s)")
        return
    last = _last_line(said)
    if any(words in last for words in _DISK_WORDS):
        raise BuildError(f"{step.title} failed: {last}")
    sys.stderr.write(said)
    raise BuildError(f"{step.title} failed")


def _finished(step: Step, build: Build) -> tuple[int, str]:
    """Exit code and errors of a step, which never outlives the build; a long one shows that it moves."""
    process, started = None, time.monotonic()
    try:
        with _undisturbed():
            process = subprocess.Popen(
                step.command,
                cwd=ROOT,
                env=_environment(),
                pass_fds=(build.lock,),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
        while True:
            try:
                said = process.communicate(timeout=_BEAT)[1]
                return process.returncode, said
            except subprocess.TimeoutExpired:
                _say(f"{step.title} … {time.monotonic() - started:.0f} s")
    except BaseException:
        if process is not None:
            process.kill()
            process.wait()
        raise


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A stop that comes while a process starts is heeded when it has started; before, nobody would know it to end it.

    Raises:
        KeyboardInterrupt: such a stop came.
    """
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


def _environment() -> dict[str, str]:
    """What makes the same plan give the same bytes, and MkDocs keep to its subject."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _kept(site: Path) -> str:
    return f"{site.name}/ is as it was" if site.exists() else f"there is no {site.name}/ yet"


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]


def _say(words: str) -> None:
    print(f"site: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
