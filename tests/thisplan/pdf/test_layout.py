"""The pages look as they should: GB/T 9704-2012 where it says something, and no accident of line or page."""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, pairwise

import pikepdf
import pytest

from plansite.model import Plan
from plansite.pdf import Pdf
from tests.pdf.reading import Line, lines, normalised, tags
from tests.thisplan.pdf.names import ANNOTATED, FACING, PLAIN, WHOLE

pytestmark = pytest.mark.long

MM = 72 / 25.4
#: GB/T 15834: these marks never open a line.
CLOSING = "，。、；：？！）》」』〉】”’…"


def _body(found: Iterable[Line]) -> list[Line]:
    """Lines of 16 pt in the text area."""
    return [line for line in found if line.size == 16]


@pytest.mark.parametrize("name", WHOLE)
def test_pages_are_a4(name: str, pdfs: dict[str, Pdf]) -> None:
    with pikepdf.open(io.BytesIO(pdfs[name].data)) as pdf:
        for page in pdf.pages:
            width, height = (float(edge) for edge in page.mediabox[2:])
            assert (round(width / MM), round(height / MM)) == (210, 297)


@pytest.mark.parametrize("name", [PLAIN[0], ANNOTATED[0]])
def test_the_chinese_page_has_22_lines_of_28_characters(name: str, pdfs: dict[str, Pdf]) -> None:
    body = _body(lines(pdfs[name].data))
    rows: dict[int, set[float]] = defaultdict(set)
    for line in body:
        rows[line.page].add(line.bottom)
        assert line.left >= 28 * MM - 9 and line.right <= (28 + 156) * MM + 17
        assert (297 - 37 - 225) * MM - 1 <= line.bottom <= (297 - 37) * MM
    counts = Counter(len(found) for found in rows.values())
    assert max(counts) == 22
    full = [line for line in body if len(line.text) >= 26 and line.text.isascii() is False]
    assert max(len([mark for mark in line.text if ord(mark) > 0x3000]) for line in full) <= 29
    steps = Counter(round(a - b, 1) for a, b in _neighbours(rows))
    pitch = sum(count for step, count in steps.items() if abs(step - 225 * MM / 22) <= 0.1)
    assert pitch > 0.9 * sum(steps.values())


def _neighbours(rows: dict[int, set[float]]) -> list[tuple[float, float]]:
    return [pair for found in rows.values() for pair in pairwise(sorted(found, reverse=True))]


def test_page_numbers_stand_outside(pdfs: dict[str, Pdf]) -> None:
    numbers = [line for line in lines(pdfs["plan.zh.pdf"].data) if line.size == 14 and line.bottom < 35 * MM]
    assert [line.text for line in numbers] == [f"—{line.page}—" for line in numbers]
    assert [line.page for line in numbers] == list(range(2, pdfs["plan.zh.pdf"].pages + 1))
    assert all((line.left > 105 * MM) == (line.page % 2 == 1) for line in numbers)


def test_no_line_begins_with_a_closing_mark(pdfs: dict[str, Pdf]) -> None:
    """Nor with the mark of a note."""
    for name in (PLAIN[0], ANNOTATED[0], FACING):
        text = [line for line in lines(pdfs[name].data) if line.size >= 10.5]
        assert [line for line in text if line.text[0] in CLOSING] == []
        assert [line for line in text if re.match(r"注\d", line.text) and line.size >= 12] == []


@pytest.mark.parametrize("name", WHOLE)
def test_no_heading_is_the_last_of_its_page(name: str, pdfs: dict[str, Pdf]) -> None:
    """What follows a heading begins on the heading's page."""
    document = [child for child in tags(pdfs[name].data).children if child.pages]
    for heading, following in pairwise(document):
        if heading.tag in {"H1", "H2", "H3"}:
            assert following.pages[0] == heading.pages[-1], heading.text


@pytest.mark.parametrize("name", [*PLAIN, *ANNOTATED])
def test_no_lead_stands_alone_at_the_foot_of_a_page(name: str, pdfs: dict[str, Pdf]) -> None:
    """The text after a lead begins on the page on which the lead ends."""
    leads = 0
    chapters = (part for part in pdfs if part.startswith("chapter-") and part.endswith(name[-7:]))
    for chapter in (name, *chapters):
        for paragraph in tags(pdfs[chapter].data).all("P"):
            for heading in paragraph.children:
                if heading.tag in {"H2", "H3"}:
                    leads += 1
                    assert heading.own and heading.own[-1] in paragraph.own, (chapter, heading.text)
    assert leads > 40


@pytest.mark.parametrize("name", WHOLE)
def test_no_row_of_a_table_is_split(name: str, pdfs: dict[str, Pdf]) -> None:
    for table in tags(pdfs[name].data).all("Table"):
        for row in table.all("TR"):
            cells = [cell for cell in row.children if cell.tag == "TD"][-3:] or list(row.children)
            assert len({page for cell in cells for page in cell.pages}) == 1


def test_the_head_of_a_table_is_on_each_of_its_pages(pdfs: dict[str, Pdf], plan: Plan) -> None:
    found = lines(pdfs["plan.zh.pdf"].data)
    counts = []
    for tagged, table in zip(tags(pdfs["plan.zh.pdf"].data).all("Table"), plan.tables, strict=True):
        pages = {page for row in tagged.all("TR") for page in row.pages}
        counts.append(len(pages))
        head = next(column.head for column in table.columns if column.role == "name")
        for page in pages:
            assert head[plan.original] in {line.text for line in found if line.page == page}
    assert max(counts) > 1


def test_every_part_of_a_table_names_its_category(pdfs: dict[str, Pdf], plan: Plan) -> None:
    """A category that goes on over the page is named there again."""
    found = lines(pdfs["plan.zh.pdf"].data)
    for tagged, table in zip(tags(pdfs["plan.zh.pdf"].data).all("Table"), plan.tables, strict=True):
        rows = [row for body in tagged.all("TBody") for row in body.all("TR")]
        names = [category.title(plan.original) for category in table.categories for _ in category.indicators]
        for row, name in zip(rows, names, strict=True):
            page = [cell for cell in row.children if cell.tag == "TD"][-1].pages[0]
            assert any(name in line.text for line in found if line.page == page)


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_runs_out_of_the_page(name: str, pdfs: dict[str, Pdf]) -> None:
    right = dict(zip(WHOLE, (26, 40, 26, 32, 22), strict=True))[name]
    for line in lines(pdfs[name].data):
        assert line.left > 2 * MM and line.right < (210 - right) * MM + 17, line


@pytest.mark.parametrize("name", WHOLE)
def test_no_line_is_printed_over_another(name: str, pdfs: dict[str, Pdf]) -> None:
    """Marks of notes apart: pieces of one line, the numbers stand raised in a gap of it."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines(pdfs[name].data):
        if not line.text.isdigit():
            pages[line.page].append(line)
    for found in pages.values():
        for one, other in combinations(found, 2):
            beside = min(one.right, other.right) - max(one.left, other.left) <= 2
            assert beside or abs(one.bottom - other.bottom) >= 0.4 * min(one.size, other.size), (one, other)


def test_running_heads_name_the_chapter(pdfs: dict[str, Pdf], plan: Plan) -> None:
    found = lines(pdfs[ANNOTATED[0]].data)
    heads: dict[int, str] = defaultdict(str)
    for line in found:
        if line.size == 9 and line.bottom > 262 * MM:
            heads[line.page] += line.text
    names = {normalised(chapter.title) for chapter in plan.text.chapters if chapter.title}
    shown = {name for name in names if any(name in normalised(head) for head in heads.values())}
    assert shown == names
    assert "目录" in heads[2] and "目录" in heads[3]


@pytest.mark.parametrize("name", [PLAIN[1], ANNOTATED[1], FACING])
def test_no_line_of_a_title_ends_in_a_word_with_a_hyphen(name: str, pdfs: dict[str, Pdf]) -> None:
    titles = [line.text for line in lines(pdfs[name].data) if line.size >= 16]
    assert len(titles) > 20
    assert [title for title in titles if title.endswith(("-", "\ufffe"))] == []
