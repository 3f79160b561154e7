"""Every value is parsed once, from reading the plan to the last of its outputs."""

from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.ground.values import Value, ValueWords
from tests.loaded import read


@pytest.mark.long
def test_each_value_is_parsed_once_for_all_outputs(
    reported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages, data and index of search, and the PDFs: each command reads the plan, and so parses each value, once."""
    plan = read(reported)
    rows = [row for table in plan.tables for row in table.indicators]
    values = [value for row in rows for value in row.cells.values()]
    values += [report.value for year in plan.progress for report in year.reports]
    parsed: list[str] = []
    parse = Value.parse.__func__  # type: ignore[attr-defined]

    def counted(cls: type[Value], text: str, *words: ValueWords) -> Value:
        parsed.append(text)
        found: Value = parse(cls, text, *words)
        return found

    monkeypatch.setattr(Value, "parse", classmethod(counted))
    assert main(["tables", "--plan", str(reported), "--docs", str(tmp_path / "docs")]) == 0
    assert sorted(parsed) == sorted(map(str, values))
    parsed.clear()
    assert main(["pdf", "--plan", str(reported), "--into", str(tmp_path / "pdf")]) == 0
    assert sorted(parsed) == sorted(map(str, values))
