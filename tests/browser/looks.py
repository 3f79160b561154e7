"""What one looks at on a page: each look gives what is wrong, in lines; on a good page none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Final

from playwright.sync_api import Page

#: Init script of pages that write down what the content security policy refuses.
WATCH: Final = """window.violations = []; document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""
_OUTLINE: Final = """() => [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")]
  .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.localName[1]))"""
_LANDMARKS: Final = """() => {
  const all = (name) => [...document.querySelectorAll(name)].filter((each) => !each.closest("article"));
  const named = (each) => each.getAttribute("aria-label") ?? each.getAttribute("aria-labelledby") ?? "";
  const names = (each) => [each, all(each).map(named)];
  const told = all("nav").map((each) => `${named(each)} ${each.closest(".md-sidebar")?.className}`);
  return { ...Object.fromEntries(["main", "footer", "nav"].map(names)), told };
}"""
_LANGUAGES: Final = """() => {
  const han = /[\\u4e00-\\u9fff]/, english = /[a-z]{3,} [a-z]{3,} [a-z]{3,}/i, wrong = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, text = walker.currentNode.textContent.trim();
    const lang = parent.closest("[lang]").lang;
    if (!text || parent.closest("script, style, noscript, pre, code")) continue;
    if (han.test(text) && !lang.startsWith("zh")) wrong.push(`${lang}: ${text.slice(0, 40)}`);
    if (!han.test(text) && english.test(text) && lang !== "en") wrong.push(`${lang}: ${text.slice(0, 40)}`);
  }
  return wrong;
}"""
#: Gives each stop the focus as the keyboard does and looks for its outline. What scripts do when it comes is no part of that, and
#: is kept from them: they change the page, which at a thousand stops takes ten seconds. The radio buttons of the palette are shown
#: by their labels.
_UNSEEN: Final = """() => {
  const events = ["focus", "blur", "focusin", "focusout"], withhold = (event) => event.stopImmediatePropagation();
  for (const name of events) addEventListener(name, withhold, true);
  const stops = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']";
  const unseen = [...document.querySelectorAll(stops)]
    .filter((stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.matches(".md-option, .md-search *"))
    .filter((stop) => {
      stop.focus({ preventScroll: true, focusVisible: true });
      const style = getComputedStyle(stop);
      return document.activeElement === stop && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2);
    });
  for (const name of events) removeEventListener(name, withhold, true);
  return unseen.map((stop) => stop.outerHTML.slice(0, 100));
}"""
_SKIP_TARGET: Final = """() => {
  const target = document.getElementById(decodeURIComponent(document.querySelector(".md-skip")?.hash.slice(1) ?? ""));
  return Boolean(target?.closest(".md-content"));
}"""
#: What WCAG 1.4.12 lets a reader do to the text. (As a sheet of the script's own: the policy refuses others.)
_SPACE_OUT: Final = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important } svg * { letter-spacing: 0 !important; word-spacing: 0 !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
_IN_TEXT: Final = "() => Boolean(document.activeElement.closest('.md-content, footer'))"


def refused(page: Page) -> list[str]:
    """What the content security policy has refused; the page was opened with WATCH."""
    found: list[str] = page.evaluate("() => window.violations")
    return found


def outline(page: Page) -> Iterator[str]:
    """One heading of the first level, at the top, and no level left out on the way down."""
    levels: list[int] = page.evaluate(_OUTLINE)
    if levels[:1] != [1] or levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
        yield f"headings {levels}"


def landmarks(page: Page) -> Iterator[str]:
    """One main part, one footer, and a name for every navigation, of its own in each sidebar (of which one is shown)."""
    marks: dict[str, list[str]] = page.evaluate(_LANDMARKS)
    yield from (f"{len(marks[name])} {name}" for name in ("main", "footer") if len(marks[name]) != 1)
    if not all(marks["nav"]) or len(set(marks["told"])) < len(marks["told"]):
        yield f"nav without a name of its own: {marks['nav']}"


def languages(page: Page) -> list[str]:
    """Chinese characters in a part said to be English, or an English sentence in one said to be Chinese."""
    found: list[str] = page.evaluate(_LANGUAGES)
    return found


def unseen_focus(page: Page) -> list[str]:
    """Stops of the keyboard at which no outline shows where one is."""
    page.keyboard.press("Shift+Tab")
    found: list[str] = page.evaluate(_UNSEEN)
    return found


def skip_target(page: Page) -> Iterator[str]:
    """The skip link leads to a place in the text."""
    if not page.evaluate(_SKIP_TARGET):
        yield "the skip link leads nowhere"


@contextmanager
def spaced_out(page: Page) -> Iterator[None]:
    """The page with its text spaced out as a reader may; but not the words in a chart, which are part of a picture."""
    page.evaluate(_SPACE_OUT)
    yield
    page.evaluate("() => { document.adoptedStyleSheets.pop(); }")


def skipping(page: Page) -> Iterator[str]:
    """The first stop of a fresh page is seen and leads past the header into the text."""
    page.evaluate(
        "() => { history.replaceState(null, '', location.pathname); document.activeElement.blur(); scrollTo(0, 0); }"
    )
    page.locator("body").evaluate("(body) => { body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); }")
    page.keyboard.press("Tab")
    if not page.locator(".md-skip:focus").count() or not page.locator(".md-skip").is_visible():
        yield "the skip link is not the first stop"
        return
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if not page.evaluate(_IN_TEXT):
        yield "the skip link does not lead into the text"
