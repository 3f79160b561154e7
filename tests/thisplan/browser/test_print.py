"""Printing a web page: its words are all there in order, its chrome is gone, boxes and rows are whole, paper is white."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import pypdfium2
import pytest
from PIL import ImageStat
from playwright.sync_api import Page

from tests.pdf import reading

SIZES = {"A4": (210, 297), "Letter": (216, 279)}
MM = 72 / 25.4
#: What a reader on paper has no use for.
CHROME = (
    ".md-header, .md-tabs, .md-sidebar, .md-path, .md-footer, .md-top, .md-skip, .pager, .actions, .language-switch, "
    ".link-tools, .filters, dialog"
)
#: The pieces of text of an element in order, less what the site puts between the plan's words.
PIECES = """(element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("[data-site], .colon") === null && parent.checkVisibility()) pieces.push(walker.currentNode.data);
  }
  return pieces;
}"""
CHAPTERS = ("/zh/2/", "/zh/3/", "/en/2/", "/en/3/")


def normalised(text: str) -> str:
    """As in the PDFs; and without hyphens, for where a line ends with one PDFium gives another mark."""
    return reading.normalised(text).replace("-", "").replace("\ufffe", "")


@dataclass(frozen=True, slots=True)
class Paper:
    """What came out of the printer: the text in the order of the page; sizes of the sheets in millimetres, text of each
    in the order in which it was painted, white space left out; how light each is on average, 255 for white.
    """

    text: str
    sizes: frozenset[tuple[int, int]]
    sheets: tuple[str, ...]
    whitest: tuple[float, ...]

    def sheet(self, position: int) -> int:
        """The sheet on which a position of the painted text stands."""
        return bisect(list(accumulate(map(len, self.sheets))), position)


def _print(page: Page, size: str = "A4") -> Paper:
    data = page.pdf(format=size, print_background=True, tagged=True)
    document = pypdfium2.PdfDocument(data)
    sheets = [document[number] for number in range(len(document))]
    return Paper(
        text=normalised(reading.tags(data).text),
        sizes=frozenset((round(sheet.get_width() / MM), round(sheet.get_height() / MM)) for sheet in sheets),
        sheets=tuple(normalised(sheet.get_textpage().get_text_range()) for sheet in sheets),
        whitest=tuple(ImageStat.Stat(sheet.render(scale=0.25, grayscale=True).to_pil()).mean[0] for sheet in sheets),
    )


def _pieces(page: Page, selector: str) -> list[list[str]]:
    """For each element its pieces of text, without white space."""
    page.emulate_media(media="print")
    found = [element.evaluate(PIECES) for element in page.locator(selector).element_handles()]
    return [[piece for raw in pieces if (piece := normalised(raw))] for pieces in found]


def _places(text: str, pieces: list[str], start: int = 0) -> Iterator[int]:
    """Where each piece stands in the text, one after the other; -1 for one that is missing or out of order."""
    for piece in pieces:
        place = text.find(piece, start)
        yield place
        start = max(start, place + len(piece))


@pytest.mark.parametrize(("address", "size"), [*zip(CHAPTERS, ("A4", "Letter", "Letter", "A4"), strict=True)])
def test_a_chapter_is_printed_whole(page: Page, address: str, size: str) -> None:
    page.goto(address)
    paper = _print(page, size)
    assert paper.sizes == {SIZES[size]}
    (pieces,) = _pieces(page, ".chapter")
    places = list(_places(paper.text, pieces))
    assert [piece for piece, place in zip(pieces, places, strict=True) if place < 0] == []
    assert len("".join(pieces)) > 1000


@pytest.mark.parametrize("address", CHAPTERS)
def test_identities_notes_and_address_are_printed(page: Page, server: str, address: str) -> None:
    page.goto(address)
    paper = _print(page)
    text = paper.text
    page.emulate_media(media="print")
    identities = page.locator(".chapter .identity:visible").all_text_contents()
    assert len(identities) > 8
    assert [identity for identity in identities if normalised(identity) not in text] == []
    notes = page.locator(".endnotes li").all_text_contents()
    assert notes and [note for note in notes if normalised(note) not in text] == []
    assert paper.sheets[-1].endswith(normalised(f"{server}{address}"))  # from a style sheet, and so in no tag


@pytest.mark.parametrize("address", [*CHAPTERS, "/zh/", "/zh/measures/", "/parallel/3/"])
def test_chrome_stays_on_the_screen(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator(CHROME).count() > 5
    page.emulate_media(media="print")
    shown = "(found) => found.filter((element) => element.checkVisibility()).map((element) => element.className)"
    assert page.locator(CHROME).evaluate_all(shown) == []


@pytest.mark.parametrize("address", ["/zh/3/", "/zh/4/", "/en/3/", "/en/4/"])
def test_special_columns_are_kept_together(page: Page, address: str) -> None:
    """On one sheet; one that is longer than a sheet begins at the head of one."""
    page.goto(address)
    paper = _print(page)
    starts = {0, *accumulate(map(len, paper.sheets))}
    boxes = [list(_places("".join(paper.sheets), box)) for box in _pieces(page, ".special-column")]
    assert len(boxes) > 1
    assert all(len({paper.sheet(place) for place in box}) == 1 or box[0] in starts for box in boxes)


@pytest.mark.parametrize("address", ["/zh/1/", "/zh/2/", "/en/1/", "/en/2/"])
def test_rows_of_a_table_are_on_one_sheet(page: Page, address: str) -> None:
    page.goto(address)
    paper = _print(page)
    (head,) = _pieces(page, ".indicators thead")
    start = next(_places("".join(paper.sheets), ["".join(head)]))
    assert start > 0
    for row in _pieces(page, ".indicators tbody tr"):
        places = list(_places("".join(paper.sheets), row, start))
        assert -1 not in places and len({paper.sheet(place) for place in places}) == 1, row
        start = places[0]


@pytest.mark.parametrize("address", ["/zh/indicators/", "/en/indicators/"])
@pytest.mark.parametrize("size", SIZES)
def test_what_names_a_group_or_a_chart_stays_with_it(page: Page, address: str, size: str) -> None:
    """The line above a group of rows is on the sheet of its first row; a chart is on one sheet, with its heading."""
    page.goto(address)
    paper = _print(page, size)
    painted = "".join(paper.sheets)
    rows, start = _pieces(page, ".listing tbody tr"), 0
    groups = page.locator(".listing tbody tr").evaluate_all(
        "(rows) => rows.map((row) => row.classList.contains('group'))"
    )
    at = []
    for row in rows:
        start = next(_places(painted, ["".join(row[:1])], start))
        at.append(paper.sheet(start))
    assert sum(groups) > 5
    assert [rows[n] for n, group in enumerate(groups) if group and at[n] != at[n + 1]] == []
    start = 0  # charts stand above the rows
    for chart in _pieces(page, ".charts svg.chart:visible"):
        places = list(_places(painted, chart, start))
        assert -1 not in places and len({paper.sheet(place) for place in places}) == 1, chart
        start = places[-1]


def test_dark_pages_are_printed_black_on_white(new_page: Callable[..., Page]) -> None:
    page = new_page(color_scheme="dark")
    for address in ("/", "/zh/3/", "/parallel/2/"):
        page.goto(address)
        assert min(_print(page).whitest) > 220, address
    page.emulate_media(media="screen", color_scheme="dark")
    page.add_style_tag(content="body { background: #111 !important; print-color-adjust: exact }")
    assert min(_print(page).whitest) < 220


@pytest.mark.parametrize(
    ("address", "name"), [("/zh/3/", "打印"), ("/en/measures/", "Print"), ("/parallel/1/", "打印")]
)
def test_a_page_can_be_printed_by_a_button(page: Page, address: str, name: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(address)
    page.locator(".actions").get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("() => window.printed") is True
