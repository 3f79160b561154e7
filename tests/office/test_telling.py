"""Paths are named as whoever stands in the project's folder has to write them, whatever the plan's folder is called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.ground.findings import Finding
from plansite.load import load
from plansite.office.proposing import proposed
from plansite.office.telling import lines_of, told
from plansite.office.trial import findings
from tests.bad_plans import SMALL


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a plan in plans/water, in which a sentence, a figure and a name have changed."""
    folder = tmp_path_factory.mktemp("project")
    plan = folder / "plans" / "water"
    shutil.copytree(SMALL, plan)
    for name in ("chapters/01.zh.md", "chapters/02.zh.md"):
        text = (plan / name).read_text("utf-8")
        (plan / name).write_text(text.replace("98%以上", "97%，另有6项").replace("加强", "切实加强"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def found(root: Path) -> list[Finding]:
    plan = root / "plans" / "water"
    return list(proposed(load(plan).plan, plan, findings(plan)))


def words(each: Finding) -> str:
    return "\n".join((str(each), *(lines_of(each.proposal) if each.proposal else ())))


def test_every_path_is_seen_from_where_the_user_stands(root: Path, found: list[Finding]) -> None:
    said = "\n".join(words(told(each, root / "plans" / "water", root)) for each in found)
    assert {each.rule for each in found} > {"fidelity", "figure-unclassified", "translation-behind"}
    assert said.count("plans/water/") > len(found)
    assert said.replace("plans/water/", "").count("plan/") == said.replace("plans/water/", "").count("water/") == 0
    assert "make translated ID=m1-1-1 PLAN=plans/water" in said


def test_a_plan_called_plan_stays_as_it_is(root: Path, found: list[Finding]) -> None:
    (other := root / "plan").mkdir(exist_ok=True)
    assert [told(each, other, root) for each in found] == found


def test_the_command_says_so(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(root)
    assert main(["check", "--plan", "plans/water"]) == 1
    first = [line for line in capsys.readouterr().out.splitlines() if line.endswith("]")]
    assert first and all(line.startswith("plans/water/") for line in first)
