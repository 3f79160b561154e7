"""Old editions are published again under their day: whole, marked as old, and apart from what a site of one edition is."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from plansite.edition.kept import earlier, published
from plansite.languages import language
from plansite.model import Plan
from plansite.render.everything import render
from plansite.search import search_files
from plansite.search.pack import FOLDER
from plansite.site.settings import configuration
from tests.bad_plans import Case, plan_with
from tests.edition.three_editions import keep, three_editions
from tests.loaded import read, small
from tests.render.links import dead_links
from tests.third_language import made_up_language, plan_in_three_languages

ZH, EN = language("zh"), language("en")
EDITIONS = """editions:
  - published: "2022-02-20"
    name: { zh: 征求意见稿, en: draft for comment }
    status: draft
"""
FINAL = """  - published: "2022-06-30"
    name: { zh: 印发稿, en: final edition }
    status: adopted
    adopted: "2022-06-20"
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return three_editions()


@pytest.fixture(scope="module")
def docs(plan: Plan) -> dict[str, str]:
    return render(plan, "https://x.example/")


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan in two languages, its first edition kept."""
    change = {"file": "plan.yml", "add": EDITIONS}
    folder = plan_with(Case(name="", changes=(change,), findings=()), tmp_path_factory.mktemp("draft"))
    keep(folder)
    return folder


@pytest.fixture(scope="module")
def both(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Its final edition, with other words in a chapter."""
    folder = tmp_path_factory.mktemp("final") / "plan"
    shutil.copytree(draft, folder)
    _finish(folder)
    return read(folder)


@pytest.fixture(scope="module")
def both_docs(both: Plan) -> dict[str, str]:
    return render(both)


def _finish(folder: Path) -> None:
    head = (folder / "plan.yml").read_text("utf-8")
    (folder / "plan.yml").write_text(head.replace("status: draft\n", "status: replaced\n") + FINAL, "utf-8")
    for code, old, new in (("zh", "加强领导", "切实加强领导"), ("en", "leadership", "firm leadership")):
        chapter = folder / "chapters" / f"02.{code}.md"
        chapter.write_text(chapter.read_text("utf-8").replace(old, new), "utf-8")


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    for each in plan.languages:
        home = f"{each}/{plan.meta.edition.published if plan.meta.edition else ''}/"
        yield from ((home, passage.text) for passage in plan.passages(each))


def test_every_word_of_an_old_edition_stands_under_its_day(
    plan: Plan, both: Plan, docs: dict[str, str], both_docs: dict[str, str]
) -> None:
    for several, pages in ((plan, docs), (both, both_docs)):
        for old in earlier(several):
            shown = {
                home: re.sub(
                    r"<[^>]+>|\{ #[^}]*\}|\s",
                    "",
                    unescape("".join(text for path, text in pages.items() if home in path)),
                )
                for home in dict(_texts(old))
            }
            lost = [text for home, text in _texts(old) if re.sub(r"\s", "", text) not in shown[home]]
            assert lost == []


def test_no_link_on_an_old_page_leads_nowhere(docs: dict[str, str], both_docs: dict[str, str]) -> None:
    data = ("data/", "offline")  # what only a whole build has
    for pages in (docs, both_docs):
        assert [each for each in dead_links(pages) if not each[1].startswith(data)] == []


def test_an_old_page_says_what_it_is_and_leads_to_the_latest(docs: dict[str, str]) -> None:
    page = docs["zh/2021-03-01/3.md"]
    stage = re.search(r'<p class="stage old".*</p>', page)
    assert stage
    assert "征求意见稿（2021年3月1日公布），已由新版代替。" in stage[0]
    assert '<a href="../../3/" data-carry>看最新版次：中期调整稿（2023年6月1日公布）</a>' in stage[0]
    assert 'before: { title: "二、总体要求", url: "zh/2021-03-01/2/" }' in page
    assert 'after: { title: "四、保障措施", url: "zh/2021-03-01/4/" }' in page
    changed = re.search(r'\{ #m3-1-1 .*?<p class="served commented"[^>]*><a href="([^"]*)"', page, re.DOTALL)
    assert changed and changed[1] == "../../3/#m3-1-1"
    dropped = docs["zh/2021-03-01/4.md"].split("{ #s4-3 ")[1]
    assert re.findall('class="served.*?href="([^"]*)"', dropped)[0] == "../../history/#s4-3"
    assert "征求意见稿（2021年3月1日公布），已由新版代替。这不是最新版次。" in docs["zh/2021-03-01/print.css"]
    homes = [docs[f"zh/{day}index.md"] for day in ("2021-03-01/", "")]
    assert ["#downloads" in home for home in homes] == [False, True]  # the PDFs are those of the latest edition


def test_programs_are_told_which_edition_follows_which(docs: dict[str, str]) -> None:
    page = docs["zh/2021-09-01/3.md"]
    relations = re.search(r"^versions: \{ (.*) \}$", page, re.MULTILINE)
    assert relations
    assert relations[1] == (
        'predecessor-version: "zh/2021-03-01/3/", successor-version: "zh/3/", latest-version: "zh/3/", '
        'version-history: "zh/editions/"'
    )
    line = re.search(r"^structured: (.*)$", page, re.MULTILINE)
    assert line
    told = json.loads(json.loads(line[1]))
    assert told["legislationChanges"]["@id"] == "https://x.example/zh/2021-03-01/3/"
    assert told["@reverse"]["legislationChanges"]["@id"] == "https://x.example/zh/3/"
    assert not re.search("^(feeds|picture):", page, re.MULTILINE)  # those of the latest edition


def test_the_latest_tells_whose_text_is_older(docs: dict[str, str], both_docs: dict[str, str]) -> None:
    page = docs["zh/3.md"]
    block = page.split("{ #m3-1-2 ")[1].split('<div class="measure"')[0].split("//// html")[0]
    assert re.findall(r'<span data-edition="(\S+)" hidden> · <a href="(\S+)"', block) == [
        ("2021-03-01", "../2021-03-01/3/#m3-1-2")
    ]  # it reads in the second edition as it does now
    assert '<a class="came" data-edition="2021-09-01" href="../2021-09-01/3/" data-carry hidden>' in page
    assert 'data-edition="2022-02-20" href="../2022-02-20/2/"' in both_docs["en/2.md"]


def test_a_language_that_came_later_has_no_old_pages(draft: Path, tmp_path: Path) -> None:
    with made_up_language(tmp_path):
        folder = plan_in_three_languages(tmp_path)
        editions = (draft / "plan.yml").read_text("utf-8").split("editions:")[1]
        with (folder / "plan.yml").open("a", encoding="utf-8") as file:
            file.write("editions:" + re.sub(r"en: ([^}]*) }", r"en: \1, qq: \1 }", editions))
        for name in ("editions.lock", "identities.lock", "editions/2022-02-20.json"):
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(draft / name, folder / name)
        _finish(folder)
        plan_yml = (folder / "plan.yml").read_text("utf-8")
        (folder / "plan.yml").write_text(
            plan_yml.replace("en: final edition }", "en: final edition, qq: final }"), "utf-8"
        )
        pages = render(read(folder))
        assert {path[:2] for path in pages if path[2:].startswith("/2022-02-20/")} == {"zh", "en"}
        assert 'href="../../zh/2022-02-20/" data-day="2022-02-20"' in pages["qq/editions.md"]
        assert [each for each in dead_links(pages) if "data/" not in each[1]] == []


def test_search_has_earlier_words_apart(plan: Plan) -> None:
    files = search_files(plan)
    older = {path for path in files if "/older/" in path}
    assert f"{FOLDER}/older/manifest.js" in older
    said = "".join(files[path] for path in older)
    assert "生态护岸60公里" in said and "定期公布规划实施情况" not in said  # the same words are found in the latest
    assert "生态护岸60公里" not in "".join(text for path, text in files.items() if path not in older)


def test_a_site_of_one_edition_stays_as_it_was() -> None:
    pages = render(small())
    assert len(published(small())) <= 1
    assert not [path for path in pages if re.search(r"/\d{4}-\d\d-\d\d/", path)]
    assert not [path for path, text in pages.items() if "data-edition" in text or "\nversions:" in text]
    assert not [path for path in search_files(small()) if "older" in path]
    assert "editions" not in configuration(small()).split("extra:")[1].split("language:")[0]
