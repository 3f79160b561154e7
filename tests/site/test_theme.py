"""The theme in one, two and three languages, as MkDocs builds it: switch, navigation, home, page not found."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest

from plansite.model import Plan
from plansite.site.generated import generate
from plansite.site.settings import lay_out
from tests.library.built import BASE, small_library
from tests.loaded import PLANS, read
from tests.third_language import made_up_language, plan_in_three_languages

pytestmark = pytest.mark.long
IN_LIBRARY = {"chinese": "qingxi/quality-zh", "english": "harrowdale/water", "small": "qingxi/quality"}


@dataclass(frozen=True, kw_only=True)
class Built:
    """A plan, its public address and its site."""

    plan: Plan
    base: str
    site: Path


@pytest.fixture(scope="module", params=["chinese", "english", "small", "three languages"])
def built(
    request: pytest.FixtureRequest,
    root: Path,
    made_once: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Built]:
    """A small plan, and its site: as a library publishes it, or built alone."""
    if request.param in IN_LIBRARY:
        address = IN_LIBRARY[request.param]
        site = small_library(root, made_once).site / address
        yield Built(plan=read(PLANS / request.param), base=f"{BASE}{address}/", site=site)
        return
    folder = tmp_path_factory.mktemp("built")
    with made_up_language(folder):
        plan = read(plan_in_three_languages(folder))
        docs = lay_out(folder / "work", root)
        generate(plan, BASE, docs)
        command = (sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder / "site"))
        variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": BASE}
        subprocess.run((*command, "-f", str(docs.parent / "mkdocs.yml")), env=variables, check=True)
        yield Built(plan=plan, base=BASE, site=folder / "site")


def _page(site: Path, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((site / path).read_bytes())


def _codes(plan: Plan) -> list[str]:
    return [language.code for language in plan.languages]


def test_every_page_leads_to_itself_in_the_other_languages(built: Built) -> None:
    plan, site = built.plan, built.site
    for language in plan.languages:
        page = _page(site, f"{language}/1/index.html")
        links = {str(link.get("lang")): link.get("href") for link in page.cssselect(".language-switch a")}
        assert links == {other.tag: f"../../{other}/1/" for other in plan.others(language)}
        assert page.get("lang") == language.tag
        assert bool(page.cssselect(".language-switch")) is bool(plan.others(language))


def test_search_engines_are_told_of_the_twins(built: Built) -> None:
    plan, site = built.plan, built.site
    original = plan.original.code
    tags = {language.tag: language.code for language in plan.languages}
    expected = {**tags, "x-default": original} if plan.translations else {}
    for code in _codes(plan):
        head = _page(site, f"{code}/1/index.html").xpath("/html/head/link[@rel='alternate' and not(@type)]")
        assert {link.get("hreflang"): link.get("href") for link in head} == {
            tag: f"{built.base}{to}/1/" for tag, to in expected.items()
        }
        sitemap = (site / "sitemap.xml").read_text("utf-8")
        assert f"<loc>{built.base}{code}/1/</loc>" in sitemap
        assert ("hreflang" in sitemap) is bool(plan.translations)


def test_navigation_tabs_and_footer_are_those_of_the_language(built: Built) -> None:
    plan, site = built.plan, built.site
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


def test_the_root_offers_every_language_or_leads_to_the_only_one(built: Built) -> None:
    plan, site = built.plan, built.site
    page = _page(site, "index.html")
    leads = [str(each.get("content")) for each in page.xpath("//meta[@http-equiv='refresh']")]
    assert leads == ([] if plan.translations else [f"0; url={plan.original}/"])
    assert [str(link.get("href")) for link in page.cssselect(".enter a")] == [f"{code}/" for code in _codes(plan)]
    menus = page.cssselect(".md-nav--primary > .md-nav__list")
    assert [menu.get("lang") for menu in menus] == [language.tag for language in plan.languages]
    assert page.get("lang") == plan.original.tag


def test_page_not_found_speaks_every_language(built: Built) -> None:
    plan, site = built.plan, built.site
    page = _page(site, "404.html")
    sections = page.cssselect("main section")
    assert [section.get("lang") for section in sections] == [language.tag for language in plan.languages]
    assert [link.get("href") for link in page.cssselect("a")] == [
        f"{urlsplit(built.base).path}{code}/" for code in _codes(plan)
    ]
    for language, section in zip(plan.languages, sections, strict=True):
        assert language.words["theme_not_found_text"] in section.text_content()


def test_only_a_plan_with_a_translation_shows_two_side_by_side(built: Built) -> None:
    plan, site = built.plan, built.site
    assert len(list(site.glob("parallel*"))) == len(plan.translations)
