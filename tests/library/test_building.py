"""A library is built as a user builds it: three small plans, in one command."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.commands.building import contents, environment
from tests.library.built import BASE, BuiltLibrary, assert_made_anew, small_library

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def library(root: Path, made_once: Callable[..., Path]) -> BuiltLibrary:
    """A library that was built once."""
    return small_library(root, made_once)


@pytest.fixture
def copy(library: BuiltLibrary, tmp_path: Path) -> BuiltLibrary:
    """A copy of it to change."""
    return library.copied(tmp_path / "copy")


def test_one_sitemap_leads_to_all(library: BuiltLibrary) -> None:
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    listed = [each.text or "" for each in ElementTree.parse(library.site / "sitemap.xml").iter(name)]
    assert len(listed) == 4
    for sitemap in listed:
        found = ElementTree.parse(library.site / sitemap.removeprefix(BASE)).iter(name)
        pages = [(each.text or "").removeprefix(BASE) for each in found]
        assert pages
        assert all((library.site / page / "index.html").is_file() for page in pages)


def test_each_plan_has_a_copy_to_read_offline_at_a_lasting_address(library: BuiltLibrary) -> None:
    page = (library.site / "zh/index.html").read_text("utf-8")
    for address in ("qingxi/quality", "qingxi/quality-zh", "harrowdale/water"):
        [copy] = (library.site / address / "offline").glob("*.zip")
        assert (library.site / f"offline/{address}.zip").read_bytes() == copy.read_bytes()
        assert f'href="../offline/{address}.zip"' in page


def test_former_addresses_lead_on(library: BuiltLibrary) -> None:
    page = (library.site / "zh/1/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{BASE}qingxi/quality/zh/1/">' in page
    assert 'href="../../qingxi/quality/zh/1/"' in page
    plan = library.site / "qingxi/quality"
    assert (library.site / "data/plan.json").read_bytes() == (plan / "data/plan.json").read_bytes()
    assert "register" in (library.site / "zh/index.html").read_text("utf-8")  # the library's own, not a redirect


def test_nothing_is_built_again_and_a_new_name_renews_the_pages_alone(copy: BuiltLibrary) -> None:
    before = contents(copy.site)
    done = copy.build_here()
    assert "3 plan(s), 0 to build" in done.stdout
    assert contents(copy.site) == before
    path = copy.folder / "library.yml"
    path.write_text(path.read_text("utf-8").replace("清溪县", "清溪"), "utf-8")
    assert "3 plan(s), 0 to build" in copy.build_here().stdout
    assert "清溪<" in (copy.site / "zh/index.html").read_text("utf-8")


def test_a_plan_with_errors_keeps_its_site_and_is_named(copy: BuiltLibrary) -> None:
    before = contents(copy.site / "qingxi/quality")
    (copy.folder / "plans/small/chapters/01.zh.md").write_text("# 一、发展目标\n\n没有标识。\n", "utf-8")
    with (copy.folder / "plans/english/plan.yml").open("a", encoding="utf-8") as file:
        file.write("summary: { en: Clean water for all. }\n")
    done = copy.build_here()
    assert done.returncode == 1
    assert "not renewed: qingxi/quality " in done.stderr
    assert "qingxi/quality:\nsmall/" in done.stdout
    assert "\nsmall/chapters/01.zh.md:3:1: this paragraph has no identity" in done.stdout
    assert contents(copy.site / "qingxi/quality") == before
    assert "Clean water for all." in (copy.site / "harrowdale/water/index.html").read_text("utf-8")


def test_killed_in_the_middle_the_published_library_is_whole(copy: BuiltLibrary) -> None:
    before = contents(copy.site)
    copy.touch("english")
    process = subprocess.Popen(copy.words, env=environment(copy.root, SITE_URL=BASE), start_new_session=True)
    kept = copy.folder / ".site-store"
    while not any(kept.glob(".*-build-*")):
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert contents(copy.site) == before
    assert copy.build_here().returncode == 0
    assert_made_anew(copy.site, before)  # whatever was left
    assert not any(kept.glob(".*-build-*"))
