"""What the browser tests share: the addresses of the site, and looks at a page."""

from typing import Final

from playwright.sync_api import Page, ViewportSize

CHAPTERS: Final = tuple(f"{number}/" for number in range(11))
WIDE: Final[ViewportSize] = {"width": 1440, "height": 900}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
FIELD: Final = ".md-search__input"
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}

_OVERFLOW: Final = """() => {
  const hidden = ".table-scroll, pre, .md-typeset__scrollwrap, .visually-hidden, .md-path, .colon, .md-sidebar, .md-search, [popover]";
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > innerWidth + 1 && !element.closest(hidden);
  });
  const page = document.scrollingElement.scrollWidth > innerWidth ? ["the page"] : [];
  return [...page, ...wide.map((element) => `${element.tagName}.${element.className}`).slice(0, 3)];
}"""


def overflow(page: Page) -> list[str]:
    """What reaches beyond the right edge of the window, and would make a reader scroll sideways."""
    found: list[str] = page.evaluate(_OVERFLOW)
    return found


def rest(page: Page) -> None:
    """Wait until the fonts are there and what is to be drawn now is drawn: scripts have scrolled and marked by then."""
    page.evaluate("""async () => {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }""")


def named(page: Page) -> str:
    """The identity in the address."""
    return page.url.partition("#")[2]


def open_search(page: Page, query: str = "质量") -> None:
    """Open search by its key, with a query that has more results than are shown at first."""
    page.keyboard.press("/")
    page.locator(FIELD).fill(query)
    page.wait_for_selector(".search-more")
