"""Search as a reader uses it, in a browser: what it finds, how it is reached, what it fetches, what it never does."""

from __future__ import annotations

import gzip
import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route

from plansite.languages.en.stems import STEMS
from plansite.model import Plan
from plansite.render.kinds import PAGES
from plansite.search import FOLDER, pack, records
from plansite.search.copies import lengthened
from plansite.search.folding import normalised
from tests.conftest import Record
from tests.loaded import this_plan
from tests.thisplan.search.golden import golden
from tests.thisplan.search.golden import readers as readers_searches
from tests.thisplan.search.samples import Search, samples

HOME = {"zh": "/zh/3/", "en": "/en/3/"}
FIELD = ".md-search__input"
RESULT = ".md-search-result__link"
STATUS = ".md-search-result__meta"
#: One session of the engine for many queries: their first results as identities, a few more than a page shows.
ASK = """async ([queries, page]) => {
  const found = [];
  for (const q of queries) found.push((await planSearch.search(q, page)).results.slice(0, 40).map((result) => result.record.id));
  return found;
}"""
Asked = list[tuple[Search, list[str]]]
#: Resolves when the list shows a result of what was typed last.
SHOWN = """async (typed) => {
  const { search } = planSearch;
  const language = document.querySelector(".md-search").dataset.language;
  const { results } = await search(typed, language);
  const wanted = results.length ? results[0].record.id : "";
  for (let frame = 0; frame < 300; frame += 1) {
    const first = document.querySelector(".md-search-result__link");
    if ((first?.dataset.id ?? "") === wanted && document.querySelector(".md-search").dataset.shown === typed.trim()) break;
    await new Promise(requestAnimationFrame);
  }
  return [...document.querySelectorAll(".md-search-result__link")].map((link) => link.dataset.id);
}"""


@pytest.fixture(scope="session")
def plan() -> Plan:
    return this_plan()


@pytest.fixture(scope="module")
def opened_once(browser: Browser, server: str) -> Iterator[tuple[dict[str, Page], Record]]:
    """The pages of `readers`, and what they did."""
    record = Record()
    with browser.new_context(base_url=server, viewport={"width": 1440, "height": 900}) as context:
        pages = {language: context.new_page() for language in HOME}
        for language, page in pages.items():
            record.follow(page, server)
            page.goto(HOME[language])
            _open(page)
        yield pages, record


@pytest.fixture
def readers(opened_once: tuple[dict[str, Page], Record]) -> Iterator[dict[str, Page]]:
    """A Chinese and an English page with search open; a test that closes it opens it again."""
    pages, record = opened_once
    yield pages
    record.assert_clean()


def _open(page: Page) -> None:
    page.keyboard.press("/")
    page.wait_for_function("() => globalThis.planSearch?.search && document.querySelector('#__search').checked")
    page.wait_for_function("() => document.querySelector('.md-search').dataset.ready === ''")


def _type(page: Page, query: str) -> list[str]:
    """Type a query, and give the identities of the results as they stand on the page."""
    page.locator(FIELD).fill(query)
    shown: list[str] = page.evaluate(SHOWN, query)
    return shown


def _ask(readers: dict[str, Page], searches: Iterable[Search]) -> Asked:
    """What the engine finds for each, asked from the page where it is typed."""
    by_page: dict[str, list[Search]] = {}
    for search in searches:
        by_page.setdefault(search.page, []).append(search)
    asked: Asked = []
    for page, those in by_page.items():
        asked += zip(those, readers[page].evaluate(ASK, [[search.q for search in those], page]), strict=True)
    return asked


def _rates(asked: Asked) -> tuple[float, float, list[str]]:
    """Share of searches with the right block first, among the first three, and those that fail either."""
    first = [bool(found) and found[0] in search.want for search, found in asked]
    three = [bool(set(found[:3]) & set(search.want)) for search, found in asked]
    faults = [f"{s.q!r} {s.want} {found[:3]}" for (s, found), right in zip(asked, first, strict=True) if not right]
    return sum(first) / len(first), sum(three) / len(three), faults


def test_the_right_block_is_first_in_nineteen_of_twenty_searches(readers: dict[str, Page]) -> None:
    asked = _ask(readers, golden())
    first, three, faults = _rates(asked)
    print(f"searches: {len(asked)}, right block first {first:.1%}, among the first three {three:.1%}")
    assert (first >= 0.95, three) == (True, 1), faults


def test_what_is_typed_shows_what_the_engine_finds(readers: dict[str, Page]) -> None:
    """Some of every group."""
    groups: dict[tuple[str, str], list[Search]] = {}
    for search in golden():
        groups.setdefault((search.group, search.page), []).append(search)
    for search, found in _ask(readers, (search for group in groups.values() for search in group[::10])):
        shown = _type(readers[search.page], search.q)
        assert shown == found[: len(shown)] != [], search


def test_readers_find_what_they_mean_in_their_own_words(readers: dict[str, Page]) -> None:
    asked = _ask(readers, readers_searches())
    missed = [(search.q, found[:3]) for search, found in asked if search.want and not set(found[:3]) & set(search.want)]
    assert missed == []
    assert [(search.q, found) for search, found in asked if not search.want and found] == []


def test_searches_drawn_from_the_plan_find_their_block(readers: dict[str, Page], plan: Plan) -> None:
    asked = _ask(readers, samples(plan))
    first, three, faults = _rates(asked)
    print(f"searches from the plan: {len(asked)}, right block first {first:.1%}, among the first three {three:.1%}")
    assert [search.q for search, found in asked if not found] == []
    assert (first >= 0.98, three >= 0.995) == (True, True), faults
    for exact in ("string", "run-in", "traditional", "identity", "label", "indicator"):
        assert _rates([pair for pair in asked if pair[0].group == exact])[0] == 1, exact


def test_python_and_the_browser_normalise_alike(readers: dict[str, Page], plan: Plan) -> None:
    texts = [
        text for record in records(plan, PAGES) for words in record.words.values() for text in (words.head, words.text)
    ]
    ours = [normalised(text) for text in texts]
    assert readers["zh"].evaluate("(texts) => texts.map(planSearch.text.normalised)", texts) == ours
    traced = "(texts) => texts.map((text) => planSearch.text.traced(text).norm)"
    assert readers["zh"].evaluate(traced, texts) == ours
    words = sorted({word for text in ours for word in text.split() if word.isascii() and word.isalpha()})
    assert readers["zh"].evaluate("(words) => words.map(planSearch.languages.all[1].stem)", words) == [
        *map(STEMS.stem, words)
    ]


def test_a_result_says_where_it_stands_and_shows_the_hit(readers: dict[str, Page]) -> None:
    page = readers["zh"]
    _type(page, "碳标签")
    first = page.locator(".md-search-result__item").first
    assert first.locator(".search-way").inner_text() == "六、绘制平阳最美画卷 › （一）加快推动绿色低碳发展"
    assert first.locator(".search-label").inner_text() == "6-1-2"
    assert "“碳标签”推行" in first.locator(".search-text").inner_text()
    assert first.locator("mark").all_inner_texts() == ["碳标签"]
    assert first.locator(RESULT).get_attribute("href") == "../../zh/6/#m6-1-2"


@pytest.mark.parametrize(("on", "query"), [("zh", "carbon label"), ("en", "碳标签")])
def test_each_result_offers_the_same_block_in_the_other_language(readers: dict[str, Page], on: str, query: str) -> None:
    page = readers[on]
    _type(page, query)
    first = page.locator(".md-search-result__item").first
    found, other = first.locator("a").all()
    addresses = {link.get_attribute("hreflang"): str(link.get_attribute("href")) for link in (found, other)}
    assert addresses == {"zh-Hans": "../../zh/6/#m6-1-2", "en": "../../en/6/#m6-1-2"}
    assert found.get_attribute("lang") == ("en" if on == "zh" else "zh-Hans")
    assert "碳标签" in page.locator(STATUS).inner_text() and "carbon label" in page.locator(STATUS).inner_text()


def test_nothing_is_found_twice_and_only_blocks(readers: dict[str, Page]) -> None:
    for found in readers["zh"].evaluate(ASK, [["BIM", "质量", "3-1-2", "quality", "PM2.5"], "zh"]):
        assert len(found) == len(set(found)) > 0
    _type(readers["zh"], "质量")
    readers["zh"].locator(".search-more").click()
    addresses = readers["zh"].locator(RESULT).evaluate_all("(links) => links.map((link) => link.pathname)")
    assert len(addresses) > 15 and all(address.startswith(("/zh/", "/en/")) for address in addresses)


@pytest.mark.parametrize(
    ("on", "query", "words"),
    [
        ("zh", "碳标鉴", "没有找到“碳标鉴”，以下是近似词语的结果： 碳标签"),
        ("en", "carbn label", "Nothing found for “carbn label”. Results for a similar spelling: carbon label"),
        ("zh", "tanbiaoqian", "按拼音查找： 碳标签"),
        ("zh", "龘龘龘", "没有找到“龘龘龘”。可以换一个短一些的词再试"),
        ("en", "zzyzx", "Nothing found for “zzyzx”. Try a shorter word"),
        ("zh", "质量", "找到"),
        ("en", "chokepoint", "result"),
    ],
)
def test_a_status_says_what_was_found_and_helps_when_nothing_was(
    readers: dict[str, Page], on: str, query: str, words: str
) -> None:
    _type(readers[on], query)
    status = readers[on].locator(STATUS)
    assert status.get_attribute("role") == "status"
    assert words in status.inner_text()


def test_an_empty_answer_links_on(readers: dict[str, Page]) -> None:
    _type(readers["en"], "zzyzx")
    links = readers["en"].locator(f"{STATUS} a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert links == ["/en/", "/en/glossary/"]


def test_keys_open_walk_choose_and_close(page: Page, record: Record) -> None:
    page.goto("/zh/3/")
    closed = page.locator("#__search:not(:checked)")
    for key in ("/", "Control+k", "s", "f"):
        page.keyboard.press(key)
        assert page.locator("#__search:checked").count() == 1, key
        assert page.evaluate("() => document.activeElement.matches('.md-search__input')"), key
        page.keyboard.press("Escape")
        assert closed.count() == 1, key
    _open(page)
    assert len(_type(page, "碳达峰")) > 1
    links = page.locator(RESULT)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("(link) => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    assert links.nth(0).evaluate("(link) => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    assert page.locator(FIELD).evaluate("(field) => field === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/6/#m6-1-2")
    record.assert_clean()


def test_an_input_method_is_left_alone_until_a_word_is_chosen(readers: dict[str, Page]) -> None:
    page = readers["zh"]
    _type(page, "碳达峰")
    keyboard = page.context.new_cdp_session(page)
    shown = page.locator(RESULT).evaluate_all("(links) => links.map((link) => link.dataset.id)")
    page.locator(FIELD).select_text()
    keyboard.send("Input.imeSetComposition", {"text": "ying shang", "selectionStart": 10, "selectionEnd": 10})
    for key in ("ArrowDown", "Enter"):
        keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": key, "windowsVirtualKeyCode": 229})
    assert page.locator(FIELD).evaluate("(field) => field === document.activeElement && field.value === 'ying shang'")
    assert page.locator(RESULT).evaluate_all("(links) => links.map((link) => link.dataset.id)") == shown
    keyboard.send("Input.insertText", {"text": "营商环境"})
    page.wait_for_function("() => document.querySelector('.md-search').dataset.shown === '营商环境'")
    assert page.locator(RESULT).first.get_attribute("data-id") == "s9-1"
    assert page.url.endswith("/zh/3/")
    keyboard.detach()


def test_escape_gives_the_focus_back(at: Callable[[str], Page]) -> None:
    page = at("zh/3/")
    page.locator(".actions a").first.focus()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert page.locator(".actions a").first.evaluate("(link) => link === document.activeElement")


def test_the_field_is_left_by_tab_through_the_results(readers: dict[str, Page]) -> None:
    page = readers["zh"]
    _type(page, "碳标签")
    stops = 2 * page.locator(".md-search-result__item").count() + 1  # and the button that clears the field
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.locator("#__search:checked").count() == 1
    page.keyboard.press("Tab")
    assert page.locator("#__search:checked").count() == 0
    _open(page)


def test_a_query_in_the_address_opens_search(page: Page, record: Record) -> None:
    for address in ("/zh/?q=碳标签", "/en/9/?q=carbon+label", "/parallel/3/?q=碳标签", "/?q=碳标签"):
        page.goto(address)
        page.locator(RESULT).first.wait_for()
        assert page.locator(RESULT).first.evaluate("link => link.href").endswith("/6/#m6-1-2"), address
    page.locator(RESULT).first.click()
    page.wait_for_url("**/6/#m6-1-2")
    record.assert_clean()


@pytest.mark.parametrize("address", ["/zh/3/?q=碳标签#m3-1-2", "/en/3/#m3-1-2"])
def test_search_stays_open_where_the_address_has_a_fragment(page: Page, address: str) -> None:
    """Material closes it an eighth of a second after it has seen the fragment."""
    page.goto(address)
    _open(page)
    page.evaluate("() => { location.hash = 'm3-1-1' }")
    page.wait_for_timeout(400)
    assert page.locator(FIELD).is_visible() and page.locator("#__search:checked").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#__search:checked").count() == 0


def test_a_query_never_becomes_markup(readers: dict[str, Page]) -> None:
    page = readers["zh"]
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    for query in ("<img src=x onerror=alert(1)>", "<b>质量</b>", "\\u003cscript\\u003e", "${7*7}", '"><a href=x>'):
        _type(page, query)
        assert page.locator(".md-search__output :is(img, b, script, a[href='x'])").count() == 0
        assert page.locator(FIELD).input_value() == query
    page.remove_listener("dialog", hear)
    assert said == []


def test_nothing_is_fetched_before_search_is_opened_and_little_then(first_visit: Page) -> None:
    fetched: dict[str, int] = {}
    first_visit.on("response", lambda got: fetched.update({got.url: len(gzip.compress(got.body()))}))
    first_visit.goto("/zh/3/", wait_until="networkidle")
    assert [url for url in fetched if FOLDER in url] == []
    _open(first_visit)
    _type(first_visit, "碳标签")
    assert 10_000 < sum(size for url, size in fetched.items() if FOLDER in url) <= 150_000


@pytest.fixture(scope="module")
def long_index(plan: Plan) -> dict[str, str]:
    """The index of a plan ten times as long: cut into chunks and shards."""
    return pack(tuple(lengthened(tuple(records(plan, PAGES)), plan.languages, 10)), plan.languages, plan.glossary)


def _give(route: Route, index: dict[str, str]) -> str:
    """Answer with the script that is asked for, and say what it is."""
    script = index[f"{FOLDER}/{Path(route.request.url).name}"]
    route.fulfill(body=script, content_type="text/javascript; charset=utf-8")
    return script


def test_a_long_plan_is_searched_in_pieces(page: Page, record: Record, long_index: dict[str, str]) -> None:
    fetched: list[int] = []

    def serve(route: Route) -> None:
        fetched.append(len(gzip.compress(_give(route, long_index).encode())))

    page.route(f"**/{FOLDER}/*", serve)
    page.goto("/zh/3/")
    _open(page)
    for query, first in {"3-1-2": "m3-1-2", "m5003-1-2": "m5003-1-2", "专栏7009-1": "c7009-1"}.items():
        assert _type(page, query)[0] == first
    for query in ("碳标签", "质量基础设施", "carbon labels", "AI温州", "WTO/TBT", "standards", "质"):
        fetched.clear()
        found = _type(page, query)
        assert found, query
        assert "m" not in found, query
        held = page.evaluate(_HOLDS, [query, found])
        assert all(held), (query, found, held)
        assert sum(fetched) <= 450_000, query
    record.assert_clean()


def test_the_first_results_of_a_long_plan_do_not_wait_for_the_others(page: Page, long_index: dict[str, str]) -> None:
    given = 0
    most: float = math.inf
    held: list[Route] = []

    def serve(route: Route) -> None:
        """Give no more than so many chunks of records; hold back what is asked for from then on."""
        nonlocal given
        given += "/r-" in route.request.url
        if given > most:
            held.append(route)
        else:
            _give(route, long_index)

    page.route(f"**/{FOLDER}/*", serve)
    page.goto("/zh/3/")
    _open(page)
    given, most = 0, 3
    page.keyboard.insert_text("standards")
    page.locator(RESULT).nth(5).wait_for()
    first = page.locator(RESULT).first.get_attribute("data-id")
    for _ in range(500):
        if held:
            break
        page.wait_for_timeout(20)
    assert held, "the rest is not asked for"
    most = math.inf
    for route in held:
        _give(route, long_index)
    page.wait_for_function(f"(first) => document.querySelector('{RESULT}').dataset.id !== first", arg=first)
    page.wait_for_timeout(200)
    ids = [link.get_attribute("data-id") for link in page.locator(RESULT).all()]
    (whole,) = page.evaluate(ASK, [["standards"], "zh"])
    assert ids == whole[: len(ids)]
    assert len(ids) > 5


_HOLDS = """([query, ids]) => {
  const [term] = planSearch.query.parse(query).terms;
  const { all } = planSearch.languages;
  return ids.map((id) => all.some((language) => planSearch.match.find(term, planSearch.index.titled(id).every, language).length > 0));
}"""


def test_search_works_from_a_disk(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    faults: list[Any] = []
    page.on("pageerror", lambda error: faults.append(error))
    page.goto((site / "zh/3/index.html").as_uri())
    _open(page)
    assert _type(page, "碳标签")[0] == "m6-1-2"
    page.locator(RESULT).first.click()
    page.wait_for_url("**/zh/6/index.html#m6-1-2")
    assert page.locator("#m6-1-2").is_visible() and not faults
    page.close()


def test_it_can_be_used_on_a_phone(new_page: Callable[..., Page], record: Record) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("/en/")
    page.locator("label.md-header__button[for=__search]").tap()
    page.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    page.keyboard.insert_text("smiling curve")
    page.locator(RESULT).first.tap()
    page.wait_for_url("**/en/3/#m3-2-1")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    record.assert_clean()
