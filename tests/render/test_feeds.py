"""The feeds of changes keep the rules of Atom (RFC 4287), and say what plan/changes.yml says."""

import re
from dataclasses import replace
from datetime import datetime

import lxml.etree
import pytest

from plansite.model import Plan
from plansite.render.everything import render
from tests.loaded import small

BASE = "https://plan.example/q/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>]+")


def _feed(plan: Plan, language: str) -> lxml.etree._Element:
    return lxml.etree.fromstring(render(plan, base=BASE)[f"{language}/changes.xml"].encode("utf-8"))


def _ids(plan: Plan, base: str) -> set[str]:
    feed = lxml.etree.fromstring(render(plan, base=base)["en/changes.xml"].encode("utf-8"))
    return set(_texts(feed, "//a:id/text()"))


def _texts(element: lxml.etree._Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=ATOM)
    assert isinstance(found, list)
    return [str(each) for each in found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rules_of_atom(language: str) -> None:
    assert_keeps_the_rules_of_atom(small(), language)


def assert_keeps_the_rules_of_atom(plan: Plan, language: str) -> None:
    """4.1.1, 4.1.2: what must be there once; 3.3: dates; 4.2.6: permanent, unique identifiers; 4.2.7: links."""
    feed = _feed(plan, language)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == {"zh": "zh-Hans", "en": "en"}[language]
    entries = feed.findall("a:entry", ATOM)
    assert entries and feed.findall("a:author/a:name", ATOM)
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"a:{name}", ATOM)
            assert only.text
    ids = _texts(feed, "//a:id/text()")
    assert len(set(ids)) == len(ids) and all(IRI.fullmatch(each) for each in ids)
    for date in _texts(feed, "//a:updated/text()"):
        assert datetime.fromisoformat(date).utcoffset() is not None
    assert _texts(feed, "a:link[@rel='self']/@href") == [f"{BASE}{language}/changes.xml"]
    assert all(address.startswith(BASE) for address in _texts(feed, "//a:link/@href"))
    assert all(len(entry.findall("a:content", ATOM)) == 1 for entry in entries)


def test_newest_first_and_blocks_where_they_are_now() -> None:
    feed = _feed(small(), "en")
    assert _texts(feed, "a:updated/text()") == ["2022-02-25T00:00:00+08:00"]
    assert _texts(feed, "a:entry/a:title/text()") == [
        "2022-02-25 One paragraph became part of the first measure",
        "2022-02-20 The draft is put up for comment",
    ]
    assert _texts(feed, "a:entry[1]/a:link[@rel='related']/@href") == [f"{BASE}en/1/#m1-1-1"] * 2
    assert _texts(feed, "a:entry[2]/a:link[@rel='related']/@href") == [f"{BASE}en/notice/"]


def test_a_second_entry_of_a_day_leaves_the_first_its_identifier() -> None:
    plan = small()
    before = _texts(_feed(plan, "zh"), "a:entry/a:id/text()")
    again = plan.changes[0].model_copy()
    after = _texts(_feed(replace(plan, changes=(again, *plan.changes)), "zh"), "a:entry/a:id/text()")
    assert after[1:] == before and after[0] not in before


def test_two_plans_on_one_host_have_feeds_of_their_own() -> None:
    """A county's plans lie side by side in folders, and may be put up on one day."""
    plan = small()
    one, other = (_ids(plan, base) for base in ("https://plan.example/quality/", "https://plan.example/water/"))
    assert len(one) == len(other) == 3 and not one & other
    assert one == _ids(plan, "http://plan.example/quality/")


def test_no_feed_without_an_address_or_changes() -> None:
    plan = small()
    assert not [path for path in render(plan) if path.endswith(".xml")]
    assert not [path for path in render(replace(plan, changes=()), base=BASE) if path.endswith(".xml")]


def test_page_about_the_text_lists_the_changes() -> None:
    for language, heading in (("zh", "## 变更"), ("en", "## Changes")):
        text = render(small())[f"{language}/about.md"]
        listed = text.split(heading)[1].split("\n## ")[0]
        assert re.findall(r'datetime="([\d-]+)"', listed) == ["2022-02-25", "2022-02-20"]
        assert '<a href="../1/#m1-1-1">p1-1-2</a>' in listed
