"""`make serve` shows a change in plan/ while it runs, and ends cleanly. How fast, the benchmark tells."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.building import command, environment, lay_out, run_here
from tests.loaded import PLANS

pytestmark = pytest.mark.long
#: For machines that are much slower than others; nobody waits for it on one where all is well.
PATIENCE = 600.0
PAGE, OLD, NEW = "/zh/1/", "推进用水方式转变", "转变用水方式"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A running preview of a copy of the project."""

    project: Path
    process: subprocess.Popen[str]
    log: Path
    url: str

    def shows(self, words: str) -> bool:
        """Whether the page comes to hold these words in time."""
        return _comes(lambda: words in _get(self.url + PAGE))

    def says(self, words: str) -> bool:
        """Whether the terminal comes to show these words in time."""
        return _comes(lambda: words in self.log.read_text("utf-8"))


def _comes(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def _get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        error.close()
        return ""
    except OSError:  # it is being started anew
        return ""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project to write in, with the shortest plan."""
    return lay_out(root, tmp_path / "project", PLANS / "bare")


def _hears_interrupts() -> None:
    """A shell that runs the tests in the background has its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def _serving(code: Path, project: Path) -> Iterator[Preview]:
    """The preview of a project, by the code that lies below a folder."""
    log = project / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command("serve", project, "--port", "0"),
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment(code, TMPDIR=str(project.parent)),
            preexec_fn=_hears_interrupts,
        )
    try:
        assert _comes(lambda: "Ctrl-C ends it" in log.read_text("utf-8"))
        (url,) = re.findall(r"http://[\d.]+:\d+", log.read_text("utf-8"))
        assert _comes(lambda: "livereload" in _get(url + PAGE))
        yield Preview(project=project, process=process, log=log, url=url)
    finally:
        process.terminate()
        process.wait()


def test_change_is_shown_and_a_mistake_leaves_the_good_pages(root: Path, project: Path) -> None:
    with _serving(root, project) as preview:
        _changed_and_mistaken(preview)
        _ends_cleanly(preview, signal.SIGINT)


def _changed_and_mistaken(preview: Preview) -> None:
    chapter, settings = preview.project / "plan/chapters/01.zh.md", preview.project / "plan/plan.yml"
    good = chapter.read_text("utf-8")
    assert OLD in good and preview.shows(OLD)

    chapter.write_text(good.replace(OLD, NEW), "utf-8")
    assert preview.shows(NEW)

    whole = settings.read_text("utf-8")
    settings.write_text(whole + "nonsense: 1\n", "utf-8")
    assert preview.says("plan/plan.yml:")
    assert preview.says("not renewed: the last good pages stay")
    assert preview.shows(NEW)

    settings.write_text(whole, "utf-8")
    chapter.write_text(good, "utf-8")
    assert _comes(lambda: NEW not in _get(preview.url + PAGE))


def test_code_starts_it_anew_and_a_template_error_leaves_the_good_pages(root: Path, project: Path) -> None:
    """An open page reloads when a style changes. What is compiled is copied, but for files that are being written."""
    shutil.copytree(root / "src", project / "src", ignore=shutil.ignore_patterns("*.pyc.*"))
    with _serving(project, project) as preview:
        _add(project / "src/plansite/render/templates/chapter.md.jinja", "\nAnother line.\n")
        assert preview.says("the code has changed; starting anew")
        assert preview.shows("Another line.")

        (epoch,) = re.findall(r"livereload\((\d+), \d+\);", _get(preview.url + PAGE))
        _add(next((project / "docs/assets").rglob("*.css")), "\n/* changed */\n")
        assert _comes(lambda: int(_get(f"{preview.url}/livereload/{epoch}/1") or 0) > int(epoch))

        _add(project / "overrides/main.html", "{% nonsense %}")
        assert preview.says("nonsense")
        assert preview.shows(OLD)
        _ends_cleanly(preview, signal.SIGTERM)


def _add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def _ends_cleanly(preview: Preview, number: signal.Signals) -> None:
    preview.process.send_signal(number)
    assert preview.process.wait(PATIENCE) == 0
    assert "Traceback" not in preview.log.read_text("utf-8")
    left = f"plan-preview-{preview.process.pid}-*"
    assert not [path for folder in (preview.project.parent, Path("/dev/shm")) for path in folder.glob(left)]


def test_taken_port_is_one_line(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run_here(command("serve", project, "--port", str(port)))
    assert done.returncode == 1
    assert done.stderr.startswith(f"port {port} cannot be used")
    assert (done.stdout + done.stderr).count("\n") == 1
