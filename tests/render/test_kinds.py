"""The table of pages: a kind of page is a module of its own, and all lists read its row."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite.languages import known, language
from plansite.render import kinds
from plansite.render.everything import render
from plansite.render.kinds import PAGES, rows
from plansite.render.navigation import navigation
from plansite.render.row import PageRow
from plansite.search import records
from tests.loaded import small

EXTRA = """
from plansite.render.row import PageRow

def _build(site, language):
    yield f"{language}/extra.md", "An extra page."

PAGE = PageRow(name="extra", title_key="status", navigation=99, home=99, searched=True, build=_build)
"""


@pytest.fixture
def extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[PageRow, ...]]:
    """The table of pages with a module more in its folder, and words of it in the language of the plan."""
    (tmp_path / "extra.py").write_text(EXTRA, "utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(tmp_path)])
    for each in small().languages:
        monkeypatch.setitem(each.words, "description_extra", "One page more.")
    yield rows()
    del sys.modules["plansite.render.kinds.extra"]


def test_no_two_stand_in_one_place() -> None:
    for places in ([row.navigation for row in PAGES], [row.home for row in PAGES]):
        listed = [place for place in places if place]
        assert sorted(listed) == list(range(1, len(listed) + 1))
    assert len({row.name for row in PAGES if row.navigation != 1}) == len(PAGES) - 1


@pytest.mark.parametrize("code", known())
def test_every_row_has_words_in_every_language(code: str) -> None:
    for row in PAGES:
        if row.navigation or row.home:
            assert row.title(language(code))
        if row.searched:
            assert row.description(small(), language(code))


def test_a_module_more_is_a_page_in_every_list(extra: tuple[PageRow, ...]) -> None:
    """Its template and its words apart, nothing else is told of it."""
    plan = small()
    for each in plan.languages:
        docs = render(plan, kinds=extra)
        assert docs[f"{each}/extra.md"] == "An extra page."
        assert f'<a href="extra/"><span class="title">{each.words["status"]}' in docs[f"{each}/index.md"]
        assert navigation(plan, each, extra)[-1] == (each.words["status"], f"{each}/extra.md")
    assert [record.page for record in records(plan, extra) if record.id == "extra"] == ["extra/"]
