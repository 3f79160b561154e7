"""The text of a plan as a Word file and back: unchanged it changes no byte; per block it tells what was done."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import hypothesis
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from hypothesis import strategies as st

from plansite.commands.main import main
from plansite.load import load
from plansite.model import Plan
from plansite.office.word.difference import summary
from plansite.office.word.reading import NoWordFile
from plansite.office.word.rows import parts
from plansite.office.word.taking import Taken, taken
from plansite.office.word.writing import word_file
from tests.bad_plans import SMALL
from tests.libreoffice import converted
from tests.loaded import small

PLANS = SMALL.parent
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(folder: Path) -> Plan:
    plan = load(folder).plan
    assert plan is not None
    return plan


def written(plan: Plan) -> bytes:
    return word_file(plan, parts(plan))


@cache
def untouched() -> bytes:
    """The Word file of the small plan, made once."""
    return written(small())


def saved(document: Any) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "plan")
    return tmp_path / "plan"


def changed(folder: Path, change: Callable[[Any], None], *, accept: bool = True) -> Taken:
    document = docx.Document(BytesIO(untouched()))
    change(document)
    return taken(saved(document), read(folder), folder, accept=accept)


def row_of(document: Any, words: str) -> Any:
    return next(row for table in document.tables for row in table.rows if words in row.cells[0].text)


def run_of(document: Any, words: str, column: int = 0) -> Any:
    return next(run for run in row_of(document, words).cells[column].paragraphs[0].runs if run.text)


@pytest.mark.parametrize("name", ["small", "chinese", "english", "bare", "water"])
def test_unchanged_it_changes_nothing(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLANS / name, folder)
    plan = read(folder)
    made = written(plan)
    for data in (made, saved(docx.Document(BytesIO(made)))):
        found = taken(data, plan, folder)
        assert (found.files, found.differences) == ({}, ())


@pytest.mark.long
def test_libreoffice_keeps_the_names(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "plan.docx"
    source.write_bytes(written(read(folder)))
    document = docx.Document(str(converted(source, "docx")))
    run_of(document, "加强领导").text = "全面加强领导，明确责任。"
    found = taken(saved(document), read(folder), folder)
    assert [summary(each) for each in found.differences] == [
        "± p2-1-1 zh: 加强领导，明确分工。 → 全面加强领导，明确责任。"
    ]


def test_a_sentence_is_changed(folder: Path) -> None:
    def change(document: Any) -> None:
        run_of(document, "加强领导").text = "加强领导，明确责任。"

    found = changed(folder, change)
    before = (folder / "chapters/02.zh.md").read_text("utf-8")
    assert found.files == {"chapters/02.zh.md": before.replace("明确分工", "明确责任")}
    assert [summary(each) for each in found.differences] == ["± p2-1-1 zh: 加强领导，明确分工。 → 加强领导，明确责任。"]


def test_a_paragraph_more_in_both_languages(folder: Path) -> None:
    def change(document: Any) -> None:
        table = document.tables[-1]
        cells = table.add_row().cells
        cells[0].text, cells[1].text = "*加强*培训。", "Train staff."

    found = changed(folder, change)
    assert found.files["chapters/02.zh.md"].endswith("{: #p2-1-1 }\n\n\\*加强\\*培训。\n{: #p2-1-2 }\n")
    assert found.files["chapters/02.en.md"].endswith("\n\nTrain staff.\n{: #p2-1-2 }\n")
    assert [(each.what, each.id) for each in found.differences] == [("new", "p2-1-2")]


def test_a_paragraph_is_split_and_one_dropped(folder: Path) -> None:
    def change(document: Any) -> None:
        cell = row_of(document, "各部门").cells[0]
        cell.add_paragraph("同时完善考核。")
        row = row_of(document, "推广BIM")
        row._tr.getparent().remove(row._tr)

    found = changed(folder, change)
    assert "确保目标实现。\n{: #p1-1-1 }\n\n同时完善考核。\n{: #p1-1-3 }\n" in found.files["chapters/01.zh.md"]
    assert "c1-1-2" not in found.files["columns/1-1.zh.md"] + found.files["columns/1-1.en.md"]
    assert [(each.what, each.id) for each in found.differences] == [("new", "p1-1-3"), ("dropped", "c1-1-2")]


def test_a_row_is_moved_and_another_has_lost_its_name(folder: Path) -> None:
    def change(document: Any) -> None:
        first, second = row_of(document, "建设检测平台")._tr, row_of(document, "推广BIM")._tr
        second.addnext(first)
        paragraph = row_of(document, "各部门").cells[0].paragraphs[0]._p
        for row in (row_of(document, "各部门"),):
            for mark in list(row._tr.iter(qn("w:bookmarkStart"))):
                mark.getparent().remove(mark)
        assert paragraph is not None

    found = changed(folder, change)
    assert [(each.what, each.id) for each in found.differences] in ([("moved", "c1-1-1")], [("moved", "c1-1-2")])
    assert set(found.files) == {"columns/1-1.zh.md", "columns/1-1.en.md"}


@pytest.mark.parametrize("accept", [True, False])
def test_tracked_changes(folder: Path, accept: bool) -> None:
    def change(document: Any) -> None:
        run = run_of(document, "加强领导")._r
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        new = copy.deepcopy(run)
        new.find(qn("w:t")).text = "切实加强领导，明确分工。"
        run.addprevious(inserted)
        inserted.append(new)
        run.addprevious(deleted)
        deleted.append(run)
        run.find(qn("w:t")).tag = qn("w:delText")

    found = changed(folder, change, accept=accept)
    assert [each.after for each in found.differences] == (["切实加强领导，明确分工。"] if accept else [])
    assert all(each.tracked for each in found.differences)


def test_a_lost_call_is_told_and_kept(folder: Path) -> None:
    def change(document: Any) -> None:
        row = row_of(document, "〔t1〕")
        row._tr.getparent().remove(row._tr)

    found = changed(folder, change)
    assert found.files == {}
    assert [(each.what, each.id) for each in found.differences] == [("unplaced", "t1")]


def test_a_table_that_was_pasted_is_told_and_a_text_box_is_read_once(folder: Path) -> None:
    """Word writes a text box twice: for itself, and for older programs."""
    box = "<w:txbxContent><w:p><w:r><w:t>框里的要求。</w:t></w:r></w:p></w:txbxContent>"
    spaces = f'xmlns:w="{nsmap["w"]}" xmlns:mc="{COMPATIBLE}"'
    twice = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"

    def change(document: Any) -> None:
        run = parse_xml(f"<w:r {spaces}><mc:AlternateContent>{twice}</mc:AlternateContent></w:r>")
        row_of(document, "加强领导").cells[0].paragraphs[0]._p.append(run)
        pasted = document.add_table(1, 2)
        pasted.cell(0, 0).text, pasted.cell(0, 1).text = "指标", "99"

    found = changed(folder, change)
    assert [summary(each) for each in found.differences] == ["+ p2-1-2: 框里的要求。", "?: 指标", "?: 99"]
    assert set(found.files) == {"chapters/02.zh.md"}


def test_only_a_word_file_is_taken(folder: Path) -> None:
    with pytest.raises(NoWordFile):
        taken(b"no Word", read(folder), folder)


def test_the_command_shows_writes_and_takes_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "two.docx"
    assert main(["word", "out", "2", "--to", str(file), "--plan", str(folder)]) == 0
    document = docx.Document(str(file))
    run_of(document, "加强领导").text = "加强领导，明确责任。"
    document.save(str(file))
    chapter = folder / "chapters/02.zh.md"
    before = chapter.read_bytes()
    assert main(["word", "in", str(file), "--plan", str(folder)]) == 0
    assert chapter.read_bytes() == before and "± p2-1-1 zh" in capsys.readouterr().out
    assert main(["word", "in", str(file), "--yes", "--plan", str(folder)]) == 0
    assert "明确责任" in chapter.read_text("utf-8")
    assert main(["undo", "--plan", str(folder)]) == 0
    assert chapter.read_bytes() == before
    assert main(["word", "out", "9", "--plan", str(folder)]) == 2


# -- notice, tables, special columns


def cell_of(document: Any, words: str, column: int = 0) -> Any:
    """The cell of a table of the plan that says this, in a language."""
    tables = [table for cell in row_of(document, "〔t1〕").cells for table in cell.tables]
    return next(cell for row in tables[column].rows for cell in row.cells if cell.text == words)


def put(cell: Any, words: str) -> None:
    next(run for run in cell.paragraphs[0].runs if run.text).text = words


def test_the_notice_is_changed_and_longer(folder: Path) -> None:
    def change(document: Any) -> None:
        run_of(document, "请于2022年3月1日").text = "请于2022年3月5日前反馈。"
        row_of(document, "请于2022年3月5日").cells[0].add_paragraph("联系电话见附件。")

    found = changed(folder, change)
    before = (folder / "notice.zh.md").read_text("utf-8")
    assert found.files == {"notice.zh.md": before.replace("3月1日", "3月5日") + "\n联系电话见附件。\n{: #a2 }\n"}
    assert [(each.what, each.id) for each in found.differences] == [("new", "a2"), ("changed", "a1")]


def test_cells_of_tables_change_their_texts_and_values(folder: Path) -> None:
    def change(document: Any) -> None:
        put(cell_of(document, "5"), "6")  # in Chinese alone: every language shows the same value
        put(cell_of(document, "培育品牌"), "培育: 品牌")
        put(cell_of(document, "Quality indicators", 1), "Indicators of quality")

    found = changed(folder, change)
    before = (folder / "indicators/table-1.yml").read_text("utf-8")
    after = before.replace('target: "5"', 'target: "6"').replace("zh: 培育品牌", 'zh: "培育: 品牌"')
    assert found.files == {"indicators/table-1.yml": after.replace("en: Quality ind", "en: Indicators of quality").replace("qualityicators", "quality")}  # fmt: skip
    assert [summary(each) for each in found.differences] == [
        "± i-brands name: 培育品牌 → 培育: 品牌",
        "± i-brands target: 5 → 6",
        "± t1 caption: Quality indicators → Indicators of quality",
    ]


def test_what_a_table_has_no_place_for_is_told(folder: Path) -> None:
    def change(document: Any) -> None:
        put(cell_of(document, "5"), "6")
        put(cell_of(document, "5", 1), "7")
        table = row_of(document, "〔t1〕").cells[0].tables[0]
        table.add_row().cells[1].text = "新的指标"
        row = cell_of(document, "产品合格率")._tc.getparent()
        row.getparent().remove(row)

    found = changed(folder, change)
    assert found.files == {}
    assert sorted(summary(each) for each in found.differences) == [
        "? category i-pass-rate zh: 产品质量 | 产品合格率 | % | ≥98",
        "? i-brands target: 5 → 6 / 7",
        "? t1: 新的指标",
    ]


def test_a_cell_that_lost_its_name_is_known_by_its_place(folder: Path) -> None:
    def change(document: Any) -> None:
        cell = cell_of(document, "5")
        for mark in list(cell._tc.iter(qn("w:bookmarkStart"))):
            mark.getparent().remove(mark)
        put(cell, "6")

    assert [summary(each) for each in changed(folder, change).differences] == ["± i-brands target: 5 → 6"]


def test_a_special_column_more(folder: Path) -> None:
    def change(document: Any) -> None:
        table = document.tables[-1]
        for style, texts in {
            "Heading 4": ("专栏2-9：人才工程", "Talent"),
            "List Bullet": ("培训质量专员。", "Train quality officers."),
        }.items():
            cells = table.add_row().cells
            for cell, text in zip(cells, texts, strict=True):
                cell.paragraphs[0].style, cell.paragraphs[0].text = document.styles[style], text

    found = changed(folder, change)
    assert found.files["columns/2-1.zh.md"] == "# 人才工程\n{: #c2-1 }\n\n- 培训质量专员。\n  {: #c2-1-1 }\n"
    assert found.files["columns/2-1.en.md"] == "# Talent\n{: #c2-1 }\n\n- Train quality officers.\n  {: #c2-1-1 }\n"
    for code in ("zh", "en"):
        assert found.files[f"chapters/02.{code}.md"].endswith('{: #p2-1-1 }\n\n{{ special_column("2-1") }}\n')
    tried = folder.with_name("tried")
    shutil.copytree(folder, tried)
    for name, text in found.files.items():
        (tried / name).write_text(text, "utf-8")
    plan = read(tried)
    assert plan.text.column("2-1") and taken(written(plan), plan, tried).files == {}


def test_a_chapter_without_a_translation_gets_it_in_word(folder: Path) -> None:
    chapter = folder / "chapters/01.en.md"
    before = chapter.read_text("utf-8")
    full = read(folder)
    chapter.unlink()
    data = written(full)
    found = taken(data, read(folder), folder)
    assert "{{ table" in before and found.files == {"chapters/01.en.md": before}


def test_typefaces_are_those_of_the_languages(folder: Path) -> None:
    for name, east in {"small": True, "english": False}.items():
        plan = read(PLANS / name)
        fonts = docx.Document(BytesIO(written(plan))).styles["Normal"].element.rPr.rFonts
        wanted = {face for language in plan.languages for face in language.typesetting.word_faces.values()}
        assert set(fonts.attrib.values()) == wanted
        assert (qn("w:eastAsia") in fonts.attrib) is east


#: What people type, and what Markdown or YAML would take for its own.
TYPED = st.text("平阳县 aB1.2)-#*_`[]{}<>|\\:：，。“”\"'%&!+~=$^@/　\u00a0", min_size=1, max_size=30).filter(str.strip)


@pytest.mark.long
@hypothesis.settings(max_examples=8, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(texts=st.lists(TYPED, min_size=4, max_size=4))
@hypothesis.example(texts=["---", "~~~", "# ===", "- |"])
@hypothesis.example(texts=["~~~ 一", "=======", "<<<<<<<", "|||||||"])
def test_whatever_is_typed_comes_into_the_plan_and_out_again(tmp_path: Path, texts: list[str]) -> None:
    folder = tmp_path / "plan"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SMALL, folder)
    sentence, item, title, cell = texts

    def change(document: Any) -> None:
        run_of(document, "加强领导").text = sentence
        run_of(document, "推广BIM").text = item
        run_of(document, "主要目标").text = title
        put(cell_of(document, "培育品牌"), cell)

    for name, text in changed(folder, change).files.items():
        (folder / name).write_text(text, "utf-8")
    plan = read(folder)
    there = {str(passage.id): passage.text for passage in plan.passages(plan.original)}
    assert there["p2-1-1"] == " ".join(sentence.split())
    assert there["s1-1"] == " ".join(title.split())
    assert plan.tables[0].indicators[1].name[plan.original] == " ".join(cell.split())
    found = taken(written(plan), plan, folder)
    assert (found.files, found.differences) == ({}, ())
