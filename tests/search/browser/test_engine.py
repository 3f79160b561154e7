"""The engine on small plans, in a browser page that has nothing else in it: any languages, any number of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from plansite.languages import Language, language
from plansite.languages.en.stems import STEMS
from plansite.search import FOLDER
from plansite.search.folding import normalised
from plansite.search.postings import encode
from tests.search.engine import SCRIPTS, Engine
from tests.search.made import MADE_UP, found, index, pieces

ZH, EN = language("zh"), language("en")


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Callable[[dict[str, str]], Engine]]:
    """Makes an engine for an index; one page for each."""
    context = browser.new_context()
    made: dict[str, Engine] = {}

    def of(files: dict[str, str]) -> Engine:
        key = files[f"{FOLDER}/manifest.js"]
        if key not in made:
            made[key] = Engine(context.new_page(), files)
        return made[key]

    yield of
    context.close()


Makes = Callable[[dict[str, str]], Engine]


@pytest.mark.parametrize(
    ("query", "page", "block", "shown"),
    [
        ("三个检测中心", "zh", "m1-1-1", "zh"),
        ("三个检测中心", "en", "m1-1-1", "zh"),
        ("three testing centres", "zh", "m1-1-1", "en"),
        ("three testing centers", "mul", "m1-1-1", "en"),
        ("三個檢測中心", "mul", "m1-1-1", "zh"),
        ("第一章第一节", "en", "s1-1", "en"),
        ("table one", "zh", "t1", "zh"),
        ("1-1-1", "mul", "m1-1-1", "zh"),
        ("依托现有机构，新增设备", "zh", "c1-1-1", "zh"),
    ],
)
def test_a_block_is_found_in_both_languages_and_shown_in_the_right_one(
    engine: Makes, query: str, page: str, block: str, shown: str
) -> None:
    assert engine(index()).first(query, page) == (block, shown)


@pytest.mark.parametrize(
    ("query", "block"),
    [("第一章第一节", "s1-1"), ("table one", "t1"), ("m3001-1-1", "m3001-1-1"), ("专栏4001-1", "c4001-1")],
)
def test_a_block_of_a_long_plan_is_found_by_its_number(engine: Makes, query: str, block: str) -> None:
    assert engine(pieces()).first(query, "zh") == (block, "zh")


@pytest.mark.parametrize(
    ("query", "held", "shown"),
    [("三個檢測中心", "三个检测中心", "zh"), ("testing centers", "centr", "en"), ("设备", "设备", "zh")],
)
def test_blocks_of_a_long_plan_are_found_by_their_words(engine: Makes, query: str, held: str, shown: str) -> None:
    made = engine(pieces())
    results, *_ = made.ask(query, "zh")
    texts = made.page.evaluate("(ids) => ids.map((id) => planSearch.index.titled(id).every)", [id for id, _ in results])
    assert len(texts) > 5 and all(held in text for text in texts)
    assert results[0][1] == shown


@pytest.mark.parametrize(
    ("languages", "query", "page", "shown"),
    [
        ((ZH,), "检测中心", "zh", "zh"),
        ((ZH,), "jiancezhongxin", "zh", "zh"),
        ((EN,), "testing centers", "en", "en"),
        ((EN, ZH), "1-1-1", "mul", "en"),
        ((EN, ZH), "检测中心", "mul", "zh"),
        ((ZH, EN, MADE_UP), "ésertnec", "xx", "xx"),
        ((ZH, EN, MADE_UP), "ésertnec", "zh", "xx"),
        ((ZH, EN, MADE_UP), "centres", "xx", "en"),
    ],
)
def test_one_language_two_or_three(
    engine: Makes, languages: tuple[Language, ...], query: str, page: str, shown: str
) -> None:
    assert engine(index(*languages)).first(query, page) == ("m1-1-1", shown)


def test_what_a_language_cannot_do_is_left_undone(engine: Makes) -> None:
    english = engine(index(EN))
    assert english.ask("jiancezhongxin", "en")[1] == "none"
    assert english.ask("检测中心", "en")[1] == "none"
    assert engine(index(ZH)).ask("table one", "zh")[0] == []


def test_a_result_links_to_the_same_block_in_every_other_language(engine: Makes) -> None:
    pairs = """async (place) => {
      const elements = Object.fromEntries(["meta", "list", "output"].map((name) => [name, document.createElement("div")]));
      planSearch.view.show(await planSearch.search("检测中心", "zh"), "检测中心", elements, place, () => {});
      return [...elements.list.firstChild.querySelectorAll(".search-pair")].map((link) => link.hreflang);
    }"""
    place = {"base": "https://example.org/", "language": "zh", "pages": "folders"}
    wanted: list[tuple[tuple[Language, ...], list[str]]] = [
        ((ZH,), []), ((ZH, EN), ["en"]), ((ZH, EN, MADE_UP), ["en", "tlh"]),
    ]  # fmt: skip
    for languages, tags in wanted:
        assert engine(index(*languages)).page.evaluate(pairs, place) == tags


def test_no_language_is_named_in_the_engine() -> None:
    for path in sorted(SCRIPTS.glob("*.js")):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"""["'`.](?:zh|en)\b|\b(?:zh|en):""", code), path
        marks = set(re.findall(r"[\u3400-\u9fff]", code))
        assert not marks, (path, marks)


def test_python_and_the_browser_fold_alike(engine: Makes) -> None:
    made = engine(index())
    texts = [text for record in found() for words in record.words.values() for text in (words.head, words.text)]
    ours = [normalised(text) for text in texts]
    assert made.page.evaluate("(texts) => texts.map(planSearch.text.normalised)", texts) == ours
    assert made.page.evaluate("(texts) => texts.map((text) => planSearch.text.traced(text).norm)", texts) == ours
    words = sorted({word for text in ours for word in text.split() if word.isascii() and word.isalpha()})
    stems = "(words) => words.map(planSearch.languages.all[1].stem)"
    assert made.page.evaluate(stems, words) == [STEMS.stem(word) for word in words]


def test_postings_are_read_in_the_browser_as_they_were_written(engine: Makes) -> None:
    numbers = [0, 1, 2, 92, 93, 94, 150, 60_000, 130_000, 400_000, 400_001]
    read = "(text) => [...planSearch.postings.decoded(text)]"
    assert engine(index()).page.evaluate(read, encode(numbers)) == numbers


@pytest.mark.parametrize(
    ("query", "page", "first", "kind"),
    [
        ("化验", "zh", "c1-1", "meant"),
        ("化验中心", "zh", "m1-1-1", "meant"),
        ("trial runs", "en", "c1-1", "meant"),
        ("机器怎么买", "zh", "", "meant"),
        ("百分之九十八", "zh", "m1-1-1", ""),
        ("二〇二五年", "en", "m1-1-1", ""),
        ("98 per cent", "en", "m1-1-1", ""),
        ("设备、平台", "zh", "c1-1-1", ""),
        ("jian ce zhong xin", "zh", "m1-1-1", "syllables"),
        ("jiǎncè zhōngxīn", "zh", "m1-1-1", "syllables"),
        ("检\u200b测\u200b中\ufeff心", "zh", "m1-1-1", ""),
        ("tijian", "zh", "c1-1", "syllables"),  # 体检, a reader's word
    ],
)
def test_a_query_is_understood_in_other_words(engine: Makes, query: str, page: str, first: str, kind: str) -> None:
    results, found_kind, _ = engine(index()).ask(query, page)
    assert results and found_kind == kind, (results, found_kind)
    assert not first or results[0][0] == first


def test_what_the_plan_has_not_is_not_found_and_the_nearest_is_offered(engine: Makes) -> None:
    near = "async (q) => (await planSearch.search(q, 'zh')).notice"
    assert engine(index()).page.evaluate(near, "龘龘") == {"kind": "none", "near": []}
    assert engine(index()).page.evaluate(near, "质甲产乙")["near"] == ["产品质量"]


def test_characters_that_stand_together_by_accident_are_no_word(engine: Makes) -> None:
    """展目 stands in 发展目标 only, and its characters elsewhere with others."""
    small = engine(index())
    asked = [small.ask(query, "en") for query in ("mubiao", "zhanmu", "ze biao")]
    assert [(bool(results), kind) for results, kind, _ in asked] == [
        (True, "syllables"),
        (False, "none"),
        (False, "none"),
    ]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("百分之九十八点五", "98.5%"), ("二〇二五年", "2025年"), ("千分之5", "5‰"), ("第十四个", "第14个")],
)
def test_numbers_are_written_in_digits(engine: Makes, text: str, digits: str) -> None:
    write = "(text) => planSearch.languages.all[0].numerals.inDigits(text)"
    assert engine(index()).page.evaluate(write, text) == digits


@pytest.mark.parametrize(
    ("text", "characters"),
    [("第14个", "第十四个"), ("20", "二十"), ("105", "一百零五"), ("2010", "二千零一十"), ("0", "零")],
)
def test_numbers_are_written_in_characters(engine: Makes, text: str, characters: str) -> None:
    write = "(text) => planSearch.languages.all[0].numerals.inCharacters(text)"
    assert engine(index()).page.evaluate(write, text) == characters


@pytest.mark.parametrize(
    ("text", "number"),
    [("二十一", 21), ("十", 10), ("一百零三", 103), ("二〇二五", 2025), ("一万二千", 12000), ("两亿", 200000000)],
)
def test_numbers_in_characters(engine: Makes, text: str, number: int) -> None:
    parse = "(text) => planSearch.languages.all[0].numerals.parse(text)"
    assert engine(index()).page.evaluate(parse, text) == number
