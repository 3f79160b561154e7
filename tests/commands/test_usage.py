"""Every subcommand handles its arguments in one way: findings or failures give 1, wrong usage 2 and one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.commands.main import MODULES, command, main
from tests.bad_plans import SMALL

NAMES = list(MODULES)


@pytest.mark.parametrize("words", [[], ["no-such-command"], *([name, "--no-such-option"] for name in NAMES)])
def test_wrong_arguments_are_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("plansite") and printed.err.count("\n") == 1


def test_every_subcommand_bears_its_name() -> None:
    assert [command(name).name for name in NAMES] == NAMES


def test_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert all(command(name).summary in " ".join(printed.split()) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_help_says_what_it_does(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"`plansite {name}`: " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["check", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["tables", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["pdf", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["build", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["serve", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["release", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["translated", "all", "--plan", "nowhere"], "nowhere: there is no such folder"),
        (["translated", "all", "--plan", str(SMALL), "--language", "xx"], "the plan has no translation 'xx'"),
        (["offline", "--site", "nowhere"], "nowhere holds no site"),
        (["hosting", "--site", "nowhere"], "nowhere holds no site"),
        (["zensical", "--site", "nowhere"], "nowhere holds no site"),
        (["build", "--root", "tests", "--plan", str(SMALL)], "tests holds no mkdocs.yml"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert reason in error and error.count("\n") == 1


@pytest.mark.parametrize("name", ["check", "tables", "pdf", "release"])
def test_findings_are_printed_and_counted(
    name: str, root: Path, bad_plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in bad_plan.rglob("*") if path.is_file()}
    places = {"tables": ["--docs", str(bad_plan / "out")], "pdf": ["--into", str(bad_plan / "out")]}
    assert main([name, "--plan", str(bad_plan), *places.get(name, [])]) == 1
    printed = capsys.readouterr()
    assert "plan/chapters/02.zh.md:1:1: byte 0xff is not UTF-8  [utf-8]" in printed.out
    assert "1 error(s), 0 warning(s)" in printed.out
    assert printed.err == ""
    assert {path: path.read_bytes() for path in bad_plan.rglob("*") if path.is_file()} == before


@pytest.fixture
def bad_plan(small_plan: Path) -> Path:
    """The small plan with a file that cannot be read."""
    (small_plan / "chapters/02.zh.md").write_bytes(b"\xff")
    return small_plan


def test_release_records_what_is_new_once(small_plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = small_plan / "identities.lock"
    lock.write_text("p1-1-2\n", "utf-8")
    assert main(["release", "--plan", str(small_plan)]) == 0
    recorded = lock.read_text("utf-8").splitlines()
    assert {"p1-1-2", "p2-1-1"} <= {*recorded}
    assert f"{len(recorded)} identities, {len(recorded) - 1} of them new" in capsys.readouterr().out
    assert main(["release", "--plan", str(small_plan)]) == 0
    assert "0 of them new" in capsys.readouterr().out
