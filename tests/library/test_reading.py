"""library.yml: what is read from it, and one clear line for each kind of mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from plansite.ground.findings import Finding
from plansite.library.reading import read_library
from plansite.library.rules import LIBRARY_RULES

HEAD = """\
title: { zh: 示例规划库, en: Library of examples }
places:
  - { id: qingxi, name: { zh: 清溪县, en: Qingxi County } }
fields:
  - { id: water, name: { zh: 水, en: Water } }
"""


def write(folder: Path, text: str, *plans: str) -> Path:
    for plan in plans:
        (folder / plan).mkdir(parents=True)
        (folder / plan / "plan.yml").write_text("title: { zh: 规划 }\n", "utf-8")
    (folder / "library.yml").write_text(text, "utf-8")
    return folder / "library.yml"


def found(path: Path) -> list[str]:
    return [str(each).splitlines()[0] for each in read_library(path).findings]


def test_patterns_and_addresses(tmp_path: Path) -> None:
    entries = """\
plans:
  - { folder: "plans/*", address: "qingxi/*", place: qingxi }
  - { folder: other/water-2021 }
"""
    path = write(tmp_path, HEAD + entries, "plans/quality", "plans/air", "other/water-2021")
    read = read_library(path)
    assert read.findings == ()
    assert read.library is not None
    assert [each.address for each in read.library.members] == ["qingxi/air", "qingxi/quality", "water-2021"]
    assert [each.code for each in read.library.languages] == ["zh", "en"]


CASES = {
    "folder-twice": (
        'plans:\n  - { folder: plans/a, address: a }\n  - { folder: "plans/*" }\n',
        ["library.yml:8:7: plans/a is listed a second time (first in line 7)  [library-folder-twice]"],
    ),
    "address-twice": (
        "plans:\n  - { folder: plans/a, address: x }\n  - { folder: plans/b, address: x }\n",
        ["library.yml:8:24: x is the address of another plan, too (line 7)  [library-address-twice]"],
    ),
    "address-inside": (
        "plans:\n  - { folder: plans/a, address: x/y }\n  - { folder: plans/b, address: x }\n",
        ["library.yml:8:24: x and x/y lie one in the other (line 7)  [library-address-twice]"],
    ),
    "plan-missing": (
        "plans:\n  - { folder: plans/bb }\n",
        ["library.yml:7:7: plans/bb: there is no folder with a plan.yml  [library-folder-missing]"],
    ),
    "pattern-empty": (
        'plans:\n  - { folder: "plan/*" }\n',
        ["library.yml:7:7: no folder with a plan.yml matches plan/*  [library-pattern-empty]"],
    ),
    "pattern-up": (
        'plans:\n  - { folder: "../*" }\n',
        ["library.yml:7:7: no folder with a plan.yml matches ../*  [library-pattern-empty]"],
    ),
    "address-letters": (
        "plans:\n  - { folder: plans/a, address: 温州/质量 }\n",
        [
            "library.yml:7:24: '温州/质量' can be no address: it has more than small letters, digits and single hyphens"
            "  [library-address]"
        ],
    ),
    "address-up": (
        "plans:\n  - { folder: plans/a, address: ../a }\n",
        [
            "library.yml:7:24: '../a' can be no address: it has more than small letters, digits and single hyphens"
            "  [library-address]"
        ],
    ),
    "address-of-library": (
        "plans:\n  - { folder: plans/a, address: assets/a }\n  - { folder: plans/b, address: zh }\n",
        [
            "library.yml:7:24: 'assets/a' can be no address: the library keeps assets/ for itself  [library-address]",
            "library.yml:8:24: 'zh' can be no address: the library keeps zh/ for itself  [library-address]",
        ],
    ),
    "address-long": (
        f"plans:\n  - {{ folder: plans/a, address: {'a' * 121} }}\n",
        [f"library.yml:7:24: '{'a' * 121}' can be no address: it is longer than 120 characters  [library-address]"],
    ),
    "formerly-up": (
        'plans:\n  - { folder: plans/a, formerly: ["../a"] }\n',
        ["library.yml:7:24: '../a' can be no address: it is no path below the host  [library-address]"],
    ),
    "formerly-in-plan": (
        "plans:\n  - { folder: plans/a, formerly: [b/old] }\n  - { folder: plans/b }\n",
        ["library.yml:7:24: b/old and b lie one in the other (line 8)  [library-address-twice]"],
    ),
    "place-unknown": (
        "plans:\n  - { folder: plans/a, place: qinxi }\n",
        ["library.yml:7:24: place 'qinxi' is not in the list of library.yml  [library-name-unknown]"],
    ),
    "level-unknown": (
        "plans:\n  - { folder: plans/a, level: village }\n",
        ["library.yml:7:24: level: village is none of the words that stand here  [yaml-value]"],
    ),
    "key-unknown": (
        "plans:\n  - { folder: plans/a, filed: water }\n",
        ["library.yml:7:24: unknown key 'filed'  [yaml-unknown-key]"],
    ),
    "no-plans": ("plans: []\n", ["library.yml:6:1: the list of plans is empty  [library-empty]"]),
}


@pytest.mark.parametrize("name", CASES)
def test_each_mistake_is_one_line(name: str, tmp_path: Path) -> None:
    entries, expected = CASES[name]
    assert found(write(tmp_path, HEAD + entries, "plans/a", "plans/b")) == expected


def test_name_twice(tmp_path: Path) -> None:
    head = HEAD.replace("fields:", "  - { id: qingxi, name: { zh: 清溪, en: Qingxi } }\nfields:")
    path = write(tmp_path, f"{head}plans:\n  - {{ folder: plans/a }}\n", "plans/a")
    assert found(path) == [
        "library.yml:4:7: 'qingxi' stands in this list a second time (first in line 3)  [library-name-twice]"
    ]


def test_language_unknown(tmp_path: Path) -> None:
    path = write(tmp_path, "languages: [zh, eng]\ntitle: { zh: 库 }\nplans:\n  - { folder: plans/a }\n", "plans/a")
    assert found(path) == [
        "library.yml:1:1: 'eng' is not a language of this project, or stands here twice  [library-language]"
    ]


def test_a_link_that_leads_out_is_not_found_by_a_pattern(tmp_path: Path) -> None:
    path = write(tmp_path / "here", f'{HEAD}plans:\n  - {{ folder: "plans/*" }}\n', "plans/a")
    write(tmp_path / "elsewhere", HEAD, "b")
    (tmp_path / "here/plans/b").symlink_to(tmp_path / "elsewhere/b")
    assert found(path) == ["library.yml:7:7: plans/b is a link that leads elsewhere  [library-folder-outside]"]


def test_every_rule_says_how_it_is_kept_and_hints_in_both_languages(tmp_path: Path) -> None:
    assert all("Bad:" in rule.doc and "Good:" in rule.doc for rule in LIBRARY_RULES)
    every: list[Finding] = []
    for number, (entries, _) in enumerate(CASES.values()):
        every += read_library(write(tmp_path / str(number), HEAD + entries, "plans/a", "plans/b")).findings
    assert all(each.hint and re.search("[\u4e00-\u9fff]", each.hint_zh) for each in every)


def test_a_library_in_one_language(tmp_path: Path) -> None:
    text = yaml.safe_dump({"title": {"en": "Plans"}, "plans": [{"folder": "plans/a"}]})
    read = read_library(write(tmp_path, text, "plans/a"))
    assert read.library is not None
    assert [each.code for each in read.library.languages] == ["en"]
