"""`plansite library` as far as it needs no MkDocs: what it refuses, and what it checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.commands.main import main
from tests.library.conftest import LIST, Threads, lay_out


def test_check_names_the_plans_with_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plansite.library.processes._pool", Threads)
    path = lay_out(tmp_path, LIST.replace("level: county, field: water", "level: city, field: water"))
    with (tmp_path / "plans/english/plan.yml").open("a") as plan:
        plan.write("level: county\n")
    (tmp_path / "plans/chinese/chapters/01.zh.md").unlink()
    assert main(["library", "check", "--list", str(path), "--processes", "2"]) == 1
    out, err = capsys.readouterr()
    assert "qingxi/quality-zh:\nchinese/chapters/01.zh.md:1:1: this file is missing  [missing-file]" in out
    assert "level is city here and county in the plan.yml of this plan, which holds  [library-says-otherwise]" in out
    assert err == "with errors: qingxi/quality-zh  以上规划有误\n"


def test_no_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["library", "check", "--list", str(tmp_path / "library.yml")]) == 2
    assert capsys.readouterr().err == f"{tmp_path}/library.yml: there is no such file  没有这个文件\n"


def test_a_list_with_mistakes_builds_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = lay_out(tmp_path, LIST.replace("address: harrowdale/water", "address: qingxi/quality"))
    site = tmp_path / "site"
    assert main(["library", "build", "--list", str(path), "--site", str(site)]) == 1
    assert "[library-address-twice]" in capsys.readouterr().out
    assert not site.exists()


def test_what_is_no_library_is_not_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, site = lay_out(tmp_path), tmp_path / "docs"
    site.mkdir()
    (site / "mine.txt").write_text("mine", "utf-8")
    assert main(["library", "build", "--list", str(path), "--site", str(site)]) == 1
    assert "holds something else than a library" in capsys.readouterr().err
    assert [each.name for each in site.iterdir()] == ["mine.txt"]
