"""The office's day: each task is done in two rounds at most, with what `plansite fix` proposes."""

from __future__ import annotations

import builtins
import datetime
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from plansite.commands.main import main
from plansite.load import load
from plansite.office.proposing import proposed
from plansite.office.trial import findings
from tests.bad_plans import SMALL

Editor = Callable[[str, str, str], None]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    shutil.copytree(SMALL, folder)
    return folder


@pytest.fixture
def released(plan: Path) -> Path:
    """The plan with some of its identities published."""
    (plan / "identities.lock").write_text("m1-1-1\np1-1-1\np1-1-2\nn-table-full-stop\n", "utf-8")
    return plan


@pytest.fixture
def edit(plan: Path) -> Editor:
    """Find and put, once, as somebody does in an editor."""

    def edit(name: str, find: str, put: str) -> None:
        path = plan / name
        text = path.read_text("utf-8")
        assert text.count(find) == 1
        path.write_text(text.replace(find, put), "utf-8")

    return edit


@pytest.fixture
def fix(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run `plansite fix` and answer what is asked by words in the question, in any order."""

    def fix(*options: str, **answers: str) -> None:
        def said(question: str) -> str:
            return next((answer for words, answer in answers.items() if words.replace("_", " ") in question), "")

        monkeypatch.setattr(builtins, "input", said)
        assert main(["fix", *options, "--plan", str(plan)]) == 0

    return fix


def rules(plan: Path) -> list[str]:
    return [found.rule for found in findings(plan)]


def lines(plan: Path, name: str) -> Iterable[str]:
    return (plan / name).read_text("utf-8").splitlines()


def test_a_promised_figure_is_changed(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    """Its entry follows: in the original at once and unasked, in the translation when that has the figure."""
    edit("chapters/01.zh.md", "三个检测中心", "五个检测中心")
    assert rules(plan).count("figure-unmatched") == 1 and "figure-unclassified" not in rules(plan)
    fix("--all")
    before = (SMALL / "figures.yml").read_text("utf-8")
    followed = before.replace("figure: 三个", "figure: 五个").replace("建设三个", "建设五个")
    assert (plan / "figures.yml").read_text("utf-8") == followed
    edit("chapters/01.en.md", "three testing centres", "five testing centres")
    fix(apply="y", depart="the meeting decided so", 原因="会议决定")
    english = followed.replace("en: three }", "en: five }").replace("up three testing", "up five testing")
    assert (plan / "figures.yml").read_text("utf-8") == english
    assert rules(plan) == []


@pytest.mark.parametrize(("choice", "left"), [("1", "2022年4月1日"), ("2", None)])
def test_a_date_is_changed(plan: Path, edit: Editor, fix: Callable[..., None], choice: str, left: str | None) -> None:
    """Nobody but who changed it knows whether it is the same date; of another one the entry goes."""
    edit("notice.zh.md", "2022年3月1日", "2022年4月1日")
    fix(apply="n", **{"which?": choice})
    before = (SMALL / "figures.yml").read_text("utf-8")
    entry = "  - { block: a1, figure: 2022年3月1日, kind: context, reason: date }\n"
    assert entry in before
    after = before.replace(entry, entry.replace("2022年3月1日", left) if left else "")
    assert (plan / "figures.yml").read_text("utf-8") == after


def test_a_word_is_changed(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("chapters/02.zh.md", "加强领导，明确分工", "切实加强领导，明确分工")
    edit("chapters/02.en.md", "Strengthen leadership", "Firmly strengthen leadership")
    assert rules(plan) == ["translation-behind", "fidelity"]
    fix(apply="y", depart="clearer", 原因="更明确")
    assert rules(plan) == []
    assert "  source: 加强" in "\n".join(lines(plan, "corrections.yml")).replace('"', "")


def test_a_paragraph_with_a_figure_is_added(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    """Two texts written, one run of fix: identity, correction, figure and confirmation."""
    edit(
        "chapters/01.zh.md",
        "\n{{ special_column",
        "\n到2025年，新建质量服务站12个，覆盖全部乡镇和重点园区。\n\n{{ special_column",
    )
    edit(
        "chapters/01.en.md",
        "\n{{ special_column",
        "\nBy 2025, build 12 new quality service stations, in all towns and the main parks.\n\n{{ special_column",
    )
    fix(
        apply="y", stand_here="added by the meeting", **{"which?": "2"}, reason="own-promise", unit="stations"
    )  # fmt: skip
    assert rules(plan) == []
    entry = "\n".join(lines(plan, "figures.yml"))
    assert "block: p1-1-3" in entry and 'unit: { zh: "个", en: "stations" }' in entry
    assert "{: #p1-1-3 }" in lines(plan, "chapters/01.en.md")


def test_an_item_is_deleted(plan: Path, fix: Callable[..., None]) -> None:
    (plan / "identities.lock").write_text("m1-1-1\np1-1-2\nn-table-full-stop\n", "utf-8")
    (plan / "moved.yml").write_text((plan / "moved.yml").read_text("utf-8") + "[]\n", "utf-8")
    text = (plan / "notes.yml").read_text("utf-8")
    (plan / "notes.yml").write_text(text[: text.index("- id: table-full-stop")], "utf-8")
    fix(apply="y", stands_in_the_place="t1", on_which_day="2022-03-01", why="the note was wrong")
    assert [rule for rule in rules(plan) if rule != "disagreement-stop"] == []


def test_mechanical_slips_go_at_once(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("glossary.yml", "  zh: 检测", "  zh：检测")
    edit("moved.yml", '"2022-02-25"', '"2022-02-25”')
    edit("notes.yml", "原文未填数字。", "原文未填数字,待补。")
    edit("chapters/02.zh.md", "{: #p2-1-1 }", "{： #p2-1-1 }")
    edit("chapters/01.zh.md", "### 加快", "＃＃＃加快")
    assert len(rules(plan)) == 5
    fix("--all")
    assert rules(plan) == []
    assert (plan / "glossary.yml").read_bytes() == (SMALL / "glossary.yml").read_bytes()
    while (plan / ".undo").is_dir() and any((plan / ".undo").iterdir()):
        assert main(["undo", "--plan", str(plan)]) == 0
    assert len(rules(plan)) == 5


def test_what_is_not_wanted_stays(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("glossary.yml", "  zh: 检测", "  zh：检测")
    before = (plan / "glossary.yml").read_bytes()
    fix(apply="n")
    assert (plan / "glossary.yml").read_bytes() == before


def test_a_rendering_is_taken_into_the_glossary(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("chapters/01.en.md", "three testing centres", "three test centres")
    edit("figures.yml", "three testing centres", "three test centres")
    assert rules(plan) == ["translation-term"]
    fix(apply="y", which_words="test centres")
    assert rules(plan) == []
    assert '  forms: { en: ["test centres"] }' in lines(plan, "glossary.yml")


def test_check_shows_the_whole_entry(plan: Path, edit: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    edit("chapters/02.zh.md", "明确分工。", "明确分工，培训30人。")
    assert main(["check", "--plan", str(plan)]) == 1
    printed = capsys.readouterr().out
    assert "+   - block: p2-1-1" in printed and "+     kind: context" in printed and "+   line: " in printed


def test_a_figure_of_the_text_is_changed(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("columns/1-1.zh.md", "新增设备20台", "新增设备25台")
    edit("columns/1-1.en.md", "add 20 pieces", "add 25 pieces")
    fix(apply="y", depart="the meeting decided so", **{"which?": "2"}, reason="own-promise", unit="pieces")
    assert rules(plan) == []
    assert "20台" not in (plan / "figures.yml").read_text("utf-8")


def test_a_target_is_changed_in_the_sheet(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("indicators/table-1.yml", 'target: "5"', 'target: "6"')
    fix(apply="y", depart="the meeting decided so")
    assert rules(plan) == []


ROW = """
      - id: complaints
        name: { zh: 投诉处理率, en: Complaints dealt with }
        unit: { zh: "%", en: "%" }
        target: "95\""""


def test_a_row_more_by_text(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("indicators/table-1.yml", "\n        new: true", f"\n        new: true{ROW}")
    fix(apply="y", stand_here="the meeting added it")
    assert rules(plan) == []


def test_a_row_more_in_the_sheet(plan: Path, fix: Callable[..., None]) -> None:
    def change(book: Any) -> None:
        page = next(each for each in book if each.title.endswith("Indicators"))
        new = {"table": "1", "category": "产品质量", "id": "complaints", "name.zh": "投诉处理率",
               "name.en": "Complaints dealt with", "unit.zh": "%", "unit.en": "%", "target": "95"}  # fmt: skip
        for cell in page[5]:
            cell.value = new.get(page.cell(1, cell.column).value, cell.value)

    through_the_sheet(plan, change)
    fix(apply="y", stand_here="the meeting added it")
    assert rules(plan) == []


def test_a_year_is_reported_by_text_and_in_the_sheet(plan: Path) -> None:
    source = "{ zh: 清溪县2022年统计公报, en: Statistical Bulletin of Qingxi County for 2022 }"
    text = f'- indicator: pass-rate\n  value: "98.5"\n  source: {source}\n  date: "2023-03-01"\n'
    (plan / "progress").mkdir()
    (plan / "progress/2022.yml").write_text(text, "utf-8")
    assert rules(plan) == []
    shutil.rmtree(plan / "progress")

    def change(book: Any) -> None:
        page = next(each for each in book if each.title.endswith("Progress"))
        new = {"year": 2022, "indicator": "pass-rate", "value": 98.5, "source.zh": "清溪县2022年统计公报",
               "source.en": "Statistical Bulletin of Qingxi County for 2022", "date": datetime.date(2023, 3, 1)}  # fmt: skip
        for cell in page[3]:
            cell.value = new.get(page.cell(1, cell.column).value, cell.value)

    through_the_sheet(plan, change)
    assert rules(plan) == []
    assert (plan / "progress/2022.yml").read_text("utf-8") == text


REMOVED = {
    "apply": "y",
    "taken_out": "superfluous",
    "stands_in_the_place": "m1-1-1",
    "on_which_day": "2022-03-01",
    "why, in": "the meeting took it out",
}


def test_a_paragraph_is_removed_by_text(released: Path, edit: Editor, fix: Callable[..., None]) -> None:
    edit("chapters/01.zh.md", "各部门要落实责任，确保目标实现。\n{: #p1-1-1 }\n\n", "")
    english = (released / "chapters/01.en.md").read_text("utf-8")
    removed = next(each for each in english.split("\n\n") if "#p1-1-1" in each)
    edit("chapters/01.en.md", f"{removed}\n\n", "")
    fix(**REMOVED)
    assert rules(released) == []


def test_a_paragraph_is_removed_in_word(released: Path, fix: Callable[..., None]) -> None:
    plan = released
    file = plan.parent / "plan.docx"
    assert main(["word", "out", "--to", str(file), "--plan", str(plan)]) == 0
    document = docx.Document(str(file))
    row = next(row for table in document.tables for row in table.rows if "各部门" in row.cells[0].text)
    row._tr.getparent().remove(row._tr)
    document.save(str(file))
    assert main(["word", "in", str(file), "--yes", "--plan", str(plan)]) == 0
    fix(**REMOVED)
    assert rules(plan) == []


def through_the_sheet(plan: Path, change: Callable[[Any], None]) -> None:
    """Write the workbook out, change it, take it back."""
    file = plan.parent / "plan.xlsx"
    assert main(["sheets", "out", str(file), "--plan", str(plan)]) == 0
    book = load_workbook(file)
    change(book)
    book.save(file)
    assert main(["sheets", "in", str(file), "--yes", "--plan", str(plan)]) == 0


def test_what_hung_on_a_row_that_is_gone_goes_with_it(plan: Path, edit: Editor) -> None:
    """Its link and its figure are named with the row, each once, and each has its entry taken out as proposal."""
    lock = plan / "identities.lock"
    lock.write_text(lock.read_text("utf-8") + "\ni-pass-rate\n", "utf-8")
    table = (plan / "indicators/table-1.yml").read_text("utf-8")
    edit("indicators/table-1.yml", table[table.index("      - id: pass-rate") : table.index("      - id: brands")], "")
    read = load(plan).plan
    found = [each for each in proposed(read, plan, findings(plan)) if "was taken out" in each.message]
    assert [each.rule for each in found] == ["figure-entry", "link-target"]
    assert all("i-pass-rate" in each.message and "i-pass-rate" in each.hint_zh for each in found)
    assert [each.proposal.edits[0].new for each in found if each.proposal] == ["", ""]


def test_a_special_column_that_is_gone_is_asked_about_once(plan: Path, edit: Editor, fix: Callable[..., None]) -> None:
    (plan / "identities.lock").write_text("m1-1-1\np1-1-2\nc1-1\nc1-1-1\nc1-1-2\n", "utf-8")
    for code in ("zh", "en"):
        (plan / f"columns/1-1.{code}.md").unlink()
        edit(f"chapters/01.{code}.md", '{{ special_column("1-1") }}\n\n', "")
    fix(apply="y", stands_in_the_place="m1-1-1", on_which_day="2022-03-01", **{"why": "superfluous"})
    assert rules(plan) == []
    assert (plan / "corrections.yml").read_text("utf-8").count("superfluous") == 6
