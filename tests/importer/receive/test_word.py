"""Word documents: what Word computes, shows and hides is what is read."""

import pytest

from plansite.importer.failures import ImportFailure
from plansite.importer.receive import Cell, receive
from plansite.importer.receive.word_numbers import counted, letters, roman
from tests.importer.receive.word_files import PNG, level, lists, numbered, paragraph, word_file


def lines(data: bytes) -> list[str]:
    return [line for line in receive(data, "plan.docx").text.split("\n") if line]


CHAPTERS = lists(
    level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_numbers_are_computed_and_restart_under_each_parent() -> None:
    body = "".join(
        [
            numbered("总则"),
            numbered("背景", 1),
            numbered("要求", 1),
            numbered("目标"),
            numbered("指标", 1),
            numbered("一项", 2),
        ]
    )
    assert lines(word_file(body, numbering=CHAPTERS)) == [
        "第一章 总则", "（一） 背景", "（二） 要求", "第二章 目标", "（一） 指标", "1. 一项",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on() -> None:
    numbering = lists(level(0, "decimal", "%1"), level(1, "decimal", "（%2）", more='<w:lvlRestart w:val="0"/>'))
    body = numbered("甲") + numbered("子", 1) + numbered("乙") + numbered("丑", 1)
    assert lines(word_file(body, numbering=numbering)) == ["1 甲", "（1） 子", "2 乙", "（2） 丑"]


def test_a_list_may_say_where_it_starts() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "decimal", "%1."), more=more)
    body = numbered("甲") + numbered("乙", list_id=2) + numbered("丙", list_id=2)
    assert lines(word_file(body, numbering=numbering)) == ["1. 甲", "5. 乙", "6. 丙"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    numbering = lists(level(0, "chineseCounting", "%1、"))
    found = receive(
        word_file(paragraph("总则", '<w:pStyle w:val="H1"/>'), numbering=numbering, styles=styles), "plan.docx"
    )
    assert found.text == "一、 总则\n"
    assert found.styles[1].level == 1 and found.styles[1].numbered


def test_list_0_takes_a_paragraph_out_of_its_list() -> None:
    body = numbered("甲") + numbered("无号", list_id=0) + numbered("乙")
    assert lines(word_file(body, numbering=CHAPTERS)) == ["第一章 甲", "无号", "第二章 乙"]


def test_what_is_inserted_is_read_and_what_is_deleted_is_not() -> None:
    body = (
        "<w:p><w:r><w:t>提升</w:t></w:r><w:ins w:id='1'><w:r><w:t>工程</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>产品</w:delText></w:r></w:del><w:r><w:t>质量</w:t></w:r></w:p>"
    )
    assert lines(word_file(body)) == ["提升工程质量"]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>专栏1 平台</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>前文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(word_file(body)) == ["前文", "专栏1 平台"]


def test_merged_cells_are_one_cell() -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    wide, starts = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>"
    rows = (
        (cell("类别", wide), cell("目标")),
        (cell("产品", starts), cell("合格率"), cell("98")),
        (cell("", "<w:vMerge/>"), cell("抽检"), cell("95")),
    )
    body = "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"
    found = receive(word_file(body), "plan.docx")
    (grid,) = found.grids
    assert grid.rows == (
        (Cell(text="类别", columns=2), Cell(text="目标")),
        (Cell(text="产品", rows=2), Cell(text="合格率"), Cell(text="98")),
        (Cell(text="抽检"), Cell(text="95")),
    )
    assert grid.width == 3
    assert [row[0].text for row in grid.filled()] == ["类别", "产品", "产品"]
    assert found.text.split("\n")[grid.first - 1 : grid.last] == ["类别", "目标", "产品", "合格率", "98", "抽检", "95"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>专栏2 网络</w:t></w:r></w:p><w:p><w:r><w:t>接入。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    found = receive(word_file(body), "plan.docx")
    assert not found.grids and found.text == "专栏2 网络\n接入。\n"


def test_footnotes_keep_their_place_by_a_mark() -> None:
    body = "<w:p><w:r><w:t>研发投入</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>增长。</w:t></w:r></w:p>"
    notes = "<w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> 指全社会。</w:t></w:r></w:p></w:footnote>"
    assert lines(word_file(body, footnotes=notes)) == ["研发投入①增长。", "①指全社会。"]


def test_a_table_of_contents_is_furniture() -> None:
    field = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o \"1-3\" </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>总则 1</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>目标 2</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    found = receive(word_file(field + paragraph("总则")), "plan.docx")
    assert found.furniture == {1: "contents", 2: "contents"}


def test_line_breaks_are_lines_and_hidden_text_is_none() -> None:
    body = "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>"
    assert lines(word_file(body)) == ["甲", "乙"]


def test_a_picture_is_kept_with_its_place() -> None:
    body = (
        paragraph("图如下") + "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='p' descr='示意图'/><a:graphic>"
        "<a:blip r:embed='picture'/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    (picture,) = receive(word_file(body, picture=True), "plan.docx").pictures
    assert (picture.data, picture.alt, picture.name) == (PNG, "示意图", "image1.png")


@pytest.mark.parametrize(
    ("number", "chinese", "latin", "old"),
    [(1, "一", "A", "I"), (14, "十四", "N", "XIV"), (28, "二十八", "BB", "XXVIII")],
)
def test_forms_of_numbers(number: int, chinese: str, latin: str, old: str) -> None:
    assert (counted(number), letters(number), roman(number)) == (chinese, latin, old)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "this is a .doc file of an old Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"PK\x03\x04 torn", "damaged"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ImportFailure, match=message) as caught:
        receive(data, "plan.docx")
    assert caught.value.hint and caught.value.hint_zh
