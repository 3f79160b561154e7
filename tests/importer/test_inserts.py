"""Pictures, footnotes, long tables, merged cells: what is written for them, and that it reads back whole."""

from base64 import b64encode

import yaml

from plansite.importer.document import import_document
from plansite.importer.receive import receive
from tests.every import every
from tests.importer.receive.word_files import PNG, paragraph, word_file
from tests.importer.writers import to_html, to_pdf, to_word

PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='p' descr='{alt}'/><a:graphic>"
    "<a:blip r:embed='picture'/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def _plan(*lines: str, alt: str = "技术路线示意") -> bytes:
    body = "".join(PICTURE.format(alt=alt) if line == "PICTURE" else paragraph(line) for line in lines)
    return word_file(body, picture=True)


def test_a_picture_is_a_file_and_an_entry_with_its_caption() -> None:
    made = import_document(
        _plan("某县规划", "一、任务", "路线如下。", "PICTURE", "图1　技术路线", "按路线推进。"), "plan.docx"
    )
    assert made.files["pictures/image1.png"] == PNG
    assert made.files["pictures/pictures.yml"].decode() == (
        '- number: "1"\n  file: image1.png\n  caption: { zh: 技术路线 }\n  text: { zh: 技术路线示意 }\n'
    )
    assert '路线如下。\n{: #p1-0-1 }\n\n{{ picture("1") }}\n\n按路线推进。' in made.files["chapters/01.zh.md"].decode()
    assert [each.published for each in made.outline.departures] == ["图1：技术路线"]


def test_what_a_program_calls_a_picture_describes_nothing() -> None:
    for alt in ("图片 1", "IMG_256", "C:\\Users\\a\\b.png", ""):
        made = import_document(_plan("某县规划", "一、任务", "路线如下。", "PICTURE", alt=alt), "plan.docx")
        assert made.files["pictures/pictures.yml"].decode() == '- number: "1"\n  file: image1.png\n'


def test_a_page_that_holds_its_pictures() -> None:
    page = to_html(["某县规划", "一、任务", "路线如下，按年度推进，逐项落实，形成合力。", "PICTURE", "图2　路线"])
    image = f'<img src="data:image/png;base64,{b64encode(PNG).decode()}" alt="路线">'
    made = import_document(page.replace(b"<p>PICTURE</p>", f"<p>{image}</p>".encode()), "plan.html")
    assert made.files["pictures/image2.png"] == PNG
    assert [(each.number, each.caption) for each in made.outline.figures] == [("2", "路线")]


def test_a_footnote_stands_behind_the_paragraph_of_its_mark() -> None:
    reference = "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:footnoteReference w:id='{}'/></w:r><w:r><w:t>{}</w:t></w:r></w:p>"
    note = "<w:footnote w:id='{}'><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>"
    body = (
        paragraph("某县规划") + reference.format("一、任务", 1, "") + reference.format("研发投入", 2, "增长。")
        + paragraph("全面推进，取得实效。")
    )  # fmt: skip
    notes = note.format(1, "至2025年。") + note.format(2, "指全社会。")
    made = import_document(word_file(body, footnotes=notes), "plan.docx")
    assert made.files["chapters/01.zh.md"].decode().split("\n\n") == [
        "# 一、任务①", "研发投入②增长。\n{: #p1-0-1 }", "①至2025年。\n{: #p1-0-2 }", "②指全社会。\n{: #p1-0-3 }",
        "全面推进，取得实效。\n{: #p1-0-4 }\n",
    ]  # fmt: skip


def test_a_table_of_three_hundred_rows() -> None:
    rows = [["序号", "项目名称", "建设内容"], *([str(at), f"项目{at}", ""] for at in range(1, 301))]
    made = import_document(to_word(["某县规划", "一、项目", "附表1　项目清单", {"rows": rows}]), "plan.docx")
    table = yaml.load(made.files["tables/table-1.yml"], yaml.CSafeLoader)
    assert table["caption"] == {"zh": "项目清单"}
    assert len(table["rows"]) == 301
    assert table["rows"][0][0] == {"text": {"zh": "序号"}, "head": True}
    assert table["rows"][300] == [{"text": {"zh": "300"}}, {"text": {"zh": "项目300"}}, {"text": {"zh": ""}}]


def test_the_file_of_a_table_of_indicators() -> None:
    rows = [
        ["类别", "指标", "单位", "2020年", "2022年", "2025年", "年均增速"],
        [{"text": "经济", "rows": 2}, "总产值", "亿元", "100", "120", "完成省下达任务", "8%左右"],
        ["其中：工业（新增）", "", "＞５５", "", "80—85", ""],
    ]
    made = import_document(to_word(["某县规划", "一、目标", "表3　指标", {"rows": rows}]), "plan.docx")
    assert made.files["indicators/table-3.yml"].decode() == (
        'number: "3"\ncaption: { zh: 指标 }\ncolumns:\n'
        "  - { key: category, head: { zh: 类别 } }\n  - { key: name, head: { zh: 指标 } }\n"
        "  - { key: unit, head: { zh: 单位 } }\n  - { key: base, year: 2020, head: { zh: 2020年 } }\n"
        "  - { key: target, year: 2022, head: { zh: 2022年 } }\n"
        "  - { key: target-2025, role: target, year: 2025, head: { zh: 2025年 } }\n"
        "  - { key: growth, head: { zh: 年均增速 } }\n"
        "categories:\n  - name: { zh: 经济 }\n    indicators:\n"
        "      - id: t3-1\n        name: { zh: 总产值 }\n        unit: { zh: 亿元 }\n"
        '        base: "100"\n        target: "120"\n        target-2025: { zh: 完成省下达任务 }\n        growth: "8%左右"\n'
        "      - id: t3-2\n        name: { zh: 其中：工业 }\n"
        '        base: "＞５５"\n        target-2025: "80—85"\n        new: true\n        sub: true\n'
    )


def test_a_table_of_a_pdf_goes_on_over_the_page() -> None:
    rows = [["项目", "内容"], *([f"项目{at}", "建设"] for at in range(1, 41))]
    found = receive(to_pdf(["某县规划", "一、项目", {"rows": rows}, "以上项目逐年推进。"]), "plan.pdf")
    (grid,) = found.grids
    assert [row[0].text for row in grid.rows] == ["项目", *(f"项目{at}" for at in range(1, 41))]


@every([
    ("某县规划", "改造设施。（责任单位：县卫健局（县中医局）、县财政局）", ["责任单位：县卫健局（县中医局）、县财政局"]),
    ("某县规划", "完善水价（责任单位：县发改局），推行阶梯水价。", ["责任单位：县发改局"]),
    ("某县规划", "落实责任，牵头单位：县水利局，配合单位：县财政局。", ["牵头单位：县水利局，配合单位：县财政局"]),
    ("某县规划", "通报考核。[责任单位：县督查办]", ["责任单位：县督查办"]),
    ("某县规划", "加强宣传，营造氛围。【县水利局牵头，县教育局配合】", ["县水利局牵头，县教育局配合"]),
    ("某县规划", "兑现奖惩（县委组织部、县人社局等按职责分工负责）。", ["县委组织部、县人社局等按职责分工负责"]),
    ("某县规划", "坚持谁主管、谁负责，层层落实（谁主管谁负责）。", []),
    ("Water plan", "Repair pipes (Responsible: Water Company), and report.", ["Responsible: Water Company"]),
    ("Water plan", "Renew meters. Lead: Water Company; support: Finance Office.",
     ["Lead: Water Company; support: Finance Office"]),
])  # fmt: skip
def test_who_is_responsible_is_linked_in_the_words_of_the_block(title: str, text: str, who: list[str]) -> None:
    made = import_document(f"{title}\n1. Tasks\n{text}\n".encode(), "plan.txt")
    links = yaml.safe_load(made.files.get("links.yml", b"[]"))
    assert [next(iter(each.values())) for entry in links for each in entry["responsible"]] == who


def test_terms_become_the_glossary() -> None:
    lines = ["某县规划", "一、任务", "推进改造，完善设施。", "名词解释", "1.医共体：由县级医院牵头的共同体。"]
    made = import_document(("\n".join(lines) + "\n").encode(), "plan.txt")
    assert made.files["glossary.yml"].decode() == (
        "- id: term-1\n  zh: 医共体\n  note: { zh: 由县级医院牵头的共同体。 }\n"
    )
    assert [each.line for each in made.outline.dropped] == [4, 5]


def test_an_appendix_that_cannot_be_read_whole_stays_text() -> None:
    lines = ["某县规划", "一、任务", "推进改造，完善设施。", "名词解释", "这里没有任何名词。", "医共体：共同体。"]
    made = import_document(("\n".join(lines) + "\n").encode(), "plan.txt")
    assert "glossary.yml" not in made.files
    assert made.outline.dropped == ()


def test_a_title_over_two_lines_of_a_wrapped_text() -> None:
    running = "为深入贯彻落实有关决策部署要求全面提升全县产品服务质量水平推"
    lines = [
        "某县规划",
        "一、任务",
        *([running] * 14),
        "进各项工作落地见效。",
        "专栏　1　深入开展重点领域重点行业重点产品质量提升行动暨品牌建设工",
    ]
    text = "\n".join([*lines, "程", "1.产品提升。推进改造，完善设施。", "2.服务提升。优化流程，提高效率。"])
    made = import_document(text.encode(), "plan.txt")
    assert [column.title[-4:] for column in made.outline.columns] == ["建设工程"]
    assert made.outline.departures[0].published.startswith("专栏1:")
