"""The engine of search in a browser page that has nothing else in it: no site is needed."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page

from tests.conftest import ROOT

SCRIPTS = ROOT / "docs/assets/js/search"
#: What is fetched for a library alone.
OF_LIBRARIES = ("library", "shelves")
LOAD = """async (files) => {
  planSearch.script = async (address) => (0, eval)(files[address]);
  planSearch.part = async (name) => (0, eval)(files[name]);
  await planSearch.open("");
}"""
ASK = """async ([q, page]) => {
  const { results, notice } = await planSearch.search(q, page);
  return [results.map(({ record, language }) => [record.id, language.code]), notice?.kind ?? "", notice?.text ?? ""];
}"""
Answer = tuple[list[list[str]], str, str]


class Engine:
    """An index and the engine that has read it."""

    def __init__(self, page: Page, files: dict[str, str]) -> None:
        self.page = page
        parts = json.loads(re.sub(r",\s*\]", "]", re.search(r"PARTS = (\[.*?\])", _script("open"), re.DOTALL)[1]))  # type: ignore[index]
        page.evaluate("() => { globalThis.planSearch = {}; }")
        for part in parts:
            page.evaluate(f"() => {{ {_script(part)} }}")
        page.evaluate(LOAD, files | {name: _script(name) for name in OF_LIBRARIES})

    def ask(self, query: str, page: str) -> Answer:
        """The results as identity and language, and the notice."""
        answer: Answer = self.page.evaluate(ASK, [query, page])
        return answer

    def first(self, query: str, page: str) -> tuple[str, str]:
        """The first result."""
        results, *_ = self.ask(query, page)
        assert results, query
        return results[0][0], results[0][1]


def _script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text("utf-8")
