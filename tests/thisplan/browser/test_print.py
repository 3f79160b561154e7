"""Printing a web page: its words are all there in order, its chrome is gone, boxes and rows are whole, paper is white."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import pypdfium2
import pytest
from PIL import ImageStat
from playwright.sync_api import Browser, Page

from tests.browser.reading import WIDE
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
CHAPTERS = ("/zh/1/", "/zh/2/", "/zh/3/", "/zh/4/", "/en/1/", "/en/2/", "/en/3/", "/en/4/")
TABLES = ("/1/", "/2/")
#: These are printed on the other paper, too.
LETTERS = ("/zh/3/", "/en/2/")


def normalised(text: str) -> str:
    """As in the PDFs; and without hyphens, for where a line ends with one PDFium gives another mark."""
    return reading.normalised(text).replace("-", "").replace("\ufffe", "")


@dataclass(frozen=True)
class Paper:
    """What came out of the printer."""

    data: bytes

    @cached_property
    def text(self) -> str:
        """The text in the order of the page."""
        return normalised(reading.tags(self.data).text)

    @cached_property
    def _sheets(self) -> list[pypdfium2.PdfPage]:
        document = pypdfium2.PdfDocument(self.data)
        return [document[number] for number in range(len(document))]

    @property
    def sizes(self) -> set[tuple[int, int]]:
        """Sizes of the sheets in millimetres."""
        return {(round(sheet.get_width() / MM), round(sheet.get_height() / MM)) for sheet in self._sheets}

    @cached_property
    def sheets(self) -> list[str]:
        """The text of each sheet in the order in which it was painted, white space left out."""
        return [normalised(sheet.get_textpage().get_text_range()) for sheet in self._sheets]

    @property
    def darkest(self) -> float:
        """How light the darkest sheet is on average, 255 for white."""
        pictures = (sheet.render(scale=0.25, grayscale=True).to_pil() for sheet in self._sheets)
        return min(ImageStat.Stat(picture).mean[0] for picture in pictures)

    def sheet(self, position: int) -> int:
        """The sheet on which a position of the painted text stands."""
        return bisect(list(accumulate(map(len, self.sheets))), position)


def _print(page: Page, size: str = "A4") -> Paper:
    return Paper(page.pdf(format=size, print_background=True, tagged=True))


def _pieces(page: Page, selector: str) -> list[list[str]]:
    """For each element its pieces of text, without white space."""
    page.emulate_media(media="print")
    found = page.locator(selector).evaluate_all(f"(all) => all.map({PIECES})")
    return [[piece for raw in pieces if (piece := normalised(raw))] for pieces in found]


def _places(text: str, pieces: list[str], start: int = 0) -> Iterator[int]:
    """Where each piece stands in the text, one after the other; -1 for one that is missing or out of order."""
    for piece in pieces:
        place = text.find(piece, start)
        yield place
        start = max(start, place + len(piece))


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: str) -> Iterator[Page]:
    """One page for all."""
    with browser.new_context(base_url=server, viewport=WIDE) as context:
        yield context.new_page()


@pytest.fixture(scope="module", params=CHAPTERS)
def chapter(request: pytest.FixtureRequest, visitor: Page) -> Page:
    """The page of a chapter; all tests of one come one after the other."""
    visitor.goto(request.param)
    return visitor


@pytest.fixture(scope="module")
def paper(chapter: Page) -> Paper:
    """What is printed of it on A4."""
    return _print(chapter)


def test_a_chapter_is_printed_whole(chapter: Page, paper: Paper) -> None:
    _is_whole(chapter, paper, "A4")
    if chapter.url.endswith(LETTERS):
        _is_whole(chapter, _print(chapter, "Letter"), "Letter")


def _is_whole(chapter: Page, paper: Paper, size: str) -> None:
    assert paper.sizes == {SIZES[size]}
    (pieces,) = _pieces(chapter, ".chapter")
    places = list(_places(paper.text, pieces))
    assert [piece for piece, place in zip(pieces, places, strict=True) if place < 0] == []
    assert len("".join(pieces)) > 1000


def test_identities_notes_and_address_are_printed(chapter: Page, paper: Paper) -> None:
    chapter.emulate_media(media="print")
    identities = chapter.locator(".chapter .identity:visible").all_text_contents()
    assert len(identities) > 8
    assert [identity for identity in identities if normalised(identity) not in paper.text] == []
    notes = chapter.locator(".endnotes li").all_text_contents()
    assert notes and [note for note in notes if normalised(note) not in paper.text] == []
    assert paper.sheets[-1].endswith(normalised(chapter.url))  # from a style sheet, and so in no tag


def test_special_columns_are_kept_together(chapter: Page, paper: Paper) -> None:
    """On one sheet; one that is longer than a sheet begins at the head of one."""
    starts = {0, *accumulate(map(len, paper.sheets))}
    boxes = [list(_places("".join(paper.sheets), box)) for box in _pieces(chapter, ".special-column")]
    assert boxes or chapter.url.endswith(TABLES)
    assert all(len({paper.sheet(place) for place in box}) == 1 or box[0] in starts for box in boxes)


def test_rows_of_a_table_are_on_one_sheet(chapter: Page, paper: Paper) -> None:
    heads, rows = _pieces(chapter, ".indicators thead"), _pieces(chapter, ".indicators tbody tr")
    assert bool(rows) == bool(heads) == chapter.url.endswith(TABLES)
    start = next(_places("".join(paper.sheets), ["".join(*heads)])) if heads else 0
    assert start > 0 or not heads
    for row in rows:
        places = list(_places("".join(paper.sheets), row, start))
        assert -1 not in places and len({paper.sheet(place) for place in places}) == 1, row
        start = places[0]


def test_a_chapter_is_printed_by_a_button_and_its_chrome_stays_on_the_screen(chapter: Page) -> None:
    _is_printed_by_a_button(chapter)
    _has_no_chrome(chapter)


@pytest.mark.parametrize("address", ["/en/measures/", "/parallel/8/"])
def test_so_it_is_of_other_pages(page: Page, address: str) -> None:
    page.goto(address)
    _is_printed_by_a_button(page)
    _has_no_chrome(page)


def test_the_landing_page_leaves_its_chrome_on_the_screen(page: Page) -> None:
    page.goto("/zh/")
    _has_no_chrome(page)


def _is_printed_by_a_button(page: Page) -> None:
    page.evaluate("() => { window.print = () => { window.printed = true }; }")
    page.emulate_media(media="screen")
    name = "Print" if "/en/" in page.url else "打印"
    page.locator(".actions").get_by_role("button", name=name, exact=True).click()
    assert page.evaluate("() => window.printed") is True


def _has_no_chrome(page: Page) -> None:
    assert page.locator(CHROME).count() > 5
    page.emulate_media(media="print")
    shown = "(found) => found.filter((element) => element.checkVisibility()).map((element) => element.className)"
    assert page.locator(CHROME).evaluate_all(shown) == []


@pytest.mark.parametrize("address", ["/zh/indicators/", "/en/indicators/"])
def test_what_names_a_group_or_a_chart_stays_with_it(page: Page, address: str) -> None:
    """The line above a group of rows is on the sheet of its first row; a chart is on one sheet, with its heading."""
    page.goto(address)
    rows = page.locator(".listing tbody tr")
    groups = rows.evaluate_all("(rows) => rows.map((row) => row.classList.contains('group'))")
    assert sum(groups) > 5
    heads = [pieces[:1] for pieces in _pieces(page, ".listing tbody tr")]
    charts = _pieces(page, ".charts svg.chart:visible")
    for size in SIZES:
        paper = _print(page, size)
        painted, start, at = "".join(paper.sheets), 0, []
        for head in heads:
            start = next(_places(painted, ["".join(head)], start))
            at.append(paper.sheet(start))
        assert [heads[n] for n, group in enumerate(groups) if group and at[n] != at[n + 1]] == [], size
        start = 0  # charts stand above the rows
        for chart in charts:
            places = list(_places(painted, chart, start))
            assert -1 not in places and len({paper.sheet(place) for place in places}) == 1, (size, chart)
            start = places[-1]


def test_dark_pages_are_printed_black_on_white(new_page: Callable[..., Page]) -> None:
    page = new_page(color_scheme="dark")
    for address in ("/", "/zh/8/", "/parallel/8/"):
        page.goto(address)
        assert _print(page).darkest > 220, address
    page.emulate_media(media="screen", color_scheme="dark")
    page.add_style_tag(content="body { background: #111 !important; print-color-adjust: exact }")
    assert _print(page).darkest < 220
