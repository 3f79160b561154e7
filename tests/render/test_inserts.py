"""Parts, columns of every role, other tables and pictures: on pages, in the data, in the search, in the plan again."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from plansite.checks import check
from plansite.data import data_files
from plansite.data.offer import data_offer
from plansite.edition.document import document, from_document
from plansite.languages import language
from plansite.load import load
from plansite.model import Plan
from plansite.render.everything import render
from plansite.render.navigation import navigation
from plansite.search import search_files
from tests.data.plans import bare
from tests.loaded import PLANS
from tests.render.links import dead_links
from tests.water import water_in_two_languages

ZH = language("zh")


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load(PLANS / "water")
    assert not loaded.findings
    assert loaded.plan
    return loaded.plan


@pytest.fixture(scope="module")
def docs(plan: Plan) -> dict[str, str]:
    return render(plan, "", None, data_offer(plan, data_files(plan)))


def test_what_the_importer_asks_stops_nothing(plan: Plan) -> None:
    assert [(found.rule, found.level) for found in check(plan)] == [
        ("picture-text", "warning"),
        ("import-unsure", "warning"),
    ]


def test_each_column_says_what_stands_in_it(plan: Plan) -> None:
    rows = {row.id: row for row in plan.tables[0].indicators}
    assert [(str(row.base), str(row.target)) for row in rows.values()] == [
        ("92.5", "≥95"),
        ("８０", "80—85"),
        ("None", "8%左右"),
        ("None", "完成省下达任务"),
    ]
    assert str(rows["supply"].value("target-2022")) == "＞94"
    assert rows["saving"].quantity(rows["saving"].target or "", ZH) == "8%左右"
    assert rows["supply-rural"].quantity(rows["supply-rural"].target or "", ZH) == "80—85%"


def test_lacking_cells_say_so_and_words_are_not_drawn(docs: dict[str, str]) -> None:
    assert docs["zh/1.md"].count("原文未给出</span></td>") == 7
    register = docs["zh/indicators.md"]
    assert "2020年：92.5%" in register
    drawn = "".join(re.findall("<svg.*?</svg>", register))
    assert "供水保证率" in drawn
    assert "堤防达标" not in drawn


def test_parts_stand_where_they_begin(plan: Plan, docs: dict[str, str]) -> None:
    begun, meant = docs["zh/1.md"], docs["zh/2.md"]
    assert '<p class="part">第一篇　总论</p>' in begun
    assert '<p class="part" data-site data-search-exclude>第一篇　总论</p>' in meant
    listed: Any = dict(navigation(plan, ZH))[ZH.words["plan_text"]]
    assert [(title, len(below)) for title, below in listed] == [("第一篇　总论", 2), ("第二篇　任务", 1)]
    assert docs["zh/index.md"].count('class="part"') == 2


def test_other_tables_and_pictures_stand_in_their_places(docs: dict[str, str]) -> None:
    table, picture = docs["zh/3.md"], docs["zh/1.md"]
    assert '<th scope="col" rowspan="2">类别</th>' in table
    assert '<th scope="colgroup" colspan="2">投资（万元）</th>' in table
    assert '<img src="../../pictures/image1.png" alt="用水结构" loading="lazy">' in picture
    assert not dead_links(docs)


def test_two_languages_share_a_table_and_a_picture(tmp_path: Path) -> None:
    pages = render(water_in_two_languages(tmp_path))
    table, picture = pages["parallel/3.md"], pages["parallel/1.md"]
    assert table.count('<table id="t2"') == 1
    both = r'<span lang="zh[^"]*">{}</span> <span lang="en[^"]*">.*?Words</span>'
    assert re.search(f"<th[^>]*>{both.format('类别')}</th>", table)
    assert picture.count("<img ") == 1
    assert re.search(f"<figcaption>{both.format('.*')}</figcaption>", picture)


def test_the_data_hold_all_of_it_and_give_it_back(plan: Plan) -> None:
    files = data_files(plan, "https://plan.example/")
    assert json.loads(files["data/blocks/t2.json"])["kind"] == "grid"
    assert json.loads(files["data/blocks/f1.json"])["file"] == "image1.png"
    assert "第二篇　任务\n\n第三章　工程" in files["data/plan.zh.txt"]
    back = from_document(document(plan))
    for key in ("tables", "grids", "pictures", "expressions"):
        assert bare(getattr(back, key)) == bare(getattr(plan, key)), key
    assert bare(back.meta.parts) == bare(plan.meta.parts)
    assert "水库" in "".join(search_files(plan).values())
