"""Every kind of bad input gives exactly the findings that its case file states, and nothing is written."""

import errno
from pathlib import Path

import pytest

from plansite.checks import CHECKS
from plansite.commands.main import main
from plansite.load import READING_RULES
from tests.bad_plans import CASES, SMALL, Case, cases, mistakes, plan_with

ALL = cases()
#: What only the PDFs do not bear.
PRINTED = cases(CASES / "pdf")
#: What needs a font of its own (tests/pdf/test_fonts.py), or a disk that fails (below).
SHOWN_ELSEWHERE = {"font-fallback", "unreadable-file"}


def first_lines(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.startswith("plan/")]


def only_warnings(case: Case) -> bool:
    return all(": warning: " in finding for finding in case.findings)


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_bad_plan(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = plan_with(case, tmp_path)
    assert main(["check", "--plan", str(plan)]) == (0 if only_warnings(case) else 1)
    printed = capsys.readouterr().out
    assert first_lines(printed) == list(case.findings)
    assert printed.count("  hint: ") == printed.count("  提示：") == len(case.findings)


@pytest.mark.parametrize("wanted", [True, False])
def test_errors_stop_before_anything_is_written_and_warnings_do_not(wanted: bool, tmp_path: Path) -> None:
    case = next(case for case in ALL if only_warnings(case) == wanted)
    docs = tmp_path / "docs"
    assert main(["tables", "--plan", str(plan_with(case, tmp_path)), "--docs", str(docs)]) == (0 if wanted else 1)
    assert docs.exists() == wanted


@pytest.mark.parametrize("case", PRINTED, ids=[case.name for case in PRINTED])
def test_what_cannot_be_printed(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Found by the check of the plan, and by the PDFs' own command before it writes anything."""
    plan = plan_with(case, tmp_path)
    pdfs = tmp_path / "pdf"
    for words in (["check"], ["pdf", "--into", str(pdfs)]):
        assert main([*words, "--plan", str(plan)]) == 1
        printed = capsys.readouterr().out
        errors = [line for line in first_lines(printed) if ": warning: " not in line]
        assert errors == list(case.findings)
        assert printed.count("  hint: ") == printed.count("  提示：") == len(first_lines(printed))
    assert not pdfs.exists()


def test_a_file_that_the_disk_does_not_give(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = Path.read_bytes

    def fails(path: Path) -> bytes:
        if path.name == "notes.yml":
            raise OSError(errno.EIO, "Input/output error")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", fails)
    assert main(["check", "--plan", str(SMALL)]) == 1
    found = first_lines(capsys.readouterr().out.replace("tests/plans/small/", "plan/"))
    assert found == ["plan/notes.yml:1:1: this file cannot be read: Input/output error  [unreadable-file]"]


def test_every_rule_has_a_case() -> None:
    shown = {finding.rsplit("[", 1)[1].rstrip("]") for case in (*ALL, *PRINTED) for finding in case.findings}
    shown |= {mistake.finding.rsplit("[", 1)[1].rstrip("]") for mistake in mistakes()}
    assert {rule.name for rule in (*READING_RULES, *CHECKS)} == shown | SHOWN_ELSEWHERE


def test_list_prints_every_rule_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list"]) == 0
    printed = capsys.readouterr().out
    for rule in (*READING_RULES, *CHECKS):
        assert rule.name in printed
        assert "Bad:" in rule.doc and "Good:" in rule.doc


def test_wrong_usage(tmp_path: Path) -> None:
    assert main(["tables", "--plan", str(tmp_path / "nowhere")]) == 2
    with pytest.raises(SystemExit) as stop:
        main(["tables", "--no-such-option"])
    assert stop.value.code == 2


@pytest.mark.parametrize("words", [["tables", "--docs"], ["pdf", "--into"]])
def test_a_place_that_cannot_be_written_is_one_line(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("mine", "utf-8")
    assert main([*words, str(tmp_path / "taken"), "--plan", str(SMALL)]) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith(f"cannot write {tmp_path}/taken")
    assert printed.err.count("\n") == 1
    assert (tmp_path / "taken").read_text("utf-8") == "mine"
