"""Plans in one, two and three languages: every page, every link, the switch among all, and nothing of what is missing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml

from plansite.languages import language
from plansite.model import Plan
from plansite.pages.offer import DataOffer
from plansite.render.everything import folders, render
from plansite.render.kinds import PAGES
from plansite.render.navigation import NavigationItem, navigation
from tests.loaded import PLANS, read, small
from tests.render.links import dead_links
from tests.third_language import CODE, made_up_language, plan_in_three_languages

BASE = "https://plan.example/q/"
#: Folders and files at the root that are there whatever the languages.
ALWAYS = {"index.md", "data", "a", "c", "g", "i", "m", "n", "p", "s", "t"}


def _alone(code: str) -> Plan:
    """The small plan in one of its languages."""
    return replace(small(), expressions=(small().expression(language(code)),))


def _turned() -> Plan:
    """The small plan with the English as the original."""
    return replace(small(), expressions=tuple(reversed(small().expressions)))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The small plan in three languages, the third made up."""
    folder = tmp_path_factory.mktemp("three")
    with made_up_language(folder):
        yield read(plan_in_three_languages(folder))


@pytest.fixture(scope="module", params=["chinese", "english", "zh", "en", "zh-en", "en-zh", "three"])
def plan(request: pytest.FixtureRequest, three: Plan) -> Plan:
    """A plan in each number and order of languages: some written so, some made of the small one."""
    match request.param:
        case "chinese" | "english":
            return read(PLANS / request.param)
        case "zh" | "en":
            return _alone(request.param)
        case "zh-en":
            return small()
        case "en-zh":
            return _turned()
        case _:
            return three


@pytest.fixture(scope="module")
def docs(plan: Plan) -> dict[str, str]:
    """The pages of each plan, rendered once."""
    return _docs(plan)


def _docs(plan: Plan) -> dict[str, str]:
    rights = {each.code: "MIT" for each in plan.languages}
    offer = DataOffer(
        folder="data", files=(), sheets=(), blocks=1, block="blocks/m1-1-1.json", formula="", rights=rights
    )
    return render(plan, BASE, offer=offer)


def _front(text: str) -> dict[str, Any]:
    front: dict[str, Any] = yaml.load(text.split("---\n")[1], yaml.CSafeLoader)
    return front


def _actions(text: str) -> list[str]:
    """The links below the title of a page, by name."""
    row = text.split('<p class="actions"')[1].split("</p>")[0]
    return re.findall(r">([^<]+)</a>", row)


def _paths(items: list[NavigationItem]) -> list[str]:
    return [path for _, below in items for path in ([below] if isinstance(below, str) else _paths(below))]


def test_every_page_of_the_table_is_made_and_no_other(plan: Plan, docs: dict[str, str]) -> None:
    listed = [path for row in PAGES for each in row.languages(plan) for _, path in row.listed(plan, each)]
    made = [path for path in docs if path.endswith(".md")]
    assert sorted(listed) == sorted(made) and len(set(made)) == len(made)


def test_every_link_leads_to_a_page_and_an_anchor(docs: dict[str, str]) -> None:
    assert dead_links(docs) == []


def test_pages_lie_in_the_folders_of_the_languages(plan: Plan, docs: dict[str, str]) -> None:
    codes = [each.code for each in plan.languages]
    facing = ["parallel", *(f"parallel-{code}" for code in codes[2:])][: len(codes) - 1]
    found = {path.split("/")[0] for path in docs}
    assert found == ALWAYS | set(codes) | set(facing)
    assert found - {"index.md", "data"} <= set(folders())


def test_navigation_lists_every_page_of_the_language_once(plan: Plan, docs: dict[str, str]) -> None:
    for each in plan.languages:
        paths = _paths(navigation(plan, each))
        assert paths[:2] == [f"{each}/index.md", f"{each}/0.md"]
        assert sorted(paths) == sorted(path for path in docs if path.startswith(f"{each}/") and path[-3:] == ".md")


def test_home_page_lists_the_further_pages(plan: Plan, docs: dict[str, str]) -> None:
    for each in plan.languages:
        more = docs[f"{each}/index.md"].split("{ #more }")[1].split("\n## ")[0]
        shown = [row for row in sorted(PAGES, key=lambda row: row.home) if row.home and each in row.languages(plan)]
        assert re.findall(r'"title">([^<]+)<', more) == [row.title(each) for row in shown]


def test_every_page_leads_to_itself_in_every_language(plan: Plan, docs: dict[str, str]) -> None:
    for each in plan.languages:
        for path in (path for path in docs if path.startswith(f"{each}/") and path.endswith(".md")):
            others = [other.name for other in plan.others(each)]
            assert _front(docs[path])["alternates"].keys() == {other.code for other in plan.languages}
            if not path.endswith(("editing.md", "consulting.md")):  # prose has no links below its title
                assert _actions(docs[path])[: len(others)] == others, path


def test_chapters_of_a_plan_in_one_language_lead_nowhere_else() -> None:
    for code in ("zh", "en"):
        docs = _docs(_alone(code))
        assert _actions(docs[f"{code}/1.md"]) == _actions(docs[f"{code}/notice.md"]) == []


def test_the_original_leads_to_each_translation_beside_it(three: Plan) -> None:
    docs, third = _docs(three), three.languages[-1]
    assert _actions(docs["zh/1.md"])[2:4] == ["与英文对照", f"与{third.name}对照"]
    assert _actions(docs["en/1.md"])[2:3] == ["Side by side"]
    assert 'href="../../parallel/1/"' in docs["zh/1.md"] and f'href="../../parallel-{CODE}/1/"' in docs["zh/1.md"]
    assert 'href="../../parallel/en/1/"' in docs["en/1.md"]
    assert f'href="../../parallel-{CODE}/{CODE}/1/"' in docs[f"{CODE}/1.md"]
    assert f'class="{CODE} translation" lang="{third.tag}"' in docs[f"parallel-{CODE}/1.md"]
    assert f'class="{CODE}' not in docs["parallel/1.md"] and 'class="en' not in docs[f"parallel-{CODE}/1.md"]


def test_side_by_side_keeps_the_language_that_one_came_from(three: Plan) -> None:
    docs, own = _docs(three), f"parallel-{CODE}/{CODE}/1/"
    everywhere = {"en": "parallel/en/1/", CODE: own}
    for path, reader, here in (
        ("parallel/1.md", "zh", "parallel/1/"),
        ("parallel/en/1.md", "en", "parallel/1/"),
        (f"parallel-{CODE}/1.md", "zh", f"parallel-{CODE}/1/"),
        (f"parallel-{CODE}/{CODE}/1.md", CODE, f"parallel-{CODE}/1/"),
    ):
        front, words = _front(docs[path]), three.expression(language(reader)).language.words
        assert (front["lang"], front["alternates"]) == (reader, {"zh": here} | everywhere), path
        assert f"<summary>{words['contents']}</summary>" in docs[path] and f">{words['print']}</button>" in docs[path]
    for path, closes, other in (("parallel/1.md", "关闭", "Close"), ("parallel/en/1.md", "Close", "关闭")):
        assert f">{closes}</a>" in docs[path] and f">{other}</a>" not in docs[path], path
    assert _actions(docs["parallel/1.md"])[:2] == ["只看中文", "只看英文"]
    assert _actions(docs["parallel/en/1.md"])[:2] == ["Chinese only", "English only"]
    assert 'href="../../../en/1/"' in docs["parallel/en/1.md"]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_nothing_speaks_of_a_translation_where_there_is_none(code: str) -> None:
    said = {"zh": ("译", "对照", "英文", "中英"), "en": ("translat", "side by side", "Chinese", "both languages")}[code]
    for path, text in _docs(_alone(code)).items():
        read = text.lower()
        for apart in (
            "英文引号",
            "{ #translation }",
            "in english and chinese:",
        ):  # quotes; an anchor; findings speak both
            read = read.replace(apart, "")
        assert [word for word in said if word.lower() in read] == [], path


def test_a_plan_in_english_has_no_chinese_but_what_was_received() -> None:
    for path, text in _docs(_alone("en")).items():
        if path not in ("en/about.md", "en/agreement.md", "en/data.md"):  # they quote the document as it was received
            own = re.sub("提示：.*", "", text)  # findings speak two languages
            assert re.findall(r"[\u3400-\u9fff]+", own) == [], path


def test_which_language_is_the_original_is_told() -> None:
    docs = _docs(_turned())
    assert "with their Chinese renderings" in docs["en/glossary.md"]
    assert "英文原文" in docs["zh/glossary.md"]
    assert docs["parallel/1.md"].index('class="en"') < docs["parallel/1.md"].index('class="zh translation"')
    assert '"translationOfWork"' in _front(docs["zh/index.md"])["structured"]


def test_a_term_that_waits_for_a_rendering_stands_under_its_name_in_the_original() -> None:
    plan = small()
    first, *rest = plan.glossary
    waiting = first.model_copy()
    object.__setattr__(waiting, "__pydantic_extra__", {"zh": first[language("zh")]})
    plan = replace(plan, glossary=(waiting, *rest))
    page = _docs(plan)["en/glossary.md"]
    assert f'<h2 id="{first.identity}" lang="zh-Hans">' in page
    assert page.index(f'id="{first.identity}"') > page.index(f'id="{rest[-1].identity}"')
    assert dead_links(_docs(plan)) == []
