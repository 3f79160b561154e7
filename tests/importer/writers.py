"""One document written in each form: the lines of text that they give are the same.

A document is a list of paragraphs, tables and frames. A paragraph is a string, or has ``text`` with ``level`` (of a
heading), ``bold``, ``centred``, ``size``. A table is rows of cells; a cell is a string, or has ``text`` with ``rows`` and
``columns``. A frame is a list of strings.
"""

import json
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from tests.importer.receive.pdf_files import pdf_file
from tests.importer.receive.word_files import PNG

Block = str | Mapping[str, Any]


def to_text(blocks: Sequence[Block]) -> bytes:
    """Plain text: a line a paragraph or cell."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        elif "rows" in block:
            lines += [line for row in block["rows"] for cell in row if (line := _text(cell))]
        else:
            lines += block.get("frame") or [block["text"]]
    return ("\n".join(lines) + "\n").encode()


def to_html(blocks: Sequence[Block]) -> bytes:
    """A page as an authority publishes it, with navigation around the body."""
    body = "\n".join(map(_html, blocks))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>某县</title></head><body>'
        f'<div><a href="/">首页</a></div><div class="text">{body}</div><div><a href="/">网站地图</a></div></body></html>'
    ).encode()


def _html(block: Block) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    if "rows" in block:
        return f"<table>{''.join(map(_html_row, block['rows']))}</table>"
    if "frame" in block:
        return f"<table><tr><td>{''.join(f'<p>{escape(line)}</p>' for line in block['frame'])}</td></tr></table>"
    text = escape(block["text"])
    tag = f"h{block['level']}" if block.get("level") else "p"
    style = ' style="text-align: center"' if block.get("centred") else ""
    return f"<{tag}{style}>{f'<strong>{text}</strong>' if block.get('bold') else text}</{tag}>"


def _html_row(row: Sequence[Any]) -> str:
    return f"<tr>{''.join(map(_html_cell, row))}</tr>"


def _html_cell(cell: Any) -> str:
    spans = "".join(
        f' {name}="{cell[key]}"'
        for key, name in (("rows", "rowspan"), ("columns", "colspan"))
        if isinstance(cell, Mapping) and key in cell
    )
    return f"<td{spans}>{escape(_text(cell))}</td>"


def _text(cell: Any) -> str:
    return str(cell["text"] if isinstance(cell, Mapping) else cell)


def to_word(blocks: Sequence[Block]) -> bytes:
    """A Word document, as python-docx writes it."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif "rows" in block:
            _word_table(document, block["rows"])
        elif "frame" in block:
            cell = document.add_table(rows=1, cols=1).cell(0, 0)
            cell.paragraphs[0].text = block["frame"][0]
            for line in block["frame"][1:]:
                cell.add_paragraph(line)
        else:
            _word_paragraph(document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_paragraph(document: Any, block: Mapping[str, Any]) -> None:
    level = block.get("level")
    paragraph = document.add_heading(level=level) if level else document.add_paragraph()
    if block.get("picture"):
        paragraph.add_run().add_picture(BytesIO(PNG))
        return
    run = paragraph.add_run(block["text"])
    run.bold = True if block.get("bold") else None
    run.font.size = Pt(block["size"]) if block.get("size") else None
    if block.get("centred"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _word_table(document: Any, rows: Sequence[Sequence[Any]]) -> None:
    placed, height, width = place_cells(rows)
    table = document.add_table(rows=height, cols=width)
    cells = [row.cells for row in table.rows]
    for (top, left), (text, down, across) in placed.items():
        cell = cells[top][left]
        if down > 1 or across > 1:
            cell = cell.merge(cells[top + down - 1][left + across - 1])
        cell.text = text


def place_cells(rows: Sequence[Sequence[Any]]) -> tuple[dict[tuple[int, int], tuple[str, int, int]], int, int]:
    """Where each cell stands, with its text and spans; how many rows and columns there are."""
    placed: dict[tuple[int, int], tuple[str, int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            spans = cell if isinstance(cell, Mapping) else {}
            down, across = spans.get("rows", 1), spans.get("columns", 1)
            placed[top, left] = (_text(cell), down, across)
            taken |= {(top + below, left + beside) for below in range(down) for beside in range(across)}
            left += across
    return placed, len(rows), max(left for _, left in taken) + 1


def to_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF as an office prints it: paragraphs indented, headings centred or bold, page numbers below."""
    return pdf_file(_PAGE + "\n\n".join(map(_typst, blocks)))


_PAGE = """
#set page(width: 150mm, height: 200mm, margin: 22mm, footer: context align(center)[— #counter(page).display() —])
#set text(font: "Noto Serif SC", size: 12pt)
#set par(first-line-indent: (amount: 2em, all: true), justify: true)
"""


def _typst(block: Block) -> str:
    if isinstance(block, str):
        return f"#{_typst_string(block)}"
    if "rows" in block:
        placed, _, width = place_cells(block["rows"])
        cells = ", ".join(
            f"table.cell(rowspan: {down}, colspan: {across})[#{_typst_string(text)}]"
            for text, down, across in placed.values()
        )
        return f"#[#set par(first-line-indent: 0em)\n#table(columns: {width}, {cells})]"
    if "frame" in block:
        lines = "\n\n".join(f"#{_typst_string(line)}" for line in block["frame"])
        return f"#rect(width: 100%)[{lines}]"
    text = f"#{_typst_string(block['text'])}"
    size = block.get("size") or {1: 16, 2: 14}.get(block.get("level", 0), 12)
    weight = ', weight: "bold"' if block.get("bold") or block.get("level") else ""
    place = "align(center)" if block.get("centred") or block.get("level") == 1 else ""
    return f"#{place or 'block'}[#set par(first-line-indent: 0em)\n#text(size: {size}pt{weight})[{text}]]"


def _typst_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
