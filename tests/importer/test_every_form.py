"""One document as Word, web page, text and PDF gives one plan: each ``forms/*.yml`` has its outline beside it."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from plansite.importer.document import Import, import_document
from tests.importer.outlines import describe
from tests.importer.writers import Block, to_html, to_pdf, to_text, to_word

FORMS = Path(__file__).parent / "forms"
CASES = sorted(path.stem for path in FORMS.glob("*.yml"))
#: Text has no frames, cells or looks; these documents need none of them.
PLAIN = [
    "column-ends-marked", "decimals", "english-indicators", "foreword-and-contents", "full-width-and-radicals", "no-headings", "numerals-without-marks",
    "parts-chapters-sections", "report-in-one-paragraph", "roman-and-unnumbered-column",
    "responsible-and-terms", "three-ranks-run-in", "words-as-values",
]  # fmt: skip
#: What a PDF shows of these is enough to tell their paragraphs apart.
PRINTED = [*PLAIN, "english-chapters", "indicators-in-a-column"]


def blocks(case: str) -> Sequence[Block]:
    found: Sequence[Block] = yaml.load((FORMS / f"{case}.yml").read_text("utf-8"), yaml.CSafeLoader)
    return found


def golden(case: str) -> str:
    return (FORMS / f"{case}.outline").read_text("utf-8")


def _files(made: Import) -> dict[str, bytes]:
    return {name: data for name, data in made.files.items() if not name.startswith("source/")}


@pytest.mark.parametrize("case", CASES)
def test_word_and_web(case: str) -> None:
    word = import_document(to_word(blocks(case)), "plan.docx")
    web = import_document(to_html(blocks(case)), "plan.html")
    assert describe(word.outline) == golden(case)
    assert describe(web.outline) == golden(case)
    assert _files(word) == _files(web)


@pytest.mark.parametrize("case", PLAIN)
def test_text(case: str) -> None:
    assert describe(import_document(to_text(blocks(case)), "plan.txt").outline) == golden(case)


@pytest.mark.parametrize("case", PRINTED)
def test_pdf(case: str) -> None:
    printed = describe(import_document(to_pdf(blocks(case)), "plan.pdf").outline)
    assert _without_lines(printed) == _without_lines(golden(case))


def _without_lines(outline: str) -> list[str]:
    """Without the numbers of lines, and the page numbers that only a PDF has."""
    return [re.sub(r"^\d+ ", "", line) for line in outline.splitlines() if "dropped (Running head" not in line]


def test_the_source_is_kept_with_its_text() -> None:
    data = to_word(blocks("three-ranks-run-in"))
    files = import_document(data, "plan.docx").files
    assert files["source/received.docx"] == data
    assert files["source/notice.zh.txt"] == to_text(blocks("three-ranks-run-in"))
    assert set(import_document(to_text(blocks("no-headings")), "plan.txt").files) >= {"source/notice.zh.txt"}
    old = to_text(blocks("no-headings")).decode().encode("gb18030")
    files = import_document(old, "plan.txt").files
    assert files["source/received.txt"] == old
    assert files["source/notice.zh.txt"] == to_text(blocks("no-headings"))
