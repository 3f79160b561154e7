"""Measure search: sizes and times, of this plan, of one a hundred times as long, and of stock Material search.

Times run from a key to the first result on the screen, in Chromium with a CPU four times slower. `measure` is for
other programs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Response, TimeoutError, sync_playwright

from plansite.load import load
from plansite.render.kinds import PAGES
from plansite.search import FOLDER, pack, records
from plansite.search.copies import lengthened
from setup.browser import FLAGS, chromium, environment

ROOT = Path(__file__).resolve().parents[1]
SLOWER = 4
QUERIES = (
    "碳标签", "质量 品牌", "carbon label", "AI温州", "40%", "3-1-2", "推动质量", "quality", "绿色建筑", "standards",
)  # fmt: skip
STOCK = """\
site_name: stock
docs_dir: {docs}
theme: {{name: material, language: zh, font: false}}
plugins: [{{search: {{lang: [zh, en]}}}}]
markdown_extensions: [attr_list, tables, pymdownx.blocks.html, pymdownx.blocks.details]
"""
#: Notes the time from the first event of a query to the frame that shows a result. (It asks for no frames
#: before: each would cost the page two milliseconds.)
PROBE = """() => {
  const field = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  window.benched = null;
  const start = () => {
    performance.mark("bench-began");
    const began = performance.now();
    window.benched = null;
    list.replaceChildren();
    const watch = new MutationObserver(() => {
      if (!list.querySelector("a")) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => {
        performance.mark("bench-shown");
        window.benched = performance.now() - began;
      }));
    });
    watch.observe(list, { childList: true });
  };
  field.addEventListener("input", start, true);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One engine on one plan. Bytes are compressed; times are milliseconds."""

    name: str
    index: int
    most_fetched: int
    median: float
    slowest: float
    empty: int

    def __str__(self) -> str:
        sizes = f"index {self.index / 1000:8.1f} kB, a query fetches at most {self.most_fetched / 1000:6.1f} kB"
        times = f"first result {self.median:5.0f} ms (median), {self.slowest:5.0f} ms (slowest)"
        return f"{self.name:<22} {sizes}, {times}" + (
            f"; {self.empty} of {len(QUERIES)} found nothing" * bool(self.empty)
        )


def main(argv: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--times", type=int, default=100, help="how many times as long (default: 100; 1 leaves it out)")
    options = parser.parse_args(argv)
    if not (options.site / FOLDER).is_dir():
        print(f"{options.site} holds no search index: run make site", file=sys.stderr)
        return 2
    for row in measure(options.site, options.times):
        print(row, flush=True)
    return 0


def measure(site: Path, times: int = 100) -> Iterator[Row]:
    """The rows, one after the other."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS], env={**environment()})
        yield _row("this plan", browser, site, site)
        if times > 1:
            yield _row(f"{times} times as long", browser, site, _long(Path(folder) / "long", times))
        stock = _stock(Path(folder))
        yield _row("stock Material", browser, stock, stock)
        browser.close()


def _long(folder: Path, times: int) -> Path:
    """The index of a plan many times as long."""
    plan = load(ROOT / "plan").plan
    if plan is None:
        raise SystemExit("plan/ does not load: run make check")
    found = tuple(lengthened(tuple(records(plan, PAGES)), plan.languages, times))
    for path, text in pack(found, plan.languages, plan.glossary).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def _stock(folder: Path) -> Path:
    """The same pages with Material's own search."""
    config = folder / "mkdocs.yml"
    config.write_text(STOCK.format(docs=json.dumps(str(ROOT / "docs"))), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(folder / "stock")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return folder / "stock"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site, and its search index from another folder."""

    def __init__(self, *args: Any, index: Path, **more: Any) -> None:
        self._index = index
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        if path.startswith(f"/{FOLDER}/"):
            return str(self._index / path.lstrip("/").split("?")[0])
        return super().translate_path(path)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, index: Path) -> Iterator[str]:
    """Serve a site with the search index of another folder; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site), index=index)) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}"
        finally:
            http.shutdown()
            thread.join()


def _row(name: str, browser: Browser, site: Path, index: Path) -> Row:
    """Each query on a page of its own, so that nothing is in the cache but what opening search fetches."""
    times, fetched = [], []
    with served(site, index) as address:
        for query in QUERIES:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            answers: list[Response] = []
            page.on("response", partial(list.append, answers))
            _open(page, f"{address}/zh/3/")
            page.keyboard.insert_text(query)
            page.keyboard.press("Shift")
            with suppress(TimeoutError):  # stock search finds nothing for some
                page.wait_for_function("window.benched !== null", timeout=10_000)
                times.append(float(page.evaluate("window.benched")))
            page.wait_for_timeout(1000)  # the rest of the results comes after the first
            fetched.append(sum(map(_weight, answers)))
            page.close()
    return Row(
        name=name,
        index=_size(index),
        most_fetched=max(fetched),
        median=statistics.median(times),
        slowest=max(times),
        empty=len(QUERIES) - len(times),
    )


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(PROBE)
    page.keyboard.press("/")
    page.wait_for_function(
        "!/准备|初始化|Preparing/.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    page.wait_for_timeout(300)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _weight(answer: Response) -> int:
    is_index = f"/{FOLDER}/" in answer.url or "search_index.json" in answer.url
    return len(gzip.compress(answer.body(), 6)) if is_index else 0


def _size(index: Path) -> int:
    files = [*(index / FOLDER).glob("*.js"), *(index / "search").glob("*.json")]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
