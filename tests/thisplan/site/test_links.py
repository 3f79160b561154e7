"""Every published identity answers on the built site; what search engines and feed readers get is whole and true."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
import yaml
from PIL import Image

from tests.commands.building import command, lay_out, run, run_here

ROOT = Path(__file__).resolve().parents[3]
BASE = "https://plan.example/q/"
TITLES = yaml.safe_load((ROOT / "plan" / "plan.yml").read_text("utf-8"))["title"].values()
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PUBLISHED = (ROOT / "plan" / "identities.lock").read_text("utf-8").split()
PAGES = [identity for identity in PUBLISHED if identity[0].isdigit() or identity in ("cover", "notice")]
BLOCKS = [identity for identity in PUBLISHED if identity not in PAGES]
MOVED = {move["from"]: move["to"] for move in yaml.safe_load((ROOT / "plan" / "moved.yml").read_text("utf-8"))}


@cache
def _page(path: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(path.read_bytes())


@cache
def _anchors(path: Path) -> frozenset[str]:
    return frozenset(str(each) for each in _page(path).xpath("//@id"))


def _leads_to(site: Path, page: str, address: str) -> tuple[Path, str]:
    """The file and the anchor to which a relative address on a page (``m/3-1-2/``) leads."""
    target = urlsplit(urljoin(f"https://x/{page}", address))
    return site / target.path.lstrip("/") / "index.html", target.fragment


@pytest.mark.parametrize("identity", BLOCKS)
def test_every_published_block_answers(site: Path, identity: str) -> None:
    """By its short address, in both languages."""
    address = f"{identity[0]}/{identity[1:].removeprefix('-')}/"
    page = _page(site / address / "index.html")
    now = MOVED.get(identity, identity)
    links = [str(each) for each in page.xpath("//section/p/a/@href")]
    assert len(links) == 2
    for language, link in zip(("zh", "en"), links, strict=True):
        file, anchor = _leads_to(site, address, link)
        assert file.is_relative_to(site / language)
        assert anchor in ({now} if not now[0].isdigit() else {""})
        assert not anchor or {anchor, identity} <= _anchors(file)
    assert page.xpath("//noscript/meta/@content") == [f"0; url={links[0]}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("identity", PAGES)
def test_every_published_page_answers(site: Path, identity: str) -> None:
    for language in ("zh", "en"):
        assert (site / language / identity.replace("cover", "") / "index.html").is_file()


def test_parallel_pages_have_the_blocks(site: Path) -> None:
    anchors = frozenset().union(*(_anchors(path) for path in (site / "parallel").glob("*/index.html")))
    elsewhere = _anchors(site / "zh" / "index.html") | _anchors(site / "zh" / "glossary" / "index.html")
    assert set(BLOCKS) - elsewhere <= anchors


def test_every_block_has_a_link_to_itself(site: Path) -> None:
    """Where it stands, not where it stood."""
    for language in ("zh", "en"):
        for path in (site / language).rglob("index.html"):
            left = {str(each) for each in _page(path).xpath("//*[contains(@class, 'moved')]/@id")}
            linked = {str(each).lstrip("#") for each in _page(path).xpath("//*[contains(@class, 'identity')]/a/@href")}
            assert {identity for identity in BLOCKS if identity in _anchors(path) - left} <= linked, path


def test_without_a_public_address_nothing_pretends_to_have_one(site: Path) -> None:
    assert (site / "robots.txt").read_text("utf-8").split() == ["User-agent:", "*", "Allow:", "/"]
    assert not (site / "sitemap.xml").exists() and not (site / "social").exists()
    head = (site / "zh" / "3" / "index.html").read_text("utf-8").split("</head>")[0]
    assert "og:" not in head and "application/atom+xml" not in head


@pytest.fixture(scope="module")
def public(made_once: Callable[..., Path]) -> Path:
    """The pages of a copy of the project, built for a public address."""

    def fill(project: Path) -> None:
        lay_out(ROOT, project, ROOT / "plan")
        assert run_here(command("tables", project), SITE_URL=BASE).returncode == 0
        mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / "mkdocs.yml")]
        assert run(ROOT, mkdocs, SITE_URL=BASE, NO_MKDOCS_2_WARNING="1").returncode == 0

    return made_once("this-plan-public", fill) / "site"


def test_sitemap_has_every_page_with_its_twin(public: Path) -> None:
    urlset = lxml.etree.parse(public / "sitemap.xml").getroot()
    listed = {}
    for url in urlset.findall("s:url", SITEMAP):
        links = {str(link.get("hreflang")): str(link.get("href")) for link in url.findall("x:link", SITEMAP)}
        listed[str(url.findtext("s:loc", namespaces=SITEMAP))] = links
    pages = {path.parent.relative_to(public).as_posix() for path in public.glob("[ze][hn]/**/index.html")}
    assert set(listed) == {BASE, *(f"{BASE}{page}/" for page in pages)}
    for address, links in listed.items():
        assert set(links) == {"zh-Hans", "en", "x-default"}
        assert address in links.values()
        assert all(listed[twin] == links for twin in links.values())


def test_pages_say_in_their_heads_what_the_sitemap_says(public: Path) -> None:
    urlset = lxml.etree.parse(public / "sitemap.xml").getroot()
    for url in urlset.findall("s:url", SITEMAP):
        address = str(url.findtext("s:loc", namespaces=SITEMAP))
        page = _page(public / address.removeprefix(BASE) / "index.html")
        head = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][not(@type)]")}
        assert head == {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)}
        assert page.xpath("//link[@rel='canonical']/@href") == [address]


def test_robots_names_the_sitemap(public: Path) -> None:
    assert f"Sitemap: {BASE}sitemap.xml" in (public / "robots.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("page", ["", "zh/", "en/", "zh/3/", "en/notice/", "zh/glossary/", "parallel/3/"])
def test_shared_pages_have_picture_and_metadata(public: Path, page: str) -> None:
    head = _page(public / page / "index.html")
    named = {meta.get("property") or meta.get("name"): meta.get("content") for meta in head.xpath("//meta[@content]")}
    assert named["og:url"] == named["dcterms.identifier"] == BASE + page
    assert named["og:title"] == named["dcterms.title"] != ""
    assert named["dcterms.issued"] == "2021-12-16" and named["dcterms.creator"]
    languages = [str(each) for each in head.xpath("//meta[@name='dcterms.language']/@content")]
    assert languages == {"zh": ["zh-Hans"], "en": ["en"]}.get(page[:2], ["zh-Hans", "en"])
    assert named["og:locale"] == {"zh-Hans": "zh_CN", "en": "en_GB"}[languages[0]]
    shown = named["og:title"] if page in ("zh/3/", "en/notice/") else None
    assert named["og:image:alt"] == shown or (shown is None and named["og:image:alt"] in TITLES)
    with Image.open(public / named["og:image"].removeprefix(BASE)) as picture:
        size = picture.size
    assert size == (int(named["og:image:width"]), int(named["og:image:height"])) == (1200, 630)


def test_pages_lead_to_the_feed_of_their_language(public: Path) -> None:
    for language in ("zh", "en"):
        page = _page(public / language / "3" / "index.html")
        (link,) = page.xpath("//link[@type='application/atom+xml']")
        file, _ = urljoin(f"{language}/3/", link.get("href")), None
        assert lxml.etree.parse(public / file).getroot().tag == "{http://www.w3.org/2005/Atom}feed"
