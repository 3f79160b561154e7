"""Every published identity answers on the built site."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
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
