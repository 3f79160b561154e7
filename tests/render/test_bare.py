"""A plan that says nothing but its title and its chapters: every page that there can be, and nothing that points beyond."""

import re
from dataclasses import replace

from plansite.data import data_files
from plansite.data.offer import data_offer
from plansite.render.everything import render
from tests.loaded import PLANS, read, small
from tests.render.links import dead_links

BASE = "https://plan.example/q/"


def test_a_bare_plan_has_its_pages_and_no_others() -> None:
    plan = read(PLANS / "bare")
    files = data_files(plan, BASE)
    docs = render(plan, BASE, None, data_offer(plan, files))
    pages = {path for path in docs if path.startswith("zh/")}
    assert pages == {f"zh/{name}.md" for name in ("index", "1", "2", "about", "data", "editing")}
    assert not dead_links(docs)
    shown = pages - {"zh/editing.md", "zh/about.md", "zh/data.md"}
    text = "\n".join(docs[path].split("\n---\n", 1)[1] for path in shown)
    assert not re.search("公告|编制单位|征求意见|译文|None", text)
    assert not any(path.endswith(".akn.xml") for path in files)


def test_where_no_figure_is_classified_none_is_said_to_be_lacking() -> None:
    docs = render(replace(small(), figures=None))
    assert "全部举措、条目和段落：" in docs["zh/measures.md"]
    assert not re.search("0项|0处|没有数字", docs["zh/measures.md"])
    assert "All measures, items and paragraphs: " in docs["en/measures.md"]
