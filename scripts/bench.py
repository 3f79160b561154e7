"""Measure how long things take, as ratios to something measured in the same run: `bench.py [--only PART …]`.

    build    pages and whole site against plain `mkdocs build` of the same Markdown with stock Material, set up for
             Chinese as its documentation says: with search, and jieba installed
    long     the pages of a plan a hundred times as long
    pdf      the PDFs against the same `mkdocs build`; the PDFs of a plan a hundred times as long
    search   size and speed of search, for this plan and one a hundred times as long, beside stock search
    phone    the performance that Lighthouse finds on a page of each kind, its settings for phones, served by Caddy
    import   a Word document of a hundred thousand characters into the files of a plan
    compare  two editions of a hundred thousand characters, compared
    editions the site of plan/ with five editions, against that with one
    library  libraries of 1, 10 and 100 small plans on one process, two and Dask; search over a hundred plans as long as
             plan/, beside Pagefind where pagefind[extended] is installed
    serve    from a saved file until an open page of `make serve` shows it, beside `mkdocs build` of the same Markdown

Every number stands with its target where there is one. Nothing here passes or fails: a busy machine measures badly, so
read ratios rather than seconds, and run it twice before you believe it. Exit codes: 0 measured, 1 a command that was
to be measured failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import bench_compare
import bench_editions
import bench_import
import bench_library
import bench_library_search
import bench_pdf
import bench_search
import bench_serve
from benchmark import lighthouse
from benchmark.copies import lengthen
from benchmark.processes import PLANSITE, BenchError, Run, median, timed
from benchmark.servers import ServerError, caddy
from plansite.ground.write import write_tree
from plansite.site.hosting import headers, host_files

ROOT: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 5
_TABLES: Final = (sys.executable, str(ROOT / "scripts" / "build_tables.py"))
TIMES: Final = 100
#: What a Markdown build of these pages needs, and nothing of this site's own: theme, search, extensions.
STOCK: Final = """\
site_name: stock
docs_dir: {docs}
theme: {{name: material, language: zh, font: false}}
plugins: [search]
markdown_extensions:
  - attr_list
  - tables
  - toc: {{toc_depth: 3}}
  - pymdownx.blocks.html
  - pymdownx.blocks.details
"""
#: mkdocs where jieba is not installed: its search then does not cut Chinese into words.
_UNCUT: Final = ("-c", "import sys; sys.modules['jieba'] = None; from mkdocs.__main__ import cli; cli()")
#: The steps of `plansite build` that plain `mkdocs build` has nothing like.
_MORE: Final = ("PDFs", "copy to read offline")
#: How `plansite build` says how long a step took.
_STEP: Final = re.compile(r"^build: (.+) \(([\d.]+) s\)$", re.MULTILINE)


def main(argv: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--only", nargs="+", choices=_PARTS, default=list(_PARTS), metavar="PART", help="what to measure"
    )
    options = parser.parse_args(argv)
    try:
        # Beside site/, as in make site: another disk may be slower with a thousand small files.
        with tempfile.TemporaryDirectory(prefix=".site-bench-", dir=ROOT) as folder:
            for part in options.only:
                print(f"\n{part}", flush=True)
                for line in _PARTS[part](Path(folder)):
                    print(f"  {line}", flush=True)
    except (BenchError, ServerError, lighthouse.LighthouseError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


def _build(folder: Path) -> Iterator[str]:
    """Pages and whole site against stock, turn by turn, so that a busy minute is shared by all.

    Every run builds into a new folder, as in make site, and none is removed before the end: some file systems look
    for room in vain where a thousand files were removed just before.
    """

    ways: dict[str, Callable[[Path], Run]] = {
        "stock": lambda site: timed([_stock_command(folder, site)], folder),
        "uncut": lambda site: timed([_stock_command(folder, site, _UNCUT)], folder),
        "tables": lambda _: timed([_TABLES], ROOT),
        "all": _site,
    }
    yield f"warming up: {_line(_site(folder / 'first'))}"
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for turn in range(ROUNDS):
        for name, run in ways.items():
            runs[name].append(run(folder / f"{name}-{turn}"))
    base, uncut, tables, everything = (median(found) for found in runs.values())
    pages = median([_without(run, _MORE) for run in runs["all"]])
    yield f"mkdocs build, stock Material: {_line(base)}"
    yield f"the same without jieba:       {_line(uncut)}; {_ratio(uncut, base)}"
    yield f"build_tables.py:              {_line(tables)}; {_ratio(tables, base, 1 / 3)}; {_memory(tables, 300)}"
    yield f"whole site:                   {pages.wall:6.2f} s; {_ratio(pages, base, 1.3)}"
    yield f"with PDFs and offline copy:   {_line(everything)}; {_ratio(everything, base)}; {everything.memory:.0f} MB"


def _long(folder: Path) -> Iterator[str]:
    """The pages of a plan many times as long, against as many times the pages of this one."""
    lengthen(ROOT / "plan", TIMES, folder / "long" / "plan")
    commands = {
        name: (*_TABLES, "--plan", str(plan), "--docs", str(folder / f"{name}-docs"))
        for name, plan in {"one": ROOT / "plan", "many": folder / "long" / "plan"}.items()
    }
    timed([commands["one"]], ROOT)
    one = median([timed([commands["one"]], ROOT) for _ in range(ROUNDS)])
    many = timed([commands["many"]], ROOT)
    yield f"build_tables.py, this plan:        {_line(one)}; {_memory(one, 300)}"
    growth = many.cpu / (TIMES * one.cpu)
    yield (
        f"build_tables.py, {TIMES} times as long: {_line(many)}; {growth:.2f} of linear {_target(growth, 1.2)}; "
        f"{_memory(many, 1500)}"
    )


def _pdf(folder: Path) -> Iterator[str]:
    yield _stock(folder)
    yield from map(str, bench_pdf.measure(TIMES))


def _search(folder: Path) -> Iterator[str]:
    _site(folder / "site")
    yield from map(str, bench_search.measure(folder / "site", TIMES))


def _phone(folder: Path) -> Iterator[str]:
    site, hosting = folder / "phone" / "site", folder / "phone" / "hosting"
    _site(site)
    write_tree(hosting, host_files(headers(site)), ())
    with caddy(site, hosting, folder / "phone") as address:
        for page in lighthouse.PAGES:
            # Each time in a new Chromium, which has nothing warm.
            runs = [lighthouse.reports([address + page], ["performance"]) for _ in range(3)]
            score = statistics.median(lighthouse.scores(found)["performance"] for (found,) in runs)
            yield f"{page + ':':<17} {score:.0f} ({'within' if score >= 98 else 'UNDER'} 98)"


def _serve(folder: Path) -> Iterator[str]:
    yield _stock(folder)
    yield from (f"{row} {_target(row.median, 2)}" for row in bench_serve.measure())


def _library(folder: Path) -> Iterator[str]:
    yield from bench_library.build(folder)
    pagefind = bench_library_search.installed_pagefind()
    yield from bench_library_search.search(folder, max(bench_library.COUNTS), pagefind)


def _stock(folder: Path) -> str:
    runs = [timed([_stock_command(folder, folder / f"stock-{turn}")], folder) for turn in range(3)]
    return f"mkdocs build, stock Material: {_line(median(runs))}"


def _import(folder: Path) -> Iterator[str]:
    run = bench_import.measure(folder)
    within = _target(run.wall, bench_import.SECONDS)
    yield f"100,000 characters of Word: {_line(run)} {within}; {_memory(run, bench_import.MEGABYTES)}"


_PARTS: Final[dict[str, Callable[[Path], Iterator[str]]]] = {
    "build": _build,
    "long": _long,
    "pdf": _pdf,
    "search": _search,
    "phone": _phone,
    "import": _import,
    "compare": bench_compare.lines,
    "editions": bench_editions.lines,
    "serve": _serve,
    "library": _library,
}


def _site(site: Path) -> Run:
    """Build the whole site of plan/."""
    return timed([(*PLANSITE, "build", "--site", str(site))], ROOT)


def _without(run: Run, steps: Sequence[str]) -> Run:
    """A build without some of its steps, as far as it said how long they took."""
    took = {name: float(seconds) for name, seconds in _STEP.findall(run.said)}
    return replace(run, wall=run.wall - sum(took[step] for step in steps))


def _stock_command(folder: Path, site: Path, program: Sequence[str] = ("-m", "mkdocs")) -> tuple[str, ...]:
    """Copy the Markdown of the pages and no other file (docs/data/ is to take away); the command that builds it."""
    docs = folder / "stock-docs"
    for path in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("[!d]*/**/*.md")]:
        copy = docs / path.relative_to(ROOT / "docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    config = folder / "stock.yml"
    config.write_text(STOCK.format(docs=json.dumps(str(docs))), "utf-8")
    return (sys.executable, *program, "build", "-q", "-f", str(config), "-d", str(site))


def _line(run: Run) -> str:
    return f"{run.wall:6.2f} s, {run.cpu:6.2f} s of processor"


def _memory(run: Run, most: float) -> str:
    return f"{run.memory:.0f} MB {_target(run.memory, most)}"


def _ratio(run: Run, base: Run, most: float | None = None) -> str:
    ratio = run.wall / base.wall
    return f"{ratio:.2f} of it" + (f" {_target(ratio, most)}" if most else "")


def _target(value: float, most: float) -> str:
    return f"({'within' if value <= most else 'OVER'} {most:.3g})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
