"""`plansite new`: a document becomes a plan that passes its checks, and what comes next is said in both languages."""

from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.load import load

_TEXT = """青川县节水规划

第一章　总体要求

到2025年，万元产值用水量下降16%，供水保证率达到95%以上。

第二章　主要任务

一、城镇节水

更新老旧供水管网，推广节水器具。
"""


def test_a_document_becomes_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, into = tmp_path / "plan.txt", tmp_path / "plans" / "water"
    source.write_text(_TEXT, "utf-8")
    assert main(["new", str(source), str(into)]) == 0
    told = capsys.readouterr().out
    assert f"make site PLAN={into}" in told
    assert "再次检查" in told
    assert "逐条核对" not in told, "nothing is left to work through"
    plan = load(into).plan
    assert plan
    assert [chapter.title for chapter in plan.text.chapters] == ["第一章　总体要求", "第二章　主要任务"]
    assert main(["new", str(source), str(into)]) == 1
