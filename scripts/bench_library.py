"""Measure a library of plans: building it, and searching it (bench_library_search.py).

`build` builds libraries of small plans with other texts: on one process, on two, on Dask. What counts is seconds of
processor: the clock of a machine on which others work says little.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench_library_search import SEARCHES, search
from benchmark.cluster import cluster
from benchmark.libraries import SMALL, build_command, folders
from benchmark.processes import PLANSITE, Run, children, timed

ROOT: Final = Path(__file__).resolve().parents[1]
COUNTS: Final = (1, 10, 100)


def main(argv: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("build", "search"), help="what to measure")
    parser.add_argument("--counts", type=int, nargs="+", default=[*COUNTS], metavar="N", help="plans of the libraries")
    parser.add_argument("--searches", type=int, default=SEARCHES, metavar="N", help="searches that are tried")
    parser.add_argument("--pagefind", type=Path, metavar="FOLDER", help="where pagefind[extended] is installed")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix=".site-bench-", dir=ROOT) as folder:
        if options.part == "build":
            lines = build(Path(folder), options.counts)
        else:
            lines = search(Path(folder), max(options.counts), options.pagefind, options.searches)
        for line in lines:
            print(line, flush=True)
    return 0


def build(folder: Path, counts: Sequence[int] = COUNTS) -> Iterator[str]:
    """Libraries of so many plans: all of it on one process and on two, then with one changed sentence."""
    for count in counts:
        place = folder / str(count)
        place.mkdir()
        path = folders(place, SMALL, count)
        for processes in (1, 2):
            site = place / f"site-{processes}"
            run = timed([build_command(path, site, "--processes", str(processes))], ROOT)
            yield f"{count:>3} plan(s), {processes} process(es): {_line(run, count)}; {_size(site)}"
        yield f"{count:>3} plan(s), 2 workers of Dask: {_line(_on_dask(place, path), count)}"
        with (place / "plan-000/plan.yml").open("a", encoding="utf-8") as plan:
            plan.write("summary: { zh: 质量惠及全县。, en: Quality serves the whole county. }\n")
        run = timed([build_command(path, place / "site-2")], ROOT)
        again = timed([build_command(path, place / "site-2")], ROOT)
        alone = timed(
            [(*PLANSITE, "build", "--plan", str(path.parent / "plan-000"), "--site", str(place / "alone"))], ROOT
        )
        changed = f"one sentence changed: {run.cpu:.1f} s of processor (the plan alone: {alone.cpu:.1f} s)"
        yield f"{count:>3} plan(s), {changed}; nothing changed: {again.cpu:.1f} s of processor"


def _on_dask(place: Path, path: Path) -> Run:
    """Likewise on two workers; the processor time is that of all, scheduler and workers too."""
    before = children()
    with cluster(place, 2, os.environ) as started:
        run = timed([build_command(path, place / "site-dask", "--scheduler", started.address)], ROOT)
    return replace(run, cpu=children() - before)


def _line(run: Run, count: int) -> str:
    cpu = f"{run.cpu:.1f} s of processor, {run.cpu / count:.1f} s a plan"
    return f"{cpu}; {run.wall:.1f} s on the clock; {run.memory:.0f} MB in the largest process"


def _size(site: Path) -> str:
    found = [path.stat() for path in site.rglob("*") if path.is_file()]
    return f"{sum(each.st_size for each in found) / 1e6:.0f} MB in {len(found)} files"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
