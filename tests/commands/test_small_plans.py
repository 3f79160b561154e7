"""The small plans, in two languages and in one, pass through every stage that needs no MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.commands.main import main

PLANS = Path(__file__).parents[1] / "plans"


@pytest.mark.parametrize(("name", "languages"), [("small", {"zh", "en"}), ("chinese", {"zh"}), ("english", {"en"})])
def test_plan_is_checked_and_rendered(
    name: str, languages: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = str(PLANS / name)
    assert main(["check", "--plan", plan]) == 0
    assert capsys.readouterr().out == ""
    assert main(["tables", "--plan", plan, "--docs", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir() if path.name in ("zh", "en")} == languages
    assert (tmp_path / "parallel").exists() == (len(languages) > 1)
    assert all((tmp_path / language / "1.md").is_file() for language in languages)
