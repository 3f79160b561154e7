"""The theme in one, two and three languages, as MkDocs builds it: switch, navigation, home, page not found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from plansite.load import load
from plansite.model import Plan
from plansite.site.generated import generate
from plansite.site.settings import lay_out
from tests.bad_plans import SMALL
from tests.third_language import made_up_language, plan_in_three_languages

pytestmark = pytest.mark.long
ROOT = Path(__file__).resolve().parents[2]
BASE = "https://plan.example/q/"


def _plan(folder: Path) -> Plan:
    loaded = load(folder)
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture(scope="module", params=["zh", "en", "zh en", "zh en qq"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Plan, Path]]:
    """The small plan in these languages, and its site."""
    folder = tmp_path_factory.mktemp("built")
    with ExitStack() as known:
        if request.param.endswith("qq"):
            known.enter_context(made_up_language(folder))
            plan = _plan(plan_in_three_languages(folder))
        else:
            small = _plan(SMALL)
            wanted = request.param.split()
            plan = replace(small, expressions=tuple(each for each in small.expressions if str(each.language) in wanted))
        docs = lay_out(folder / "work", ROOT)
        generate(plan, BASE, docs)
        command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder / "site"))
        variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": BASE}
        subprocess.run((*command, "-f", str(docs.parent / "mkdocs.yml")), env=variables, check=True)
        yield plan, folder / "site"


def _page(site: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((site / path).read_bytes())


def _codes(plan: Plan) -> list[str]:
    return [language.code for language in plan.languages]


def test_every_page_leads_to_itself_in_the_other_languages(built: tuple[Plan, Path]) -> None:
    plan, site = built
    for language in plan.languages:
        page = _page(site, f"{language}/1/index.html")
        links = {str(link.get("lang")): link.get("href") for link in page.cssselect(".language-switch a")}
        assert links == {other.tag: f"../../{other}/1/" for other in plan.others(language)}
        assert page.get("lang") == language.tag
        assert bool(page.cssselect(".language-switch")) is bool(plan.others(language))


def test_search_engines_are_told_of_the_twins(built: tuple[Plan, Path]) -> None:
    plan, site = built
    original = plan.original.code
    tags = {language.tag: language.code for language in plan.languages}
    expected = {**tags, "x-default": original} if plan.translations else {}
    for code in _codes(plan):
        head = _page(site, f"{code}/1/index.html").xpath("/html/head/link[@rel='alternate' and not(@type)]")
        assert {link.get("hreflang"): link.get("href") for link in head} == {
            tag: f"{BASE}{to}/1/" for tag, to in expected.items()
        }
        sitemap = (site / "sitemap.xml").read_text("utf-8")
        assert f"<loc>{BASE}{code}/1/</loc>" in sitemap
        assert ("hreflang" in sitemap) is bool(plan.translations)


def test_navigation_tabs_and_footer_are_those_of_the_language(built: tuple[Plan, Path]) -> None:
    plan, site = built
    for language in plan.languages:
        page = _page(site, f"{language}/1/index.html")
        tabs = [tab.text_content().strip() for tab in page.cssselect(".md-tabs__link")]
        assert tabs[0] == language.words["plan_text"] and language.words["about_site"] in tabs
        (menu,) = page.cssselect(".md-nav--primary > .md-nav__list")
        assert menu.get("lang") == language.tag
        assert plan.meta.title[language] in page.cssselect(".md-copyright")[0].text_content()
        steps = page.cssselect(".md-footer__link")
        assert len(steps) == 2
        assert all(str(step.get("href")).startswith("../") for step in steps)


def test_the_root_offers_every_language_or_leads_to_the_only_one(built: tuple[Plan, Path]) -> None:
    plan, site = built
    page = _page(site, "index.html")
    leads = [str(each.get("content")) for each in page.xpath("//meta[@http-equiv='refresh']")]
    assert leads == ([] if plan.translations else [f"0; url={plan.original}/"])
    assert [str(link.get("href")) for link in page.cssselect(".enter a")] == [f"{code}/" for code in _codes(plan)]
    menus = page.cssselect(".md-nav--primary > .md-nav__list")
    assert [menu.get("lang") for menu in menus] == [language.tag for language in plan.languages]
    assert page.get("lang") == plan.original.tag


def test_page_not_found_speaks_every_language(built: tuple[Plan, Path]) -> None:
    plan, site = built
    page = _page(site, "404.html")
    sections = page.cssselect("main section")
    assert [section.get("lang") for section in sections] == [language.tag for language in plan.languages]
    assert [link.get("href") for link in page.cssselect("a")] == [f"/q/{code}/" for code in _codes(plan)]
    for language, section in zip(plan.languages, sections, strict=True):
        assert language.words["theme_not_found_text"] in section.text_content()


def test_only_a_plan_with_a_translation_shows_two_side_by_side(built: tuple[Plan, Path]) -> None:
    plan, site = built
    assert len(list(site.glob("parallel*"))) == len(plan.translations)
