"""Short addresses and moved identities lead to the block in both languages, without scripts, unindexed."""

from dataclasses import replace

import lxml.html
import pytest

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.model import Move, Plan, Text
from plansite.model.entry import Places
from plansite.model.history import identities
from plansite.pages.addresses import short_address
from plansite.render.everything import render
from plansite.render.short import SHORT_FOLDERS
from tests.loaded import small, this_plan

BASE = "https://plan.example/q/"
#: Where what is tried here has moved to: a block of every kind, a term, the notice, a chapter.
MOVES = {
    "m1-1-11": "c1-1", "m1-1-12": "c1-1-1", "m1-1-13": "t1", "m1-1-14": "i-brands", "m1-1-15": "n-missing-rate",
    "m1-1-16": "s1-1", "m1-1-17": "p1-1-1", "m1-1-18": "1", "g-check": "g-testing", "a7": "a1", "m2-1-4": "m1-1-1",
    "m2-1-5": "g-testing", "7": "2",
}  # fmt: skip


@pytest.fixture(scope="module")
def docs() -> dict[str, str]:
    return render(small())


@pytest.fixture(scope="module")
def moved() -> Plan:
    """The small plan with every move that is tried here: each leads from where nothing else was."""
    plan = small()
    for source, target in MOVES.items():
        plan = _moved(plan, source, target)
    return plan


@pytest.fixture(scope="module")
def moved_docs(moved: Plan) -> dict[str, str]:
    return render(moved)


@pytest.fixture(scope="module")
def public_docs(moved: Plan) -> dict[str, str]:
    return render(moved, base=BASE)


def _page(docs: dict[str, str], address: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(docs[f"{address}index.html"])


def _moved(plan: Plan, source: str, target: str) -> Plan:
    places = Places(place=Place(path="plan/moved.yml"), keys={})
    reason = Text.model_construct(places=places, zh="移动。", en="Moved.")
    move = Move.model_construct(
        places=places, source=Identity.parse(source), target=Identity.parse(target), date="2022-03-01", reason=reason
    )
    return replace(plan, moved=(*plan.moved, move))


def test_forms() -> None:
    forms = {"m3-1-2": "m/3-1-2/", "s3-1": "s/3-1/", "c3-1-2": "c/3-1-2/", "t2": "t/2/", "a1": "a/1/"}
    forms |= {
        "i-pm25": "i/pm25/",
        "n-lost-text": "n/lost-text/",
        "g-special-column": "g/special-column/",
        "o-12": "o/12/",
    }
    assert {text: short_address(Identity.parse(text)) for text in forms} == forms
    assert {address.split("/")[0] for address in forms.values()} | {"f", "p"} == set(SHORT_FOLDERS)
    with pytest.raises(ValueError, match="is a page"):
        short_address(Identity.parse("3"))


def test_no_two_identities_share_a_short_address() -> None:
    blocks = [identity for identity in identities(this_plan()) if identity.kind != "page"]
    assert len({short_address(identity) for identity in blocks}) == len(blocks) > 600


def test_every_block_has_one(docs: dict[str, str]) -> None:
    expected = {f"{short_address(identity)}index.html" for identity in identities(small()) if identity.kind != "page"}
    expected.add("p/1-1-2/index.html")
    assert {path for path in docs if path.split("/")[0] in SHORT_FOLDERS} == expected


def test_page_says_what_the_block_says_and_leads_on(docs: dict[str, str]) -> None:
    page = _page(docs, "m/1-1-1/")
    assert page.xpath("//section/@lang") == ["zh-Hans", "en"]
    assert page.xpath("//section/p/a/@href") == ["../../zh/1/#m1-1-1", "../../en/1/#m1-1-1"]
    zh, en = page.xpath("//section/p[1]/text()")
    assert zh == "加快提升产品质量。到2025年，合格率达到98%以上，建设三个检测中心。"
    assert en.startswith("Raise product quality faster. By 2025, bring the pass rate")
    assert page.xpath("//noscript/meta/@content") == ["0; url=../../zh/1/#m1-1-1"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["../../zh/1/#m1-1-1"]


def test_with_a_public_address_canonical_is_whole(public_docs: dict[str, str]) -> None:
    page = _page(public_docs, "i/brands/")
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BASE}zh/1/#i-brands"]


def test_nothing_inline(docs: dict[str, str]) -> None:
    """A strict content security policy lets all of it through."""
    for path in docs:
        if path.endswith(".html"):
            page = lxml.html.document_fromstring(docs[path])
            assert page.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]") == []


def test_moved_identity_leads_to_its_successor(docs: dict[str, str]) -> None:
    page = _page(docs, "p/1-1-2/")
    assert page.xpath("//section/p/a/@href") == ["../../zh/1/#m1-1-1", "../../en/1/#m1-1-1"]
    assert page.xpath("//section/p/a/text()") == ["p1-1-2 → 1-1-1"] * 2
    for path in ("zh/1.md", "en/1.md"):
        head, anchor = docs[path].split('<div class="moved" id="p1-1-2"')
        assert anchor.index("### ") < 120 and head.rstrip().endswith("//// html | div.measure")
    assert '<span class="moved" id="p1-1-2"></span>' in docs["parallel/1.md"]


@pytest.mark.parametrize("source", [f"m1-1-{number}" for number in range(11, 19)])
def test_anchor_stands_at_every_kind_of_block(source: str, moved_docs: dict[str, str]) -> None:
    for path in ("zh/1.md", "en/1.md"):
        assert moved_docs[path].count(f'id="{source}"') == 1
    assert f"{short_address(Identity.parse(source))}index.html" in moved_docs


def test_anchor_stands_at_a_term_and_at_the_notice(moved_docs: dict[str, str]) -> None:
    assert 'id="g-check"' in moved_docs["zh/glossary.md"]
    assert 'id="a7"' in moved_docs["en/notice.md"]


def test_old_chapter_tells_what_moved_to_another(moved_docs: dict[str, str]) -> None:
    docs = moved_docs
    assert '<li id="m2-1-4">2-1-4 → <a href="../1/#m1-1-1">1-1-1</a></li>' in docs["zh/2.md"]
    assert 'id="m2-1-4"' in docs["zh/1.md"]
    assert "departed" not in docs["zh/1.md"]
    assert '<li id="m2-1-4">2-1-4 → <a href="../1/#m1-1-1">1-1-1</a></li>' in docs["parallel/2.md"]
    assert '<li id="m2-1-5">2-1-5 → <a href="../../zh/glossary/#g-testing">' in docs["parallel/2.md"]


def test_page_that_is_gone_leads_on(moved_docs: dict[str, str], public_docs: dict[str, str]) -> None:
    assert _page(moved_docs, "zh/7/").xpath("//section/p/a/@href") == ["../2/"]
    assert _page(moved_docs, "en/7/").xpath("//noscript/meta/@content") == ["0; url=../2/"]
    assert _page(moved_docs, "parallel/7/").xpath("//section/p/a/@href") == ["../2/"]
    assert _page(moved_docs, "parallel/en/7/").xpath("//section/p/a/@href") == ["../2/"]
    assert _page(public_docs, "en/7/").xpath("//link[@rel='canonical']/@href") == [f"{BASE}en/2/"]
