"""PDFs: lines without running heads and page numbers, tables by their rules, one clear line for what cannot be read."""

import pytest

from plansite.importer.failures import ImportFailure
from plansite.importer.receive import Cell, receive
from tests.importer.receive.pdf_files import pdf_file

TEXT = (
    "到2025年，质量总体水平显著提升，人民群众的获得感明显增强，发展环境持续优化，标准、计量、认证和检验检测全面进步。"
    * 3
)
SOURCE = """
#set page(header: [某市规划文本], footer: context align(center)[— #counter(page).display() —], height: 180mm, width: 150mm)
#set text(font: "Noto Serif SC", size: 12pt)
#set par(first-line-indent: (amount: 2em, all: true))
= 一、总体要求
{text}

{text}
#pagebreak()
#table(columns: 3, [类别], [指标], [目标], table.cell(rowspan: 2)[产品], [合格率], [98], [抽检], [95])
{text}
#pagebreak()
二、保障措施。

{text}
"""


def pdf(source: str = SOURCE) -> bytes:
    return pdf_file(source.replace("{text}", TEXT))


@pytest.fixture(scope="module")
def data() -> bytes:
    return pdf()


def test_running_heads_and_page_numbers_are_furniture(data: bytes) -> None:
    found = receive(data, "plan.pdf")
    lines = found.text.split("\n")
    dropped = [lines[number - 1].strip() for number in found.furniture]
    assert dropped.count("某市规划文本") == 3
    assert [line for line in dropped if line.startswith("—")] == ["— 1 —", "— 2 —", "— 3 —"]
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in found.furniture)
    assert kept.replace("\u3000", "").replace(" ", "").startswith("一、总体要求" + TEXT + TEXT)


def test_a_table_is_read_by_its_rules(data: bytes) -> None:
    (grid,) = receive(data, "plan.pdf").grids
    assert grid.rows == (
        (Cell(text="类别"), Cell(text="指标"), Cell(text="目标")),
        (Cell(text="产品", rows=2), Cell(text="合格率"), Cell(text="98")),
        (Cell(text="抽检"), Cell(text="95")),
    )


def test_words_broken_at_the_ends_of_lines_are_whole() -> None:
    """A hyphen stays where the document has the word with it elsewhere, too."""
    text = (
        "The long-distance network supplies neighbouring communities; engineers maintain long-distance installations. "
        * 9
    )
    source = f'#set page(width: 90mm)\n#set par(justify: true)\n#set text(lang: "en", hyphenate: true)\n{text}'
    assert " ".join(receive(pdf_file(source), "plan.pdf").text.split()) == text.strip()


def test_a_scan_is_one_line() -> None:
    with pytest.raises(ImportFailure, match="pictures of pages and no text"):
        receive(pdf("#rect(width: 5cm, height: 5cm)"), "scan.pdf")


def test_a_torn_file_is_one_line(data: bytes) -> None:
    with pytest.raises(ImportFailure, match="damaged"):
        receive(data[:200], "plan.pdf")
