"""Links and citations in a real browser: copied by mouse, keyboard and touch; arrival with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from plansite import languages
from plansite.model.version import version
from tests.browser.axe import Scheme, found_in
from tests.browser.reading import rest
from tests.conftest import Record
from tests.contexts import PARKED
from tests.loaded import this_plan
from tests.thisplan.browser.conftest import CLIPBOARD

ROOT = Path(__file__).resolve().parents[3]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1440, "height": 900}}
#: One of each kind, with the page that it is on; tables scroll inside themselves, notes are closed, items are nested.
SAMPLE = (
    ("zh/3/", "s3-2"),
    ("zh/3/", "m3-1-2"),
    ("en/1/", "p1-1-1"),
    ("zh/3/", "c3-1"),
    ("zh/3/", "c3-1-3"),
    ("en/8/", "c8-1-2"),
    ("zh/2/", "t2"),
    ("zh/2/", "i-pm25"),
    ("en/2/", "i-manufacturing-pass-rate"),
    ("zh/3/", "n-placeholder-standardisation-projects"),
    ("en/glossary/", "g-special-column"),
    ("zh/notice/", "a2"),
    ("parallel/3/", "m3-1-2"),
    ("parallel/3/", "c3-1"),
)
NewPage = Callable[..., Page]
At = Callable[[str], Page]


def _sample() -> list[tuple[str, str]]:
    """The sample, each identity replaced by another of its kind where the plan has it no longer."""
    published = (ROOT / "plan" / "identities.lock").read_text("utf-8").split()
    return [(page, identity) for page, identity in SAMPLE if identity in published]


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _said(page: Page, words: str) -> None:
    expect(page.locator("p[role=status][data-site]")).to_have_text(words)


def test_sample_has_every_kind() -> None:
    kinds = {re.sub(r"\d.*|-.*", "", identity) for _, identity in _sample()}
    assert kinds == {"s", "m", "p", "c", "t", "i", "n", "g", "a"}


def test_mouse_copies_the_link(at: At, server: str) -> None:
    page = at("zh/3/")
    assert page.locator(".link-tools").count() == 0
    page.click(".identity > a[href='#m3-1-2']")
    page.get_by_role("button", name="链接：举措3-1-2").click()
    _said(page, "已复制举措3-1-2的链接")
    expect(page.locator(".link-tools button").first).to_have_text("已复制")
    assert _clipboard(page) == f"{server}/zh/3/#m3-1-2"
    page.click("h1")
    assert page.locator(".link-tools").count() == 0


WITHOUT_CLIPBOARD = "() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })"
WITH_CLIPBOARD = "() => { delete navigator.clipboard; delete document.execCommand; }"


def test_copies_without_the_clipboard_of_new_browsers(at: At, server: str) -> None:
    page = at("zh/3/")
    page.evaluate(WITHOUT_CLIPBOARD)
    page.click(".identity > a[href='#m3-1-2']")
    page.locator(".link-tools button").first.click()
    _said(page, "已复制举措3-1-2的链接")
    page.evaluate(WITH_CLIPBOARD)
    assert _clipboard(page) == f"{server}/zh/3/#m3-1-2"


def test_one_key_copies_a_form(at: At) -> None:
    page = at("zh/3/")
    page.keyboard.press("Tab")
    page.locator(".identity > a[href='#m3-1-2']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for key, (name, text) in enumerate(_citations(page).items(), 1):
        page.keyboard.press(str(key))
        _said(page, f"已复制引文：{name}")
        assert _clipboard(page) == text
    page.keyboard.press("9")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.cite")).not_to_be_visible()
    expect(page.get_by_role("button", name="引用举措3-1-2")).to_be_focused()


def test_citation_quotes_what_is_selected(at: At) -> None:
    page = at("zh/3/")
    page.evaluate(
        """() => {
          const node = document.querySelector('.measure:has(#m3-1-2) p').firstChild;
          getSelection().setBaseAndExtent(node, 0, node, 4);
        }"""
    )
    selected = page.evaluate("getSelection().toString()")
    page.click(".identity > a[href='#m3-1-2']")
    page.locator(".link-tools button").nth(1).click()
    assert [*_citations(page).values()][3].split("\n")[0] == selected != ""


def test_selection_in_a_note_is_not_quoted_as_the_plan(at: At) -> None:
    """The note hangs inside the item, but its words are the editors'."""
    words = at("zh/3/").evaluate(
        """() => {
          const note = document.querySelector(".special-column li .note");
          note.classList.add("open");
          getSelection().selectAllChildren(note.querySelector("p"));
          const item = note.closest("li");
          const words = citable.wordsOf(item.id || item.querySelector("h4").id);
          note.classList.remove("open");
          return [item.textContent, words];
        }"""
    )
    assert "——" not in words[1] and words[1] and len(words[1]) < len(words[0]) / 1.2
    assert not re.search("重复|缺字|不一致", words[1])


def test_keyboard_copies_the_link(at: At, server: str) -> None:
    page = at("en/3/")
    page.keyboard.press("Tab")
    page.locator(".identity > a[href='#m3-1-2']").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Link: Measure 3-1-2")).to_be_focused()
    page.keyboard.press("Enter")
    _said(page, "Copied the link to Measure 3-1-2")
    assert _clipboard(page) == f"{server}/en/3/#m3-1-2"
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Cite Measure 3-1-2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".identity > a[href='#m3-1-2']")).to_be_focused()


def test_failure_is_said(at: At) -> None:
    page = at("en/3/")
    page.evaluate(WITHOUT_CLIPBOARD)
    page.evaluate("() => { document.execCommand = () => false; }")
    page.click(".identity > a[href='#m3-1-2']")
    page.locator(".link-tools button").first.click()
    _said(page, "Could not copy. Select the text and copy it.")
    expect(page.locator(".link-tools button").first).to_have_text("Link")
    page.evaluate(WITH_CLIPBOARD)


def test_chapter_can_be_cited(at: At, server: str) -> None:
    page = at("en/3/")
    page.locator(".actions button", has_text="Cite").click()
    gbt, apa, *_ = _citations(page).values()
    assert "：第3章[EB/OL]" in gbt and ": Chapter 3 (Version" in apa and apa.endswith(f"{server}/en/3/")


def test_touch_copies_the_link(new_page: NewPage, server: str, record: Record) -> None:
    page = new_page(**PHONE)
    page.context.grant_permissions(CLIPBOARD)
    page.goto("/en/2/")
    page.locator(".identity > a[href='#i-pm25']").tap()
    assert page.url == f"{server}/en/2/"
    button = page.locator(".link-tools button").first
    box = button.bounding_box()
    assert box is not None and box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    button.tap()
    expect(button).to_have_text("Copied")
    assert _clipboard(page) == f"{server}/en/2/#i-pm25"
    page.locator(".identity > a[href='#i-pm25']").tap()
    assert page.url.endswith("#i-pm25")
    record.assert_clean()


#: Where an identity and its buttons are, and whether a press in the middle of a button meets it, once it is in the window.
TOOLS = """id => {
  const box = (element) => element.getBoundingClientRect().toJSON();
  const tools = document.querySelector(".link-tools");
  const buttons = [...tools.querySelectorAll("button")];
  const found = { at: box(tools.parentElement.querySelector(`.identity > a[href='#${id}']`)), tools: box(tools), buttons: buttons.map(box) };
  const meets = (button) => {
    button.scrollIntoView({ block: "center", inline: "nearest" });
    const { left, top, width, height } = box(button);
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  };
  return { ...found, met: buttons.map(meets) };
}"""


def _assert_buttons_beside(page: Page, identity: str, where: str, *, touch: bool) -> None:
    """Pressed, an identity has both its buttons beside it, in the window, and they can be pressed."""
    link = page.locator(f".identity > a[href='#{identity}']").first
    link.tap() if touch else link.click()
    found = page.evaluate(TOOLS, identity)
    at, tools, buttons = found["at"], found["tools"], found["buttons"]
    assert abs(tools["y"] - at["y"]) <= 48, where
    assert at["x"] - 200 <= tools["x"] <= at["x"] + at["width"] + 8, where
    assert found["met"] == [True, True], where
    assert all(each["left"] >= 0 and each["right"] <= page.viewport_size["width"] for each in buttons), where  # type: ignore[index]


#: How a block is marked that an address names.
TARGET = "rgb(226, 237, 245)"
ARRIVAL = """([id, colour]) => {
  const target = document.getElementById(id);
  const block = target.closest('.measure, .paragraph, .row, tr, li, section.term, .note') ?? target;
  const box = (block.checkVisibility() ? block : target).getBoundingClientRect();
  const mark = [target, block, block.closest('.special-column'), ...block.children, ...target.children].filter(Boolean)
    .some(each => getComputedStyle(each).backgroundColor === colour);
  const head = document.querySelector('.md-header').getBoundingClientRect().bottom;
  const covers = target.closest('table')?.querySelector('thead')?.getBoundingClientRect().bottom ?? 0;
  const half = Math.min(box.width, 200) / 2;
  const hit = document.elementFromPoint(box.left + half, box.top + Math.min(box.height, 24) / 2);
  return { top: box.top - Math.max(head, target.matches('tr') ? covers : 0), bottom: innerHeight - box.top, mark,
           seen: !!hit && (block.contains(hit) || hit.contains(block)) };
}"""


#: Puts the anchor of a block that was moved here where the templates do (tests/render/test_short_addresses.py), and goes to it.
MOVED_HERE = """id => {
  const target = document.getElementById(id);
  const block = target.querySelector(".name")
    ?? target.closest(".measure, .paragraph, .special-column li, .section, .special-column");
  scrollTo(0, 0);
  block.insertAdjacentHTML("afterbegin", `<div class="moved" id="old-${id}" data-site></div>`);
  location.hash = `old-${id}`;
}"""
AT_MOVED = """id => {
  const block = document.getElementById(`old-${id}`).parentElement;
  const head = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return [block.getBoundingClientRect().top - head, innerHeight - block.getBoundingClientRect().top,
          getComputedStyle(block).backgroundColor];
}"""


def _assert_arrives_where_it_moved(page: Page, identity: str, where: str) -> None:
    """The anchor that a moved identity leaves marks its block and stands clear."""
    page.evaluate(MOVED_HERE, identity)
    rest(page)
    top, below, colour = page.evaluate(AT_MOVED, identity)
    assert top >= -1 and below > 0 and colour == TARGET, (where, top, below, colour)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("options", [DESK, PHONE], ids=["desk", "phone"])
def test_arrival(new_page: NewPage, options: dict[str, object], scripts: bool) -> None:
    """A block of every kind is marked, in view, and clear of the site's header and the table's; and it has its control.

    On a desk with scripts each comes with the address of a page that is opened for it; else a page is opened with its first, and led
    from block to block: without scripts it is the browser that arrives, and the same rules of style that mark.
    """
    page = new_page(**options) if scripts else new_page(**options, java_script_enabled=False)
    for address, identity in sorted(_sample()):
        where = f"{address}#{identity}"
        if scripts and options is DESK:
            page.goto(PARKED)  # so that the next page is opened, and not only scrolled; by the same process
        page.goto(f"/{where}")
        if scripts:
            rest(page)
        found = page.evaluate(ARRIVAL, [identity, TARGET])
        assert found["mark"] and found["seen"], (where, found)
        assert found["top"] >= -1 and found["bottom"] > 0, (where, found)
        if scripts:
            _assert_buttons_beside(page, identity, where, touch=options is PHONE)
        if scripts and identity[0] in "simpc" and not address.startswith("parallel"):
            _assert_arrives_where_it_moved(page, identity, where)


@pytest.mark.parametrize(
    ("page_was", "identity"),
    [("zh/4/", "n-award-level-lost"), ("en/notice/", "t2"), ("parallel/4/", "m3-1-2")],
)
def test_a_link_to_where_a_block_was_leads_on(new_page: NewPage, server: str, page_was: str, identity: str) -> None:
    """Its identity is the same, but it stands on another page by now: a note whose block moved, a table.

    Where it leads is made of the page's way to the root and of the identity: each page and each kind is tried once.
    """
    page = new_page(locale="en-GB", **DESK)
    page.goto(f"/{page_was}#{identity}", wait_until="commit")
    page.wait_for_url(re.compile(rf"{server}/en/[23]/#{identity}$"))
    expect(page.locator(f"[id={identity}]")).to_be_visible()


def test_a_fragment_that_names_nothing_does_no_harm(page: Page, server: str) -> None:
    """One comes with the address, the others on the page. Of the first, which has the form of an identity, the server is asked."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with page.expect_response(lambda answer: answer.request.method == "HEAD") as asked:
        page.goto("/zh/3/#m3-9-99")
    assert asked.value.status == 404
    for fragment in ("m3-9-99", "%", "%E0%A4%A", "toString", "'\"<x>", "n-..", "m3-1-2/../../zh"):
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        rest(page)
        assert page.url.startswith(f"{server}/zh/3/#") and page.title().startswith("三、") and faults == []
        page.click(".identity > a[href='#m3-1-2']")
        expect(page.locator(".link-tools button")).to_have_count(2)
        page.click("h1")


def test_page_in_the_place_of_one_that_is_gone_takes_the_block_along(page: Page, server: str) -> None:
    """As tests/render/test_short_addresses.py has it rendered."""
    short = f"{server}/assets/js/short.js"
    gone = f'<link rel="alternate" hreflang="zh-Hans" href="../2/"><script src="{short}"></script>'
    page.route("**/zh/7/", lambda route: route.fulfill(body=gone, content_type="text/html"))
    page.goto("/zh/7/#t2", wait_until="commit")
    page.wait_for_url(f"{server}/zh/2/#t2")


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("en-GB", "en"), ("fr-FR", "zh")])
def test_short_address_prefers_the_language_of_the_browser(
    new_page: NewPage, server: str, record: Record, locale: str, language: str
) -> None:
    page = new_page(locale=locale, **DESK)
    page.goto("/m/3-1-2/", wait_until="commit")
    page.wait_for_url(f"{server}/{language}/3/#m3-1-2")
    record.assert_clean()


def test_short_address_without_scripts_leads_to_the_original(new_page: NewPage, server: str) -> None:
    page = new_page(java_script_enabled=False, locale="en-GB")
    for identity in ("t2", "i-pm25", "c3-1-1", "a1"):
        page.goto(f"/{identity[0]}/{identity[1:].removeprefix('-')}/", wait_until="commit")
        page.wait_for_url(re.compile(rf"{server}/zh/\w+/#{identity}$"), wait_until="commit")


def test_short_address_leaves_no_step_to_go_back_through(new_page: NewPage, server: str) -> None:
    page = new_page(locale="zh-CN", **DESK)
    page.goto("/zh/")
    page.goto("/m/3-1-2/", wait_until="commit")
    page.wait_for_url(f"{server}/zh/3/#m3-1-2")
    page.go_back()
    assert page.url == f"{server}/zh/"


def _citations(page: Page) -> dict[str, str]:
    names = page.locator("dialog.cite li h3").all_text_contents()
    return dict(zip(names, page.locator("dialog.cite li pre").all_text_contents(), strict=True))


def _digest() -> tuple[str, str]:
    now = version(this_plan())
    return now.date, now.digest


@pytest.mark.parametrize("language", ["zh", "en"])
def test_citation_of_a_measure(page: Page, server: str, record: Record, language: str) -> None:
    """The forms of tests/thisplan/pages/citations.yml, filled in by the browser."""
    golden = yaml.safe_load((ROOT / "tests" / "thisplan" / "pages" / "citations.yml").read_text("utf-8"))
    case = next(case for case in golden if case["name"] == f"measure, {language}")
    page.clock.install(time="2026-11-03T08:00:00")
    page.goto(f"/{language}/3/")
    page.click(".identity > a[href='#m3-1-2']")
    page.locator(".link-tools button").nth(1).click()
    name = {"zh": "引用举措3-1-2", "en": "Cite Measure 3-1-2"}[language]
    expect(page.get_by_role("dialog", name=name)).to_be_visible()
    shown = list(_citations(page).values())
    opened, digest = _digest()
    assert opened == "2021-12-16"
    for form, text in zip(("gbt7714", "apa", "bibtex"), shown, strict=False):
        expected = case["forms"][form].replace("https://plan.example/q/", f"{server}/").replace("0123456789ab", digest)
        assert text == expected
    words = page.locator("#m3-1-2").text_content()
    quoted, _, source = shown[3].partition("\n")
    assert words is not None and quoted.startswith(re.sub(r"\s*(注|Note )\d+", "", words).strip()) and len(quoted) > 60
    tail = case["forms"]["plain"].partition("\n")[2]
    assert source == tail.replace("https://plan.example/q/", f"{server}/").replace("0123456789ab", digest)
    record.assert_clean()


#: Blocks by their page: what the plain form of their citation begins with, and calls them.
CITED = {
    "zh/2/": {"i-pm25": ("", "指标“")},
    "en/2/": {"i-pm25": ("", "Indicator “")},
    "zh/3/": {
        "c3-1": ("专栏3-1：“浙江制造”标准提升工程\n", "专栏3-1"),
        "s3-1": ("（一）提升产业链质量水平\n", "第3-1节"),
    },
    "parallel/3/": {"m3-1-2": ("培育全产业链质量示范标杆。", "举措3-1-2")},
    "parallel/en/3/": {"m3-1-2": ("Fostering model quality benchmarks", "Measure 3-1-2")},
}
#: An indicator and a term: what they are called in each language.
NAMED = {
    "i-pm25": ("指标“城市PM2.5平均浓度”", "Indicator “Average urban PM2.5 concentration”"),
    "g-special-column": ("术语“专栏”", "Term “Special Column”"),
}
NAMED_ON = {
    **dict.fromkeys(("zh/2/", "en/2/", "parallel/2/", "parallel/en/2/"), "i-pm25"),
    **dict.fromkeys(("zh/glossary/", "en/glossary/"), "g-special-column"),
}
QUOTED = ("zh/1/", "en/3/", "zh/8/", "en/notice/", "parallel/2/", "parallel/en/2/", "parallel/en/3/")


@pytest.mark.parametrize("address", sorted({*CITED, *NAMED_ON, *QUOTED}))
def test_citations(at: At, address: str) -> None:
    page = at(address)
    for identity, (starts, names) in CITED.get(address, {}).items():
        _assert_cited(_cited(page, identity), identity, starts, names)
    if named := NAMED_ON.get(address):
        _assert_each_form_names_it_in_its_language(_cited(page, named), *NAMED[named], own="en/" in address)
    if address in QUOTED:
        _assert_the_plan_is_quoted_and_nothing_else(page, "en" if "en/" in address else "zh")


def _cited(page: Page, identity: str) -> list[str]:
    """The forms of a block's citation, as its button asks for them (test_citation_of_a_measure presses it)."""
    page.evaluate("id => document.dispatchEvent(new CustomEvent('plan:cite', { detail: { id } }))", identity)
    return [*_citations(page).values()]


def _assert_cited(cited: list[str], identity: str, starts: str, names: str) -> None:
    *forms, plain = cited
    assert plain.startswith(starts) and names in plain
    quoted = plain.split("\n")[0]
    assert quoted and not re.search(r"注\d|Note \d|链接|#|\s{2}|[a-z]\d-\d", quoted)
    assert all(f"/{identity[0]}/{identity[1:].removeprefix('-')}/" in text for text in (*forms, plain))


def _assert_each_form_names_it_in_its_language(cited: list[str], zh: str, en: str, *, own: bool) -> None:
    gbt, apa, *others = cited
    assert zh in gbt and en in apa
    assert all((en if own else zh) in text for text in others)


def _assert_the_plan_is_quoted_and_nothing_else(page: Page, language: str) -> None:
    """Not what the site says beside it: indicators served, notes, the other language."""
    own: dict[str, str] = {}
    for passage in this_plan().passages(languages.language(language)):
        if passage.id.kind in {"section", "measure", "paragraph", "item", "announcement", "indicator"}:
            own[str(passage.id)] = own.get(str(passage.id), "") + passage.text
    quoted = page.evaluate(
        """ids => Object.fromEntries(ids.filter(id => document.getElementById(id)).map(id => [id, citable.wordsOf(id)]))""",
        list(own),
    )
    assert len(quoted) > 5
    assert {id: re.sub(r"\s", "", words) for id, words in quoted.items()} == {
        id: re.sub(r"\s", "", own[id]) for id in quoted
    }


def test_names_are_no_commands_to_tex(page: Page) -> None:
    """As in tests/thisplan/pages/test_citation.py, where the browser puts in the name."""
    page.goto("/en/2/")
    page.evaluate(
        r"""() => {
          document.querySelector("#i-pm25 .name").textContent = "R&D {100%} #1 a_b $ ~ ^ \\x";
          document.dispatchEvent(new CustomEvent("plan:cite", { detail: { id: "i-pm25" } }));
        }"""
    )
    words = r"R\&D \textbraceleft{}100\%\textbraceright{} \#1 a\_b \$ \textasciitilde{} \textasciicircum{} \textbackslash{}x"
    assert f": Indicator “{words}”}}}}," in [*_citations(page).values()][2]


@pytest.mark.parametrize(("options", "width"), [(DESK, 1440), (PHONE, 390)], ids=["desk", "phone"])
def test_control_and_dialog_are_accessible(new_page: NewPage, options: dict[str, object], width: int) -> None:
    """Everything in light; in the dark what the colours decide."""
    page = new_page(**options)
    page.goto("/en/3/")
    schemes: tuple[Scheme, ...] = ("light", "dark")
    link = page.locator(".identity > a[href='#m3-1-2']")
    link.click() if options is DESK else link.tap()
    for scheme in schemes:
        assert found_in(page, width, scheme, ".link-tools") == []
    page.locator(".link-tools button").nth(1).click()
    for scheme in schemes:
        assert found_in(page, width, scheme, "dialog.cite") == []


def test_without_scripts_the_identity_is_the_link(new_page: NewPage, server: str) -> None:
    page = new_page(java_script_enabled=False, **DESK)
    page.goto("/zh/3/")
    assert page.locator(".link-tools, dialog.cite").count() == 0
    assert page.locator(".actions button:visible").count() == 0 < page.locator(".actions button").count()
    page.locator(".identity > a[href='#m3-1-2']").click()
    assert page.url == f"{server}/zh/3/#m3-1-2"
