"""What search engines, feed readers and those to whom a page is sent get of a site with a public address: whole and true."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import lxml.etree
import lxml.html
import pytest
from PIL import Image

from tests.library.built import BASE, small_library
from tests.loaded import small

pytestmark = pytest.mark.long
PLAN = "qingxi/quality/"
ADDRESS = BASE + PLAN
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def public(root: Path, made_once: Callable[..., Path]) -> Path:
    """The site of the small plan, as it is published in a library."""
    return small_library(root, made_once).site / PLAN


@cache
def _page(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_bytes())


def test_sitemap_has_every_page_with_its_twin(public: Path) -> None:
    urlset = lxml.etree.parse(public / "sitemap.xml").getroot()
    listed = {}
    for url in urlset.findall("s:url", SITEMAP):
        links = {str(link.get("hreflang")): str(link.get("href")) for link in url.findall("x:link", SITEMAP)}
        listed[str(url.findtext("s:loc", namespaces=SITEMAP))] = links
    pages = {path.parent.relative_to(public).as_posix() for path in public.glob("[ze][hn]/**/index.html")}
    assert set(listed) == {ADDRESS, *(f"{ADDRESS}{page}/" for page in pages)}
    for address, links in listed.items():
        assert set(links) == {"zh-Hans", "en", "x-default"}
        assert address in links.values()
        assert all(listed[twin] == links for twin in links.values())


def test_pages_say_in_their_heads_what_the_sitemap_says(public: Path) -> None:
    urlset = lxml.etree.parse(public / "sitemap.xml").getroot()
    for url in urlset.findall("s:url", SITEMAP):
        address = str(url.findtext("s:loc", namespaces=SITEMAP))
        page = _page(public / address.removeprefix(ADDRESS) / "index.html")
        head = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][not(@type)]")}
        assert head == {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)}
        assert page.xpath("//link[@rel='canonical']/@href") == [address]


def test_robots_names_the_sitemap(public: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (public / "robots.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("page", ["", "zh/", "en/", "zh/1/", "en/notice/", "zh/glossary/", "parallel/1/"])
def test_shared_pages_have_picture_and_metadata(public: Path, page: str) -> None:
    head = _page(public / page / "index.html")
    named = {meta.get("property") or meta.get("name"): meta.get("content") for meta in head.xpath("//meta[@content]")}
    assert named["og:url"] == named["dcterms.identifier"] == ADDRESS + page
    assert named["og:title"] == named["dcterms.title"] != ""
    assert named["dcterms.issued"] == "2022-02-20" and named["dcterms.creator"]
    languages = [str(each) for each in head.xpath("//meta[@name='dcterms.language']/@content")]
    assert languages == {"zh": ["zh-Hans"], "en": ["en"]}.get(page[:2], ["zh-Hans", "en"])
    assert named["og:locale"] == {"zh-Hans": "zh_CN", "en": "en_GB"}[languages[0]]
    own, title = page in ("zh/1/", "en/notice/"), small().meta.title
    assert named["og:image:alt"] in ([named["og:title"]] if own else [title[each] for each in small().languages])
    with Image.open(public / named["og:image"].removeprefix(ADDRESS)) as picture:
        size = picture.size
    assert size == (int(named["og:image:width"]), int(named["og:image:height"])) == (1200, 630)


def test_pages_lead_to_the_feed_of_their_language(public: Path) -> None:
    for language in ("zh", "en"):
        page = _page(public / language / "1" / "index.html")
        (link,) = page.xpath("//link[@type='application/atom+xml']")
        file = urljoin(f"{language}/1/", link.get("href"))
        assert lxml.etree.parse(public / file).getroot().tag == "{http://www.w3.org/2005/Atom}feed"
