"""The successor of Material for MkDocs builds the same site from the same files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plansite.site.differences import differences
from tests.commands.building import command, run_here


def test_zensical_builds_the_same_site(root: Path, site: Path) -> None:
    done = run_here(command("zensical", root, "--site", str(site)))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 difference(s)" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id="m3-1-1"', 'id="x"', "lacks the identities m3-1-1"),
        ('lang="en"', 'lang="fr"', "differs in language attributes"),
        ("<title>", "<title>x", "has the title"),
        ("</h1>", "x</h1>", "differs in its words"),
    ],
)
def test_a_difference_is_found(site: Path, tmp_path: Path, old: str, new: str, words: str) -> None:
    for folder, text in (("one", None), ("two", (old, new))):
        (tmp_path / folder).mkdir()
        shutil.copy(site / "en" / "3" / "index.html", tmp_path / folder)
        if text:
            page = tmp_path / folder / "index.html"
            page.write_text(page.read_text("utf-8").replace(*text, 1), "utf-8")
    (line,) = differences(tmp_path / "one", tmp_path / "two")
    assert words in line


def test_a_missing_page_is_found(site: Path, tmp_path: Path) -> None:
    assert len(list(differences(site / "parallel", tmp_path))) == 24
