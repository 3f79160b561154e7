"""Templates, style sheets, scripts and mkdocs.yml name no language and speak none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plansite.languages import known, language

THEME = ("overrides", "docs/assets")
#: The engine of the search reads texts; what it knows of their languages is looked at in tests/search.
ELSEWHERE = "docs/assets/js/search"
#: Pictures of the guide, which show a site in its language.
PICTURES = {".webp", ".png"}
#: Languages by their code, as a word of its own, and words that are not English.
NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(known())})(?:-\w+)?(?![\w-])|:lang\(|[\u3400-\u9fff\uff00-\uffef]")


def _texts(root: Path) -> dict[str, str]:
    paths = [
        path
        for folder in THEME
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and path.suffix not in PICTURES and not path.is_relative_to(root / ELSEWHERE)
    ]
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in (*paths, root / "mkdocs.yml")}


def named(text: str) -> list[str]:
    """What in the text names a language, or is in one of its own."""
    return NAMED.findall(text)


def test_nothing_of_the_theme_names_a_language(root: Path) -> None:
    assert {path: found for path, text in _texts(root).items() if (found := named(text))} == {}


@pytest.mark.parametrize("text", ['code == "en"', "[lang=zh-Hans]", ":lang(fr)", "<p>规划</p>"])
def test_a_name_is_found(text: str) -> None:
    assert named(text)


@pytest.mark.parametrize("text", ["when", "then, children", "data-zh-x", 'lang="{{ own.tag }}"', "open({ ending })"])
def test_what_looks_like_one_is_none(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("code", known())
def test_the_tag_of_a_language_tells_the_style_sheets_its_script(code: str) -> None:
    assert ("-Han" in language(code).tag) is (language(code).script == "Hani")
