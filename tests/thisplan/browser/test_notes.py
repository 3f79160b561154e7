"""Terms and editor's notes in the text: by keyboard, by touch, by mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import NARROW, PHONE, named, overflow
from tests.conftest import Record

NewPage = Callable[..., Page]
At = Callable[[str], Page]

#: What copying the first so many elements puts into the clipboard.
COPIED = """([selector, count]) => {
  const found = [...document.querySelectorAll(selector)].slice(0, count);
  const range = document.createRange();
  range.setStartBefore(found[0]);
  range.setEndAfter(found.at(-1));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(event);
  return data.getData("text/plain") || getSelection().toString();
}"""
WORDS = """([selector, count]) => [...document.querySelectorAll(selector)].slice(0, count).map((each) => {
  const copy = each.cloneNode(true);
  copy.querySelectorAll("[data-site], script").forEach((site) => site.remove());
  return copy.textContent;
}).join(" ")"""


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def tab_to(page: Page, selector: str) -> Locator:
    """Press Tab from the stop before the first that fits, past the buttons that it may have brought. (test_keyboard comes from the top.)"""
    page.evaluate(
        """selector => {
          const stops = [...document.querySelectorAll("a[href], button, summary")].filter(stop => stop.checkVisibility());
          stops[stops.indexOf(document.querySelector(selector)) - 1].focus();
        }""",
        selector,
    )
    for _ in range(4):
        page.keyboard.press("Tab")
        if focused(page).evaluate("(element, selector) => element.matches(selector)", selector):
            return focused(page)
    raise AssertionError(f"the keyboard does not reach {selector}")


@pytest.mark.parametrize(("address", "key"), [("/zh/3/", "Enter"), ("/en/3/", "Space")])
def test_term_by_keyboard(address: str, key: str, page: Page, record: Record) -> None:
    page.goto(address)
    term = tab_to(page, "a.term")
    name, expanded = term.inner_text(), "aria-expanded"
    assert (term.get_attribute("role"), term.get_attribute(expanded)) == ("button", "false")
    page.keyboard.press(key)
    note = page.locator(".term-popover")
    expect(note).to_be_focused()
    assert note.get_attribute("role") == "dialog" and note.get_attribute("aria-label")
    assert page.locator("a.term[aria-expanded=true]").inner_text() == name
    listed = page.locator(page.locator("a.term").first.get_attribute("href") or "").locator("dd")
    assert (listed.text_content() or "?") in (note.text_content() or "")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    assert focused(page).inner_text() == name
    assert focused(page).get_attribute(expanded) == "false"
    page.keyboard.press(key)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#g-*")
    assert page.locator(f"[id='{named(page)}']").is_visible()
    record.assert_clean()


#: Opens and closes each term's note as a press does, and says which is not within the window.
WIDE_NOTES = """() => [...document.querySelectorAll("a.term")].map((term) => {
  term.click();
  const notes = document.querySelectorAll(".term-popover:popover-open");
  const box = notes[0]?.getBoundingClientRect();
  const fits = notes.length === 1 && box.left >= 0 && box.right <= innerWidth && document.scrollingElement.scrollWidth <= innerWidth;
  term.click();
  return fits && !document.querySelector(".term-popover") ? "" : term.textContent;
}).filter(Boolean)"""


@pytest.mark.parametrize(("address", "size"), [("/zh/3/", PHONE), ("/en/3/", NARROW)])
def test_every_term_by_touch(address: str, size: dict[str, int], new_page: NewPage, record: Record) -> None:
    """The first and the last are touched; all are opened, for the room that their notes take."""
    page = new_page(viewport=size, has_touch=True)
    page.goto(address)
    terms = page.locator("a.term")
    assert terms.count() > 3
    for term in (terms.first, terms.last):
        term.tap()
        expect(page.locator(".term-popover:popover-open")).to_have_count(1)
        assert overflow(page) == []
        term.tap()
        expect(page.locator(".term-popover")).to_have_count(0)
    assert page.evaluate(WIDE_NOTES) == []
    record.assert_clean()


def test_a_press_that_has_closed_a_note_does_not_open_it_again(at: At) -> None:
    """By touch the browser closes the note when the finger comes up, and a slow phone sends the click when it is long gone."""
    page = at("zh/3/")
    term, note = page.locator("a.term").first, page.locator(".term-popover")
    term.click()
    expect(note).to_have_count(1)
    term.dispatch_event("pointerdown")
    note.evaluate("note => note.hidePopover()")
    expect(note).to_have_count(0)
    term.dispatch_event("click", {"detail": 1})
    expect(note).to_have_count(0)
    assert named(page) == ""
    term.dispatch_event("click", {"detail": 1})
    expect(note).to_have_count(1)


def test_one_note_at_a_time_and_a_press_elsewhere_closes_it(at: At) -> None:
    page = at("zh/3/")
    terms = page.locator("a.term")
    terms.nth(0).click()
    terms.nth(2).evaluate("term => term.click()")
    expect(page.locator(".term-popover")).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(".term-popover")).to_have_count(0)
    assert page.locator("a.term[aria-expanded=true]").count() == 0


def test_a_term_is_quieter_than_a_link(at: At) -> None:
    page = at("zh/3/")
    colour = "element => getComputedStyle(element).color"
    term = page.locator("a.term").first
    expect(term).to_have_css("color", term.locator("..").evaluate(colour))
    assert page.locator(".note-mark a").first.evaluate(colour) != term.evaluate(colour)
    assert term.evaluate("element => getComputedStyle(element).textDecorationStyle") == "dotted"


def test_copying_gives_the_words_of_the_plan_and_nothing_else(at: At) -> None:
    """Two measures are copied, with an open note between their words; of the note alone, its words are."""
    page = at("zh/3/")
    page.locator(".note-mark a").first.click()
    copied = page.evaluate(COPIED, [".measure", 2])
    shown = page.evaluate(WORDS, [".measure", 2])
    assert "".join(copied.split()) == "".join(shown.split())
    assert "".join(page.evaluate(COPIED, [".note.open p", 1]).split())
    page.locator(".note-mark a").first.click()


@pytest.mark.parametrize("address", ["zh/3/", "en/1/"])
def test_note_by_keyboard(address: str, at: At) -> None:
    page = at(address)
    target = (tab_to(page, ".note-mark a").get_attribute("href") or "")[1:]
    mark = page.locator(f".note-mark a[href='#{target}']")
    page.keyboard.press("Enter")
    note = page.locator(f"[id='{target}']")
    expect(note).to_be_focused()
    assert note.is_visible() and note.locator("p").inner_text()
    assert mark.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    expect(note).not_to_be_visible()
    assert focused(page).get_attribute("href") == f"#{target}"


def test_every_mark_opens_its_own_note_by_touch(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True)
    page.goto("/zh/4/")
    marks = page.locator(".note-mark a")
    assert marks.count() > 1
    for mark in marks.all():
        mark.tap()
        note = page.locator(mark.get_attribute("href") or "")
        expect(note).to_be_visible()
        assert mark.get_attribute("aria-label") == note.locator(".number").inner_text()
        mark.tap()
        expect(note).not_to_be_visible()


def test_address_of_a_note_opens_it(at: At, page: Page) -> None:
    target = at("zh/3/").locator(".note[id]").first.get_attribute("id")
    page.goto(f"/zh/3/#{target}")
    expect(page.locator(f"[id='{target}']")).to_be_visible()
