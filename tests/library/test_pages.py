"""The library's own pages, feed and data, of plans in one language and in two."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

from plansite.library.card import Card, IndicatorCard
from plansite.library.entries import contradictions
from plansite.library.news import feed_titles, feeds
from plansite.library.package import package, plans_table
from plansite.library.pages import pages
from plansite.library.same import faults, proposals, shared
from plansite.library.shelf import Shelf
from tests.library.conftest import Made

BASE = "https://plans.example/library/"


def shelf(made: Made) -> Shelf:
    cards = {address: made.cards[address] for address in made.cards}
    for member in made.library.members:
        cards[member.address] = cards[member.address].with_entry(member.entry)
    together = shared(cards, made.library.catalogue)
    return Shelf(library=made.library, cards=cards, shared=together, feeds=feed_titles(made.library, cards, BASE))


def test_each_language_has_each_page(made: Made) -> None:
    found = pages(shelf(made))
    names = {"index", "open", "indicators/index", "indicators/pass-rate", "indicators/brands"}
    assert set(found) == {"index.md"} | {f"{code}/{name}.md" for code in ("zh", "en") for name in names}


def test_the_list_tells_what_filters_ask_for_and_marks_other_languages(made: Made) -> None:
    text = pages(shelf(made))["zh/index.md"]
    rows = re.findall(r"<tr data-place=.*?</tr>", text, re.DOTALL)
    assert [re.findall(r'data-(place|language)="([^"]*)"', row) for row in rows] == [
        [("place", "harrowdale"), ("language", "en")],
        [("place", "qingxi"), ("language", "zh en")],
        [("place", "qingxi"), ("language", "zh")],
    ]
    assert '<a href="../harrowdale/water/en/" lang="en" hreflang="en">' in rows[0]
    assert 'name="level"' not in text  # all plans are of one level: there is nothing to choose


def test_what_no_plan_says_takes_no_room_and_what_it_says_twice_stands_once(made: Made) -> None:
    placed = shelf(made)
    nowhere = {"where": None, "level": None, "field": None}
    cards = {address: card.model_copy(update=nowhere) for address, card in placed.cards.items()}
    for name in ("zh/index.md", "zh/open.md"):
        heads = [
            re.findall(r'<th scope="col">(.*?)</th>', pages(each)[name])
            for each in (placed, replace(placed, cards=cards))
        ]
        assert [name for name in heads[0] if name not in heads[1]] == ["地区"]
    rows = re.findall(r"<tr data-place=.*?</tr>", pages(placed)["zh/index.md"], re.DOTALL)
    assert [row.count("征求意见稿") + row.count("draft for comment") for row in rows] == [2, 1, 1]


def test_indicators_are_one_thing_by_name_and_unit_and_by_the_editors_word(made: Made) -> None:
    one = next(row for row in made.cards["qingxi/quality"].indicators if row.id == "i-pass-rate")
    cards = {
        "a": _card(made, one),
        "b": _card(made, one.model_copy(update={"name": {"en": "product  PASS rate"}})),
        "c": _card(made, one.model_copy(update={"unit": {"zh": "‰"}})),
        "d": _card(made, one.model_copy(update={"new": True})),
        "e": _card(made, one.model_copy(update={"name": {"zh": "产品质量合格率"}})),
    }
    catalogue = made.library.catalogue
    assert [[plan for plan, _ in each.rows] for each in shared(cards, catalogue)] == [["a", "b"]]
    joined = catalogue.model_copy(update={"same": (("a#i-pass-rate", "c#i-pass-rate"),)})
    assert [[plan for plan, _ in each.rows] for each in shared(cards, joined)] == [["a", "b", "c"]]


def test_each_shared_indicator_has_a_page_of_its_own(made: Made) -> None:
    one = next(row for row in made.cards["qingxi/quality"].indicators if row.id == "i-pass-rate")
    x, y, z = (
        one.model_copy(update={"id": identity, "name": {"en": name}})
        for identity, name in (("i-x", "x"), ("i-x-c", "y"), ("i-x", "z"))
    )
    cards = {"a": _card(made, x, y), "b": _card(made, x, y), "c": _card(made, z), "d": _card(made, z)}
    assert [each.name for each in shared(cards, made.library.catalogue)] == ["x", "x-c", "x-c-c"]


def _card(made: Made, *rows: IndicatorCard) -> Card:
    return made.cards["qingxi/quality"].model_copy(update={"indicators": rows})


def test_near_names_are_proposed_until_the_editor_has_spoken(made: Made) -> None:
    one = next(row for row in made.cards["qingxi/quality"].indicators if row.id == "i-pass-rate")
    near = one.model_copy(update={"name": {"zh": "产品的合格率"}})
    cards = {"a": _card(made, one), "b": _card(made, near)}
    library = made.library
    lines = [str(each).splitlines()[0] for each in proposals(cards, library.catalogue)]
    assert lines == [
        "library.yml:8:1: warning: a#i-pass-rate (产品合格率) and b#i-pass-rate (产品的合格率) may be one indicator"
        "  [library-indicator-near]"
    ]
    pair = (("a#i-pass-rate", "b#i-pass-rate"),)
    for word in ("same", "different"):
        assert [*proposals(cards, library.catalogue.model_copy(update={word: pair}))] == []
    wrong = library.catalogue.model_copy(update={"same": (("a#i-pass-rate", "b#i-pas-rate"),)})
    assert "library.yml:1:1: no published plan has the indicator b#i-pas-rate  [library-indicator-unknown]" in [
        str(each).splitlines()[0] for each in faults(cards, wrong)
    ]


def test_one_indicator_is_not_another(made: Made) -> None:
    one = next(row for row in made.cards["qingxi/quality"].indicators if row.id == "i-pass-rate")
    cards = {"a": _card(made, one), "b": _card(made, one)}
    said = made.library.catalogue.model_copy(update={"different": (("a#i-pass-rate", "b#i-pass-rate"),)})
    assert [str(each).splitlines()[0] for each in faults(cards, said)] == [
        "library.yml:1:1: a#i-pass-rate and b#i-pass-rate are one indicator, by name, unit and definition or by same, "
        "and not different  [library-indicator-one]"
    ]


def test_library_and_plan_that_contradict_each_other(made: Made) -> None:
    member = made.library.members[0]
    cards = {member.address: made.cards[member.address].model_copy(update={"level": "city", "where": "harowdale"})}
    assert [str(each).splitlines()[0] for each in contradictions(made.library, cards)] == [
        "library.yml:11:57: place is harrowdale here and harowdale in the plan.yml of this plan, which holds"
        "  [library-says-otherwise]",
        "library.yml:11:76: level is county here and city in the plan.yml of this plan, which holds"
        "  [library-says-otherwise]",
        "library.yml:11:7: place 'harowdale' is not in the list of library.yml  [library-name-unknown]",
    ]


def test_one_feed_for_all_in_the_language_of_each_plan(made: Made) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    root = ElementTree.fromstring(feeds(made.library, made.cards, BASE)["zh/changes.xml"])
    entries = root.findall(f"{atom}entry")
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries) == 9
    tongue = "{http://www.w3.org/XML/1998/namespace}lang"
    assert {entry.get(tongue) for entry in entries} == {None, "en"}
    days = [entry.findtext(f"{atom}updated") for entry in entries]
    assert days == sorted(map(str, days), reverse=True)
    assert feeds(made.library, made.cards, "") == {}


def test_the_data_package_names_each_plan_and_indicator(made: Made) -> None:
    cards = shelf(made).cards
    files = plans_table(made.library, cards) | package(made.library, cards)
    rows = list(csv.DictReader(io.StringIO(files["data/plans.csv"].removeprefix("\ufeff"))))
    assert [row["address"] for row in rows] == ["harrowdale/water", "qingxi/quality", "qingxi/quality-zh"]
    assert (rows[0]["title_zh"], rows[0]["place_zh"], rows[1]["languages"]) == ("", "哈罗代尔县", "zh en")
    indicators = list(csv.DictReader(io.StringIO(files["data/indicators.csv"].removeprefix("\ufeff"))))
    assert {row["plan"] for row in indicators} == {row["address"] for row in rows}
