"""The built pages as documents: valid HTML, and no link or fragment that leads nowhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

from setup.tools import MODULES, is_installed, java

VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: What Material's own templates cause, by name. Each must occur: what a later Material mends must go.
MATERIAL = Path(__file__).with_name("material-markup.yml")


#: Its guess at the language of a page with much code differs from run to run; tests/thisplan/site/test_pages.py asks each element.
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--no-langdetect")
#: What is compiled in haste runs some seconds; compiling it well takes longer than that.
JAVA = ("-Xss8m", "-XX:TieredStopAtLevel=1")
#: A page beside those of the site.
WRONG = "wrong.html"


@pytest.fixture(scope="module")
def said(site: Path, made_once: Callable[..., Path]) -> list[str]:
    """What the checker of the W3C says of every page, and of one that is wrong: `zh/3/index.html: message`."""
    if not is_installed():
        pytest.fail("no HTML checker: run make test, which installs it", pytrace=False)

    def fill(folder: Path) -> None:
        wrong = '<!doctype html><html lang="en"><title>x</title><p id=a><p id=a><ul><p>x</p></ul>'
        (folder / WRONG).write_text(wrong, "utf-8")
        (folder / "findings.json").write_text(json.dumps(_check(site, folder)), "utf-8")

    found: list[str] = json.loads((made_once("html-findings", fill) / "findings.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def findings(said: list[str]) -> list[str]:
    """What it says of the pages of the site."""
    return [line for line in said if not line.startswith(WRONG)]


def _check(*folders: Path) -> list[str]:
    """All in one run: starting the checker takes seconds."""
    names = {str(path.absolute()): path.relative_to(each) for each in folders for path in each.rglob("*.html")}
    command = [str(java()), *JAVA, "-jar", str(VNU), *OPTIONS, *sorted(names)]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stdout)["messages"]
    return [f"{names[unquote(each['url']).removeprefix('file:')]}: {each['message']}" for each in messages]


def _material() -> list[str]:
    entries = yaml.safe_load(MATERIAL.read_text("utf-8"))
    return [str(entry["message"]) for entry in entries]


def test_html_is_valid_but_for_what_material_causes(findings: list[str]) -> None:
    known = [re.compile(pattern) for pattern in _material()]
    assert [line for line in findings if not any(pattern.search(line) for pattern in known)] == []


@pytest.mark.parametrize("pattern", _material())
def test_material_still_causes_it(findings: list[str], pattern: str) -> None:
    assert any(re.search(pattern, line) for line in findings)


def test_the_checker_finds_what_is_wrong(said: list[str]) -> None:
    assert len([line for line in said if line.startswith(f"{WRONG}: ")]) >= 2


def _lychee(folder: Path) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).parent / "lychee")
    command = [program, "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"]
    return subprocess.run([*command, "--root-dir", str(folder), f"{folder}/**/*.html"], capture_output=True, text=True)


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    done = _lychee(site.absolute())
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_a_dead_link_and_a_dead_fragment_are_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<!doctype html><title>a</title><p id=here>", "utf-8")
    page = tmp_path / "index.html"
    for link, code in (("a/#here", 0), ("a/#gone", 2), ("b/", 2)):
        page.write_text(f"<!doctype html><title>x</title><a href='{link}'>x</a>", "utf-8")
        assert _lychee(tmp_path).returncode == code, link
