"""Measure the PDFs: what all those of this plan take and weigh, and the same for a plan many times as long.

`measure` is for other programs. Times are those of `plansite pdf` from start to end, checks of the plan included.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pikepdf

from benchmark.copies import lengthen
from benchmark.processes import PLANSITE, Run, median, timed

ROOT: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All PDFs of one plan: the run that made them, and megabytes and pages of each PDF of the whole plan."""

    name: str
    run: Run
    wholes: tuple[tuple[str, float, int], ...]

    def __str__(self) -> str:
        sizes = "; ".join(f"{name} {size:.2f} MB, {pages} pages" for name, size, pages in self.wholes)
        run = f"{self.run.wall:7.2f} s, {self.run.cpu:7.2f} s of processor, {self.run.memory:.0f} MB of memory"
        return f"{self.name:<20} {run}; {sizes}"


def main(argv: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="how many times as long (default: 100; 1 leaves it out)")
    for row in measure(parser.parse_args(argv).times):
        print(row, flush=True)
    return 0


def measure(times: int) -> Iterator[Row]:
    """The rows, one after the other: this plan, then one ``times`` times as long, where that is more than once.

    Raises:
        BenchError: the PDFs could not be made.
    """
    with tempfile.TemporaryDirectory(prefix="plan-bench-") as folder:
        yield _row("this plan", ROOT / "plan", Path(folder) / "one", ROUNDS)
        if times > 1:
            lengthen(ROOT / "plan", times, Path(folder) / "long")
            yield _row(f"{times} times as long", Path(folder) / "long", Path(folder) / "many", 1)


def _row(name: str, plan: Path, into: Path, rounds: int) -> Row:
    command = (*PLANSITE, "pdf", "--plan", str(plan), "--into", str(into))
    run = median([timed([command], ROOT) for _ in range(rounds)])
    return Row(name=name, run=run, wholes=tuple(map(_whole, sorted(into.glob("plan.*.pdf")))))


def _whole(path: Path) -> tuple[str, float, int]:
    with pikepdf.open(path) as pdf:
        return path.name, path.stat().st_size / 1e6, len(pdf.pages)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
