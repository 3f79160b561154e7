"""A change of the Chinese marks its English as behind, for editor and reader, until somebody confirms it."""

import shutil
from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.render.everything import render
from tests.bad_plans import SMALL
from tests.loaded import read

WARNING = "the Chinese of p2-1-1 has changed since its English was confirmed  [translation-behind]"
MARK = '<p class="behind'
#: The page, and the two that show it beside its original.
MARKED = {"en/2.md", "parallel/2.md", "parallel/en/2.md"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The small plan with a sentence of p2-1-1 changed, in the source as well."""
    copy = tmp_path / "plan"
    shutil.copytree(SMALL, copy)
    for file in ("chapters/02.zh.md", "source/notice.zh.txt"):
        path = copy / file
        path.write_text(path.read_text("utf-8").replace("明确分工", "落实分工"), "utf-8")
    return copy


def marked(plan: Path) -> set[str]:
    """The pages with a block that is behind, in a plan that is good."""
    assert main(["check", "--plan", str(plan)]) == 0
    return {path for path, text in render(read(plan)).items() if MARK in text}


def confirm(plan: Path, *identities: str) -> int:
    return main(["translated", *identities, "--plan", str(plan)])


def test_block_is_behind_until_it_is_confirmed(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert marked(plan) == MARKED
    assert capsys.readouterr().out.count(WARNING) == 1
    assert confirm(plan, "p2-1-1") == 0
    assert marked(plan) == set()
    assert WARNING not in capsys.readouterr().out


def test_confirming_another_block_does_not_help(plan: Path) -> None:
    assert confirm(plan, "m1-1-1") == 0
    assert marked(plan) == MARKED


def test_only_the_line_of_the_block_changes(plan: Path) -> None:
    before = (plan / "translation.en.lock").read_text("utf-8").splitlines()
    confirm(plan, "p2-1-1")
    after = (plan / "translation.en.lock").read_text("utf-8").splitlines()
    assert [old.split()[0] for old, new in zip(before, after, strict=True) if old != new] == ["p2-1-1"]


def test_all_confirms_every_block_in_reading_order(plan: Path) -> None:
    whole = (SMALL / "translation.en.lock").read_text("utf-8").splitlines()
    (plan / "translation.en.lock").unlink()
    assert confirm(plan, "all") == 0
    lines = (plan / "translation.en.lock").read_text("utf-8").splitlines()
    assert [line.split()[0] for line in lines] == [line.split()[0] for line in whole]
    assert marked(plan) == set()


def test_a_block_that_went_away_leaves_the_lock(plan: Path) -> None:
    (plan / "translation.en.lock").write_text("m9-9-9 0123456789abcdef\n", "utf-8")
    confirm(plan, "a1")
    assert [line.split()[0] for line in (plan / "translation.en.lock").read_text("utf-8").splitlines()] == ["a1"]


def test_a_translation_confirmed_as_it_was_is_asked_about_once_more(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    confirm(plan, "p2-1-1")  # the lock of the small plan does not tell yet how the translation was
    for file in ("chapters/02.zh.md", "source/notice.zh.txt"):
        path = plan / file
        path.write_text(path.read_text("utf-8").replace("落实分工", "落实责任"), "utf-8")
    capsys.readouterr()
    assert confirm(plan, "p2-1-1") == 0
    assert "英文一字未动" in capsys.readouterr().out
    assert main(["check", "--plan", str(plan)]) == 0
    assert capsys.readouterr().out.count("[translation-unchanged]") == 1
    confirm(plan, "p2-1-1")
    assert main(["check", "--plan", str(plan)]) == 0
    assert "[translation-unchanged]" not in capsys.readouterr().out


def test_unknown_identity_is_wrong_usage(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (plan / "translation.en.lock").read_bytes()
    assert confirm(plan, "p2-1-1", "p2-1-11") == 2
    assert "p2-1-11: there is no such block; did you mean p2-1-1?" in capsys.readouterr().err
    assert (plan / "translation.en.lock").read_bytes() == before


def test_plan_that_cannot_be_read(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (plan / "translation.en.lock").read_bytes()
    (plan / "chapters/02.zh.md").write_bytes(b"\xff")
    assert confirm(plan, "all") == 1
    assert "plan/chapters/02.zh.md:1:1: byte 0xff is not UTF-8  [utf-8]" in capsys.readouterr().out
    assert (plan / "translation.en.lock").read_bytes() == before
