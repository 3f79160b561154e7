"""Markup in the plan's words is published as words: to the character, in every place, and nothing of it runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import lxml.html
import pytest
from playwright.sync_api import Dialog, Page

import build_tables
from plansite.load import load
from plansite.model import Plan
from plansite.vocabulary import LANGUAGE_TAGS, LANGUAGES, Language
from tests.bad_plans import SMALL
from tests.conftest import ROOT, Record, serving

ADDRESS: Final = "https://plan.example/q/"
PAYLOADS: Final = (
    *(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(2)>',
        "</title><script>alert(3)</script>",
        "{{ 7*7 }}{% raw %}",
    ),
    *(
        "[a](javascript:alert(4))",
        "**b** _i_ ~~s~~ `c` ^u^ ==m==",
        "[^1] [^1]: f",
        "{: .x #y onclick=alert(5) }",
        "/// html | div",
        "- l",
    ),
    *(
        "1. n",
        "\\ \\\\ \\* \\<",
        "</div></div></section>",
        "<!-- c",
        "&lt;b&gt; &amp; &#60;",
        "' onfocus=alert(6) '",
        "<svg/onload=alert(7)>",
    ),
    *(
        "![i](x)",
        "<https://a.example>",
        "a | b | c",
        "::: note",
        "!!! note",
        "$x$ \\(y\\)",
        "--- ...",
        "*[GDP]: g",
        ":smile: @a #b",
        "]]> <![CDATA[",
    ),
)
WHOLE: Final = " ".join(PAYLOADS)
_MARKS: Final = re.compile(r"[!-/:-@\[-`{-~]")
#: Where texts stand: the file, the words there, and whether they are Markdown, in which a backslash escapes a mark.
PLACES: Final = (
    *(
        ("plan.yml", words)
        for words in ("清溪县质量规划", "Qingxi County Quality Plan", "征求意见稿", "draft for comment", "王某", "Wang")
    ),
    *(
        ("plan.yml", words)
        for words in ("清溪县质量办公室", "Qingxi County Quality Office", "2022年2月", "February 2022")
    ),
    *(("chapters/01.zh.md", words) for words in ("发展目标", "主要目标", "加快提升产品质量", "到2025年", "各部门")),
    *(
        ("chapters/01.en.md", words)
        for words in ("Goals", "Main goals", "product quality faster", "the pass rate", "All departments")
    ),
    *(("columns/1-1.zh.md", words) for words in ("检测能力", "检测平台", "依托现有机构", "推广")),
    *(("columns/1-1.en.md", words) for words in ("programme", "testing platform", "the institutions", "technology")),
    *(("notice.zh.md", words) for words in ("关于征求", "反馈")),
    *(("notice.en.md", words) for words in ("Notice on", "comments by")),
    *(
        ("indicators/table-1.yml", words)
        for words in (
            "质量指标表",
            "Quality indicators",
            "类别",
            "培育品牌",
            "Brands fostered",
            "注：指标以统计部门数据为准",
        )
    ),
    *(("notes.yml", words) for words in ("原文未填数字。", "The source gives no figure.")),
    *(
        ("glossary.yml", words)
        for words in ("对产品性能的测量。", "Measuring what a product does.", "BIM\n", "product quality")
    ),
    *(("corrections.yml", words) for words in ("发布系统页脚。", "Footer of the publishing system.", "二、保障措施")),
)


def _hostile(folder: Path) -> Path:
    plan = folder / "plan"
    shutil.copytree(SMALL, plan)
    for name, words in PLACES:
        path = plan / name
        text = path.read_text("utf-8")
        assert words in text, words
        stripped = words.strip()
        put = stripped + _MARKS.sub(r"\\\g<0>", WHOLE) if name.endswith(".md") else json.dumps(stripped + WHOLE)
        path.write_text(text.replace(words, put + words[len(stripped) :], 1), "utf-8")
    return plan


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    loaded = load(_hostile(tmp_path_factory.mktemp("plan")))
    assert loaded.plan is not None and not loaded.findings
    return loaded.plan


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of the hostile plan, with a public address, so that all that needs one is there too."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r" +- (?:zh|en)/(?:[3-9]|10)\.md\n", "", config), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        patch.setattr(build_tables, "check", lambda plan, unread: ())
        assert build_tables.main(["--plan", str(_hostile(folder)), "--docs", str(folder / "docs")]) == 0
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    yield folder / "site"


def _plain(text: str) -> str:
    return "".join(text.split())


def _words(element: lxml.html.HtmlElement) -> str:
    """The plan's own words: no normalisation but of white space."""
    if not isinstance(element.tag, str) or "data-site" in element.attrib:
        return ""
    return (element.text or "") + "".join(_words(child) + (child.tail or "") for child in element)


def _pages(built: Path, *parts: str) -> dict[str, lxml.html.HtmlElement]:
    paths = [path for part in parts for path in sorted((built / part).rglob("index.html"))]
    return {str(path.relative_to(built)): lxml.html.document_fromstring(path.read_text("utf-8")) for path in paths}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_published_as_it_stands(language: Language, built: Path, plan: Plan) -> None:
    pages = _pages(built, language)
    words = "".join(_plain(_words(part)) for page in pages.values() for part in page.cssselect("[data-plan]"))
    for passage in plan.passages(language):
        assert _plain(passage.text) in words, passage.place
    every = _plain("".join(page.text_content() for page in pages.values()))
    for note in plan.notes:
        assert _plain(note.text[language]) in every
    for term in plan.glossary:
        assert _plain(term.zh) in every and _plain(term.en) in every
    for correction in plan.corrections:
        assert _plain(correction.reason[language]) in every


def test_side_by_side_has_every_word(built: Path, plan: Plan) -> None:
    words = "".join(_plain(_words(page.xpath("/html/body")[0])) for page in _pages(built, "parallel").values())
    for language in LANGUAGES:
        for chapter in plan.edition(language).chapters:
            for passage in plan.chapter_passages(chapter, language):
                assert _plain(passage.text) in words, passage.place


def test_no_element_comes_of_it(built: Path) -> None:
    """What the words would make: scripts without a source, pictures, comments, rules, marks, handlers."""
    for name, page in _pages(built, ".").items():
        for content in page.cssselect(".md-content, main:not(.md-main)"):
            made = content.xpath(
                ".//script[not(@type)] | .//mark | .//hr | .//abbr | .//pre | .//img[@src='x'] | .//svg[@onload]"
            )
            assert [lxml.html.tostring(each, encoding="unicode")[:80] for each in made] == [], name
        handlers = page.xpath("//*[@onerror or @onload or @onclick or @onfocus or contains(@href, 'javascript:')]")
        assert handlers == [], name
        assert not page.xpath("//comment()[contains(., ' c')]"), name
        assert "49" not in page.xpath("string(//h1)"), name


def test_titles_and_descriptions_are_whole(built: Path, plan: Plan) -> None:
    pages = _pages(built, "zh", "en")
    for language in LANGUAGES:
        page = pages[f"{language}/1/index.html"]
        title = plan.edition(language).chapters[1].title
        assert _plain(page.xpath("string(/html/head/title)")).startswith(_plain(title))
        described = _plain(page.xpath("string(/html/head/meta[@name='description']/@content)"))
        assert _plain(plan.meta.title[language]) in described
        assert _plain(page.xpath("string(/html/head/meta[@property='og:title']/@content)")) == _plain(title)


def test_three_pages_of_a_chapter_name_each_other(built: Path) -> None:
    """(With a public address; without one there are only the links that a reader sees.)"""
    expected = {LANGUAGE_TAGS["zh"]: f"{ADDRESS}zh/1/", "en": f"{ADDRESS}en/1/"}
    for part in ("zh", "en", "parallel"):
        page = _pages(built, part)[f"{part}/1/index.html"]
        links = page.xpath("/html/head/link[@rel='alternate' and @hreflang and not(@type)]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        assert {tag: found[tag] for tag in expected} == expected
        assert page.xpath("string(/html/head/link[@rel='canonical']/@href)") == f"{ADDRESS}{part}/1/"


def test_nothing_of_it_runs(built: Path, new_page: Callable[..., Page], record: Record) -> None:
    dialogs: list[str] = []

    def noticed(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with serving(built) as server:
        page = new_page(viewport={"width": 1440, "height": 900})
        page.on("dialog", noticed)
        for name in _pages(built, "."):
            page.goto(f"{server}/{name}")
            for opened in page.locator("details").all():
                opened.evaluate("details => { details.open = true; }")
        page.goto(f"{server}/zh/1/")
        for query in ("script", "img", "各部门", "testing platform"):
            page.locator(".md-search__input").click()
            page.keyboard.press("Control+A")
            page.keyboard.insert_text(query)
            page.keyboard.press("End")
            page.locator(".md-search-result__link").first.wait_for()
            page.keyboard.press("Escape")
        page.locator("a.term").first.click()
        page.wait_for_timeout(200)
    assert dialogs == []
    record.assert_clean()
