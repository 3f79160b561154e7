"""Every page as HTML: identities, headings, links and languages, without a browser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.pages.addresses import Addresses
from tests.loaded import this_plan

ROOT: Final = Path(__file__).resolve().parents[3]
PARTS: Final = ("zh", "en", "parallel")
ORIGIN: Final = "https://site.invalid/"
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_ENGLISH: Final = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
#: What every page has around its text.
CHROME: Final = ".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer", ".md-path"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return this_plan()


@cache
def document(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_text("utf-8"))


def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Everything that one reads: the landing page and the pages of the three parts, by address."""
    paths = [site / "index.html", *(path for part in PARTS for path in sorted((site / part).rglob("index.html")))]
    return {path.parent.relative_to(site).as_posix().removeprefix(".") + "/": document(path) for path in paths}


def language(address: str) -> str:
    return address.split("/")[0]


def tongue(element: lxml.html.HtmlElement) -> str:
    """The language that a browser takes an element to be in."""
    around = (each.get("lang") for each in (element, *element.iterancestors()))
    return next((str(lang).split("-")[0] for lang in around if lang is not None), "")


def strings(element: lxml.html.HtmlElement) -> Iterator[tuple[lxml.html.HtmlElement, str]]:
    """Every text that somebody reads or hears, with the element whose language it is in."""
    for node in element.iter():
        if not isinstance(node.tag, str) or node.tag in {"script", "style", "svg", "template"}:
            continue
        yield node, node.text or ""
        for name in ("title", "alt", "placeholder", "aria-label"):
            yield node, node.get(name, "")
        for child in node:
            yield node, child.tail or ""


def ids(page: lxml.html.HtmlElement) -> Counter[str]:
    return Counter(map(str, page.xpath("//*/@id")))


@cache
def anchors(path: Path) -> frozenset[str]:
    """The places of a page that links can lead to."""
    return frozenset(ids(document(path)))


def test_there_are_as_many_pages_in_each_language(site: Path) -> None:
    by_part: dict[str, set[str]] = {part: set() for part in PARTS}
    for address in pages(site):
        if language(address) in by_part:
            by_part[language(address)].add(address.partition("/")[2])
    assert by_part["zh"] == by_part["en"] > {"notice/", "0/"}
    beside = {"notice/", *(f"{number}/" for number in range(11))}
    assert by_part["parallel"] == beside | {f"en/{each}" for each in beside}


def test_ids_are_unique(site: Path) -> None:
    twice = {address: [name for name, count in ids(page).items() if count > 1] for address, page in pages(site).items()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_every_identity_of_the_plan_is_on_its_three_pages(site: Path, plan: Plan) -> None:
    addresses, built = Addresses(plan), pages(site)
    identities: list[Identity] = [passage.id for passage in plan.passages(plan.original)]
    identities += [note.identity for note in plan.notes if note.block.kind != "page" or note.block.key != "cover"]
    missing = [
        f"{part}/{addresses.page(identity)}#{identity}"
        for identity in dict.fromkeys(identities)
        if identity.kind != "page"
        for part in PARTS
        if part in {"zh", "en"} or addresses.page(identity) != "agreement/"
        if str(identity) not in ids(built[f"{part}/{addresses.page(identity)}"])
    ]
    assert missing == []
    for part in ("zh", "en"):
        assert {str(term.identity) for term in plan.glossary} <= ids(built[f"{part}/glossary/"]).keys()


def test_identities_stand_in_the_same_order_on_all_three(site: Path) -> None:
    built = pages(site)
    own = re.compile(r"(?:[smpcta]\d|i-)[\w-]*")
    for number in range(11):
        orders = [
            [name for name in map(str, built[f"{part}/{number}/"].xpath("//*/@id")) if own.fullmatch(name)]
            for part in PARTS
        ]
        assert orders[0] == orders[1] == orders[2] != []


def test_headings_go_down_one_step_at_a_time(site: Path) -> None:
    for address, page in pages(site).items():
        content = page.cssselect(".md-content")[0]
        levels = [int(str(heading.tag)[1]) for heading in content.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[:1] == [1], address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def _target(site: Path, address: str, link: str) -> tuple[Path | None, str]:
    """The file and the fragment that a link leads to; no file for another host."""
    base = urlsplit(ORIGIN + address)
    url = urlsplit(urljoin(base.geturl(), link))
    if url.netloc != base.netloc:
        return None, ""
    path = site / unquote(url.path).lstrip("/")
    return (path / "index.html" if url.path.endswith("/") else path), unquote(url.fragment)


def test_links_and_fragments_lead_somewhere(site: Path) -> None:
    broken = []
    for address, page in pages(site).items():
        for link in {
            str(each) for each in page.xpath("//*[not(self::link[@rel='canonical'])]/@*[name()='href' or name()='src']")
        }:
            path, fragment = _target(site, address, link)
            if path is None:
                continue
            if not path.is_file():
                broken.append(f"{address}: {link}")
            elif fragment and path.suffix == ".html" and fragment not in anchors(path):
                broken.append(f"{address}: {link} (no such place)")
    assert broken == []


def test_nothing_is_fetched_from_another_host(site: Path) -> None:
    for address, page in pages(site).items():
        fetched = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon']/@href"
        )
        assert [link for link in map(str, fetched) if urlsplit(link).netloc] == [], address


def test_navigation_stays_in_the_language_of_the_page(site: Path) -> None:
    """Only the language switch and the actions below a title (other language, side by side) lead elsewhere."""
    strays = []
    for address, page in pages(site).items():
        if language(address) not in {"zh", "en"}:
            continue
        for link in page.xpath("//a[@href]"):
            between = link.xpath("ancestor::*[contains(@class, 'language-switch') or contains(@class, 'actions')]")
            path, _ = _target(site, address, str(link.get("href")))
            if between or path is None or path.suffix != ".html":
                continue
            if not path.is_relative_to(site / language(address)) and not path.relative_to(site).parts[0].startswith(
                "pdf"
            ):
                strays.append(f"{address}: {link.get('href')}")
    assert strays == []


def test_every_string_around_the_text_is_in_the_language_of_the_page(site: Path) -> None:
    strays = []
    for address, page in pages(site).items():
        if (own := language(address)) not in {"zh", "en"}:
            continue
        for selector in CHROME:
            for element, text in (pair for part in page.cssselect(selector) for pair in strings(part)):
                if not _LETTERS.search(text) or tongue(element) != own or bool(_CHINESE.search(text)) == (own == "zh"):
                    continue
                if not element.xpath("ancestor::nav[contains(@class, 'md-nav--secondary')]/ul"):  # headings of the page
                    strays.append(f"{address}: {selector}: {text.strip()}")
    assert strays == []


def test_every_passage_says_its_language(site: Path) -> None:
    """Chinese characters stand in an element of lang zh, four English words in a row in one of lang en."""
    strays = []
    for address, page in pages(site).items():
        for element, text in strings(page.xpath("//body")[0]):
            due = "zh" if _CHINESE.search(text) else "en" if _ENGLISH.search(text) else ""
            if (
                due
                and tongue(element) != due
                and not element.xpath(
                    "ancestor-or-self::pre or ancestor-or-self::code or ancestor::*[contains(@class, 'md-ellipsis')]"
                )
            ):
                strays.append(f"{address}: {text.strip()[:40]!r} is not {tongue(element)}")
    assert strays == []


def test_language_title_and_description_of_pages(site: Path) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for address, page in pages(site).items():
        title = page.xpath("string(/html/head/title)").strip()
        described = str(page.xpath("/html/head/meta[@name='description']/@content")[0])
        seen[address.rpartition("/")[0].rpartition("/")[0], title] += 1
        if language(address) == "en":
            assert page.get("lang") == "en", address
            assert not _CHINESE.search(title + described), address
        else:
            assert page.get("lang") == ("en" if address.startswith("parallel/en/") else "zh-Hans"), address
            assert _CHINESE.search(title) and _CHINESE.search(described), address
        if language(address) == "zh":
            assert not _ENGLISH.search(title + described), address
    assert [title for title, count in seen.items() if count > 1] == []


def test_switch_leads_to_the_same_page(site: Path) -> None:
    for address, page in pages(site).items():
        switch = page.cssselect(".language-switch a")
        found = {link.get("lang"): _target(site, address, str(link.get("href")))[0] for link in switch}
        zh, en = ("parallel", "parallel/en") if language(address) == "parallel" else ("zh", "en")
        rest = address.removeprefix(f"{en}/").removeprefix(f"{zh}/").removeprefix("/")
        expected = {tag: site / part / rest / "index.html" for part, tag in ((zh, "zh-Hans"), (en, "en"))}
        if rest or address in {f"{zh}/", f"{en}/"}:  # the page at the root is for both
            del expected[str(page.get("lang"))]
        assert found == expected, address
        assert all(link.get("hreflang") == link.get("lang") for link in switch)


def test_parallel_page_has_the_words_of_both_pages(site: Path) -> None:
    built = pages(site)

    def words(element: lxml.html.HtmlElement) -> str:
        if not isinstance(element.tag, str) or "data-site" in element.attrib:
            return ""
        parts = [element.text or "", *(words(child) + (child.tail or "") for child in element)]
        return "".join("".join(parts).split())

    for number in range(11):
        for part, tag in (("zh", "zh-Hans"), ("en", "en")):
            own = built[f"{part}/{number}/"]
            for block in own.cssselect(".measure, .paragraph"):
                name = block.get("id") or block.cssselect("h3")[0].get("id")
                for page in (f"parallel/{number}/", f"parallel/en/{number}/"):
                    twins = built[page].cssselect(f"#{name} > [lang={tag}]")
                    assert "".join(map(words, twins)) == words(block), (page, name, part)


def test_notes_below_a_block_are_in_the_order_of_their_numbers(site: Path) -> None:
    """Those of a table hang on it, on its rows and on the note below it, and are numbered as they are read."""
    for address, page in pages(site).items():
        marks = [int(re.sub(r"\D", "", each.text_content())) for each in page.cssselect(".chapter .note .number")]
        assert marks == sorted(marks), address


def test_every_page_says_below_its_title_what_it_is(site: Path) -> None:
    """And below that one row of links, few enough for one line."""
    for address, page in pages(site).items():
        if not address or language(address) not in {"zh", "en"}:
            continue
        (stage,) = page.cssselect("p.stage")
        before = stage.getprevious()
        assert address in {"zh/", "en/"} or (before is not None and before.tag == "h1"), address
        assert stage.cssselect("time[datetime][data-passed]"), address
        assert len(page.cssselect(".actions :is(a, button)")) <= 5, address


def test_there_are_at_most_six_tabs(site: Path) -> None:
    for address, page in pages(site).items():
        assert len(page.cssselect(".md-tabs__item")) <= 6, address


def test_readers_are_told_no_identity_where_a_name_is_known(site: Path) -> None:
    for address, page in pages(site).items():
        told = [each.text_content() for each in page.cssselect(".endnotes .where, .notes-list a, .glossary .uses a")]
        assert [text for text in told if text.startswith("i-") or re.fullmatch(r"t\d+", text)] == [], address


def test_a_term_says_where_it_is_used_or_nothing(site: Path) -> None:
    for address in ("zh/glossary/", "en/glossary/"):
        for uses in pages(site)[address].cssselect(".uses"):
            assert bool(uses.text and uses.text.strip()) is bool(uses.cssselect(":scope > a")), uses.getparent()


def test_search_leaves_parallel_pages_out(site: Path) -> None:
    for address, page in pages(site).items():
        if language(address) == "parallel":
            assert page.cssselect("[data-search-exclude]"), address
    for path in [*(site / "search").rglob("*"), *(site / "search-index").rglob("*")]:
        if path.is_file():
            assert b"parallel/" not in path.read_bytes(), path


def test_page_not_found_serves_both(site: Path) -> None:
    page = document(site / "404.html")
    assert {str(link.get("href")).rsplit("/", 2)[-2] for link in page.cssselect("a")} == {"zh", "en"}
    for element, text in strings(page.xpath("//body")[0]):
        if _LETTERS.search(text):
            assert tongue(element) == ("zh" if _CHINESE.search(text) else "en"), text
