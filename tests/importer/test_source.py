"""The document that the project publishes, as its importer reads it."""

from pathlib import Path

import pytest

from plansite.importer.document import Import, import_document
from plansite.importer.elements import Column, Measure, Paragraph, Table
from plansite.importer.outline import Outline

SOURCE = Path(__file__).resolve().parents[2] / "plan" / "source" / "notice.zh.txt"


@pytest.fixture(scope="module")
def made() -> Import:
    return import_document(SOURCE.read_bytes(), "notice.zh.txt")


@pytest.fixture(scope="module")
def outline(made: Import) -> Outline:
    return made.outline


def _measures(outline: Outline) -> dict[str, Measure]:
    return {block.identity: block for block in outline.blocks if isinstance(block, Measure)}


def _column(outline: Outline, number: str) -> Column:
    return next(column for column in outline.columns if column.number == number)


def _table(outline: Outline, number: str) -> Table:
    return next(table for table in outline.tables if table.number == number)


def test_notice(outline: Outline) -> None:
    assert outline.notice is not None
    assert outline.notice.title == "关于公开征求《平阳县质量强县“十四五”发展规划（征求意见稿）》意见的通知"
    assert [paragraph.identity for paragraph in outline.notice.paragraphs] == [f"a{at}" for at in range(1, 8)]
    assert outline.notice.paragraphs[1].text == "联系人：陈珂榕，63739622。"
    assert outline.notice.paragraphs[-1].text == "2021年12月16日"


def test_cover_and_period(outline: Outline) -> None:
    assert [(entry.line, entry.key, entry.text) for entry in outline.cover] == [
        (21, "title", "平阳县质量强县“十四五”发展规划"),
        (23, "status", "征求意见稿"),
        (27, "issuer", "平阳县质量强县工作领导小组办公室"),
        (29, "date", "2021年10"),
    ]
    assert outline.period == (2021, 2025)


def test_chapters_and_sections(outline: Outline) -> None:
    assert [chapter.number for chapter in outline.chapters] == list(range(11))
    headed = [sum(bool(section.heading) for section in chapter.sections) for chapter in outline.chapters]
    assert headed == [0, 2, 2, 3, 3, 3, 2, 5, 3, 6, 4]
    assert outline.chapters[3].heading == "三、推动平阳制造迈向高端"
    assert outline.chapters[3].sections[0].heading == "（一）提升产业链质量水平"


def test_measures_and_paragraphs(outline: Outline) -> None:
    assert len(_measures(outline)) == 47
    assert sum(isinstance(block, Paragraph) for block in outline.blocks) == 23


@pytest.mark.parametrize(
    ("identity", "line", "lead"),
    [
        ("m1-1-1", 40, "质量水平持续提升。"),
        ("m1-2-3", 258, "“重要窗口”以及长三角区域一体化发展新目标新定位对质量、标准、品牌建设提供新指引。"),
        ("m2-2-1", 270, "——产品质量突破升级。"),
        ("m3-1-1", 423, "加快破除重点领域质量瓶颈。"),
        ("m4-1-2", 466, "构建质效并重的服务业体系。"),
        ("m4-3-2", 504, "持续深化“互联网+政务服务”。"),
        ("m6-1-3", 549, "更加节约集约利用资源能源。"),
        ("m9-6-1", 675, "大力推进长三角地区特色产业质量提升项目建设。"),
    ],
)
def test_leads(outline: Outline, identity: str, line: int, lead: str) -> None:
    measure = _measures(outline)[identity]
    assert (measure.line, measure.lead) == (line, lead)


def test_running_paragraphs_are_no_measures(outline: Outline) -> None:
    paragraphs = {block.identity: block for block in outline.blocks if isinstance(block, Paragraph)}
    assert paragraphs["p3-2-1"].text.startswith("加快先进标准成果转化开展对标达标提升行动")
    assert paragraphs["p6-1-1"].text.startswith("加快建设绿色工厂和绿色工业园区积极培育")
    assert paragraphs["p4-2-1"].text.startswith("打造高能级消费平台促进消费扩容提质为目标，")


def test_columns(outline: Outline) -> None:
    items = {column.number: len(column.items) for column in outline.columns}
    leads = {column.number: sum(bool(item.lead) for item in column.items) for column in outline.columns}
    assert items == {
        "3-1": 3, "3-2": 3, "4-1": 4, "4-2": 6, "5-1": 5, "7-1": 3, "7-2": 2, "8-1": 10, "9-1": 2,
    }  # fmt: skip
    assert leads == {
        "3-1": 0, "3-2": 3, "4-1": 0, "4-2": 0, "5-1": 5, "7-1": 3, "7-2": 2, "8-1": 0, "9-1": 2,
    }  # fmt: skip


def test_items(outline: Outline) -> None:
    first = _column(outline, "7-1").items[0]
    assert (first.identity, first.lead) == ("c7-1-1", "“互联网+”计量服务平台。")
    assert first.text.startswith("依托温州市计量检测动态服务平台，提供在线业务查询、证书/报告验伪、")
    assert _column(outline, "8-1").ordered
    assert _column(outline, "8-1").items[9].text == "全国网络交易监测平台"
    assert not _column(outline, "3-1").ordered


def test_table_with_actuals(outline: Outline) -> None:
    table = _table(outline, "1")
    assert table.caption == "平阳县质量发展“十三五”规划指标完成情况表"
    assert [(head.key, head.text) for head in table.head] == [
        ("category", "类别"), ("name", "指标名称"), ("unit", "单位"), ("target", "规划目标"), ("actual", "完成情况"),
    ]  # fmt: skip
    counts = [(category.name, len(category.indicators)) for category in table.categories]
    assert counts == [("质量建设", 6), ("标准建设", 9), ("品牌建设", 11)]
    satisfied = table.indicators[4]
    assert [cell.text for cell in satisfied.cells] == ["服务质量满意度", "%", "85", "87.14"]
    assert table.indicators[2].text("unit") == ""
    assert not any(indicator.new for indicator in table.indicators)
    assert table.note.startswith("注：“十三五”期间我县质量发展各项指标完成情况较好，")


def test_table_with_targets(outline: Outline) -> None:
    table = _table(outline, "2")
    counts = [(category.name, len(category.indicators)) for category in table.categories]
    assert counts == [("产品质量", 8), ("服务质量", 4), ("工程质量", 6), ("环境质量", 5)]
    assert [(head.key, head.text) for head in table.head] == [
        ("category", "类别"), ("name", "主要指标"), ("unit", "单位"), ("target", "规划目标值"),
    ]  # fmt: skip
    assert [indicator.identity for indicator in table.indicators] == [f"t2-{at}" for at in range(1, 24)]
    assert [at for at, indicator in enumerate(table.indicators, 1) if indicator.new] == [5, 6, 8, 10, 11, 12, 17, 18]
    fine_dust = table.indicators[18]
    assert [cell.text for cell in fine_dust.cells] == ["城市PM2.5平均浓度", "微克/立方米", "≤27"]
    assert table.note == ""


def test_lost_number(outline: Outline) -> None:
    section = outline.chapters[9].sections[4]
    assert (section.line, section.number, section.heading) == (669, 5, "）强化知识产权保护")
    assert any(doubt.line == 669 for doubt in outline.doubts)


def test_dropped(outline: Outline) -> None:
    assert [(each.line, each.text) for each in outline.dropped] == [(708, "Produced By 大汉网络 大汉版通发布系统")]
    assert outline.departures == ()


def test_every_character_is_accounted_for(made: Import) -> None:
    """Characters after NFKC and without white space, bullets and the footer; the —— of a goal counts as one."""
    assert made.characters == 18984


def test_the_source_is_kept_byte_for_byte(made: Import) -> None:
    assert made.files["source/notice.zh.txt"] == SOURCE.read_bytes()


def test_files(made: Import) -> None:
    chapter = made.files["chapters/03.zh.md"].decode()
    assert chapter.split("\n\n")[:3] == [
        "# 三、推动平阳制造迈向高端",
        "## （一）提升产业链质量水平\n{: #s3-1 }",
        "### 加快破除重点领域质量瓶颈。\n{: #m3-1-1 }",
    ]
    assert chapter.split("\n\n")[3].startswith("通过质量供给创新，持续开展质量改进和赶超。")
    assert r"培育“品字标”企业\*\*家" in chapter
    assert '\n\n{{ special_column("3-1") }}\n\n## （三）' in chapter
    assert made.files["columns/8-1.zh.md"].decode().endswith("10. 全国网络交易监测平台\n    {: #c8-1-10 }\n")
    assert "notes.yml" not in made.files
    assert sum(name.startswith("chapters/") for name in made.files) == 11
    assert all(
        data.endswith(b"\n") and b"\r" not in data for data in made.files.values() if data != SOURCE.read_bytes()
    )
