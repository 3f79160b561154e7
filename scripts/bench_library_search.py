"""Search over a library of a hundred plans of the size of plan/, beside Pagefind on pages made of the same records.

It is asked for words that stand in one block of one plan, in Chromium. A first result is measured by the processor time
of the page's main thread, four times of which is what a CPU four times slower takes: the clock of a machine on which
others work says little.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench_search import PROBE, SLOWER, served
from benchmark.libraries import SMALL, Search, build_command, folders, only_where, texts
from benchmark.processes import children, timed
from plansite.ground.write import write_tree
from plansite.languages import Language
from plansite.library.card import Card, card
from plansite.library.index import put_index
from plansite.library.library import Library
from plansite.library.reading import read_library
from plansite.library.segment import segment_of
from plansite.load import load
from plansite.render.kinds import PAGES
from plansite.search import FOLDER
from plansite.search.records import Record, records
from setup.browser import FLAGS, chromium, environment

ROOT: Final = Path(__file__).resolve().parents[1]
#: Searches that are tried.
SEARCHES: Final = 60
#: What Chromium is to trace: the marks that pages set, each with the processor time of its thread.
_MARKS: Final = "blink.user_timing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """Milliseconds until the first result: on the clock, and of the processor for the page's main thread."""

    clock: float
    processor: float

    @classmethod
    def between_marks(cls, trace: bytes) -> Took:
        """Of the two marks that a page sets."""
        marks = {each["name"]: each for each in json.loads(trace)["traceEvents"] if each.get("cat") == _MARKS}
        began, shown = marks["bench-began"], marks["bench-shown"]
        return cls(clock=(shown["ts"] - began["ts"]) / 1000, processor=(shown["tts"] - began["tts"]) / 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What an engine answered to all searches: how often plan and block, or the plan, stood first; what it cost."""

    name: str
    seconds: float
    size: int
    blocks: float
    plans: float
    fetched: Sequence[int]
    times: Sequence[Took]

    def __str__(self) -> str:
        right = f"right block first {self.blocks:.0%}, right plan first {self.plans:.0%}"
        cost = f"{statistics.median(self.fetched) / 1000:.0f} kB a query, {max(self.fetched) / 1000:.0f} kB at most"
        slower = [each.processor * SLOWER for each in self.times]
        quick = f"{statistics.median(slower):.0f} ms of a CPU {SLOWER} times slower (slowest {max(slower):.0f} ms)"
        clock = f"{statistics.median(each.clock for each in self.times):.0f} ms on the clock as it is"
        made = f"index {self.size / 1e6:.1f} MB, made in {self.seconds:.0f} s of processor"
        return f"{self.name:<9} {right}; {cost}; first result {quick}, {clock}; {made}"


def installed_pagefind() -> Path | None:
    """The folder in which Pagefind is installed, where it is."""
    found = find_spec("pagefind")
    return Path(found.origin).parents[1] if found and found.origin else None


def search(folder: Path, count: int, pagefind: Path | None, searches: int = SEARCHES) -> Iterator[str]:
    """Our engine and Pagefind, on the same records."""
    plan = load(ROOT / "plan").plan
    if plan is None:
        raise SystemExit("plan/ does not load: run make check")
    every = tuple(records(plan, PAGES))
    made = [texts(every, plan.languages, number) for number in range(count)]
    plans = [found for found, _ in made]
    wanted = [each for _, found in made for each in random.Random(1).sample(found, min(4, len(found)))]
    chosen = [*only_where(random.Random(2).sample(wanted, min(2 * searches, len(wanted))), plans)][:searches]
    yield f"{count} plans of {len(every)} blocks, {len(chosen)} searches whose words stand in one block of one plan"
    shell = _shell(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS], env={**environment()})
        seconds = _index(folder, plan.languages, plans, card(plan))
        yield str(_ours(browser, shell, folder / "ours", chosen, seconds))
        if pagefind:
            seconds = _pagefind(folder / "pages", plan.languages, plans, pagefind)
            yield str(_theirs(browser, folder / "pages", chosen, seconds))
        browser.close()


def _shell(folder: Path) -> Path:
    """The published pages of a small library: what opens the search."""
    (folder / "shell").mkdir()
    path = folders(folder / "shell", SMALL[:1], 1)
    timed([build_command(path, folder / "shell/site")], ROOT)
    return folder / "shell/site"


def _index(folder: Path, languages: Sequence[Language], plans: Sequence[Sequence[Record]], one: Card) -> float:
    """Write the index of all plans; the seconds of processor that it took."""
    library: Library | None = read_library(folder / "shell/library.yml").library
    assert library is not None
    began = time.process_time()
    parts, cards = {}, {}
    for number, found in enumerate(plans):
        address = f"plan-{number:03}"
        parts[address], cards[address] = folder / "parts" / address, one
        write_tree(parts[address], segment_of(tuple(found), languages, (), ()), ())
    put_index(library, cards, parts, folder / "nothing", folder / "ours")
    return time.process_time() - began


def _ours(browser: Browser, shell: Path, index: Path, chosen: Sequence[Search], seconds: float) -> Answers:
    """Each query on a page of its own, so that nothing is in the cache but what opening search fetches."""
    blocks, plans, fetched, times = 0, 0, [], []
    with served(shell, index) as address:
        for wanted in chosen:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            answers: list[Response] = []
            page.on("response", partial(list.append, answers))
            page.goto(f"{address}/{wanted.language}/")
            page.evaluate(PROBE)
            page.keyboard.press("/")
            page.wait_for_selector(".md-search[data-ready]", timeout=60_000)
            page.wait_for_timeout(300)
            browser.start_tracing(page=page, categories=[_MARKS])
            page.keyboard.insert_text(wanted.text)
            page.keyboard.press("Shift")
            page.wait_for_function("window.benched !== null", polling=100, timeout=60_000)
            times.append(Took.between_marks(browser.stop_tracing()))
            page.wait_for_timeout(1500)  # the rest of the results comes after the first
            href = page.evaluate("document.querySelector('.md-search-result__link')?.getAttribute('href') ?? ''")
            plan, _, block = str(href).partition(f"/{wanted.language}/")
            is_plan = plan.endswith(f"plan-{wanted.plan:03}")
            plans += is_plan
            blocks += is_plan and block.endswith(f"#{wanted.block}")
            fetched.append(sum(_weight(each) for each in answers if FOLDER in each.url or "/js/search/" in each.url))
            page.close()
    size = sum(path.stat().st_size for path in (index / FOLDER).rglob("*.js"))
    count = len(chosen)
    return Answers(
        name="ours",
        seconds=seconds,
        size=size,
        blocks=blocks / count,
        plans=plans / count,
        fetched=fetched,
        times=times,
    )


def _pagefind(folder: Path, languages: Sequence[Language], plans: Sequence[Sequence[Record]], packages: Path) -> float:
    """Pages of the same records, and Pagefind's index of them; the seconds of processor that the index took."""
    for number, found in enumerate(plans):
        for language in languages:
            pages: dict[str, list[Record]] = defaultdict(list)
            for record in found:
                pages[record.page].append(record)
            files = {
                f"plan-{number:03}/{language}/{name}index.html": _page(blocks, language)
                for name, blocks in pages.items()
            }
            write_tree(folder, files, ())
    for language in languages:
        write_tree(folder, {f"{language}.html": f'<html lang="{language.tag}"><body></body></html>'}, ())
    before = children()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(packages)})
    return children() - before


def _page(blocks: Sequence[Record], language: Language) -> str:
    """A page of blocks, each below a heading that has its identity: Pagefind tells results below headings apart."""
    said = ((each.id, html.escape(each[language].head or each.id), html.escape(each[language].text)) for each in blocks)
    body = "".join(f'<h2 id="{name}">{head}</h2><p>{text}</p>' for name, head, text in said)
    return f'<html lang="{language.tag}"><body data-pagefind-body>{body}</body></html>'


#: The first result with the part of it that has most of the words.
_ASK: Final = """async (query) => {
  performance.mark("bench-began");
  const { results } = await window.pagefind.search(query);
  const data = await results[0]?.data();
  performance.mark("bench-shown");
  const parts = [...(data?.sub_results ?? [])].sort((a, b) => b.locations.length - a.locations.length);
  return parts[0]?.url ?? data?.url ?? "";
}"""


def _theirs(browser: Browser, site: Path, chosen: Sequence[Search], seconds: float) -> Answers:
    blocks, plans, fetched, times = 0, 0, [], []
    with served(site, site) as address:
        for wanted in chosen:
            page = browser.new_page()
            answers: list[Response] = []
            page.on("response", partial(list.append, answers))
            page.goto(f"{address}/{wanted.language}.html")
            _open_pagefind(page)
            browser.start_tracing(page=page, categories=[_MARKS])
            url = str(page.evaluate(_ASK, wanted.text))
            is_plan = f"/plan-{wanted.plan:03}/" in url
            plans += is_plan
            blocks += is_plan and url.endswith(f"#{wanted.block}")
            times.append(Took.between_marks(browser.stop_tracing()))
            fetched.append(sum(_weight(each, packed=True) for each in answers if "/pagefind/" in each.url))
            page.close()
    size = sum(path.stat().st_size for path in (site / "pagefind").rglob("*") if path.is_file())
    count = len(chosen)
    return Answers(
        name="Pagefind", seconds=seconds, size=size, blocks=blocks / count, plans=plans / count, fetched=fetched,
        times=times,
    )  # fmt: skip


def _open_pagefind(page: Page) -> None:
    page.evaluate("""async () => {
      window.pagefind = await import("/pagefind/pagefind.js");
      await window.pagefind.init();
    }""")


def _weight(answer: Response, *, packed: bool = False) -> int:
    """Bytes on the way: a server compresses scripts; Pagefind's files are compressed as they are."""
    with suppress(Exception):  # a page that closed keeps no bodies
        body = answer.body()
        return len(body) if packed and not answer.url.endswith(".js") else len(gzip.compress(body, 6))
    return 0
