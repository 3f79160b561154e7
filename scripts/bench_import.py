"""How long an import takes: a Word document of a hundred thousand characters, with headings, columns and tables."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from docx import Document

from benchmark.processes import PLANSITE, Run, timed

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "plan" / "source" / "notice.zh.txt"
#: Characters, and what is allowed for them: seconds, and megabytes of memory.
CHARACTERS: Final = 100_000
SECONDS: Final = 3
MEGABYTES: Final = 300
_ROWS: Final = 300


def measure(folder: Path) -> Run:
    """Import a document made of this plan's source, over and over, and a long table."""
    document = write(folder / "long.docx")
    command = (*PLANSITE, "import", str(document), "--plan", str(folder / "imported"))
    return timed([command], ROOT)


def write(path: Path) -> Path:
    """Write the document."""
    lines = [line.strip() for line in SOURCE.read_text("utf-8").splitlines() if line.strip()]
    document, written = Document(), 0
    while written < CHARACTERS:
        for line in lines:
            document.add_paragraph(line)
            written += len(line)
    table = document.add_table(rows=0, cols=3)
    for number in range(_ROWS):
        for cell, text in zip(table.add_row().cells, (str(number), "项目名称", "建设内容"), strict=True):
            cell.text = text
    document.save(str(path))
    return path
