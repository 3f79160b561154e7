"""How long a comparison takes: two editions of a hundred thousand characters, with words changed and blocks moved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from benchmark.copies import lengthen
from plansite.edition.comparison import compare
from plansite.load import load
from plansite.model import Block, Chapter, Measure, Paragraph, Plan

ROOT: Final = Path(__file__).resolve().parents[1]
#: Characters, and the seconds that are allowed for them.
CHARACTERS: Final = 100_000
SECONDS: Final = 2
_ROUNDS: Final = 3


def measure(folder: Path) -> tuple[int, int, float]:
    """Characters compared, blocks that changed, and the seconds of the quickest of three rounds."""
    one = read(ROOT / "plan")
    times = -(-CHARACTERS // _length(one))
    lengthen(ROOT / "plan", times, folder / "compared")
    old = read(folder / "compared")
    new = changed(old)
    taken = []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        found = compare(replace(old), replace(new))  # copies, which have worked nothing out yet
        taken.append(time.perf_counter() - started)
    return _length(old), len(found.changed), min(taken)


def read(folder: Path) -> Plan:
    """The plan in a folder.

    Raises:
        ValueError: it does not load.
    """
    plan = load(folder).plan
    if plan is None:
        raise ValueError(f"{folder} holds no plan")
    return plan


def _length(plan: Plan) -> int:
    return sum(len(passage.text) for passage in plan.passages(plan.original))


def changed(plan: Plan) -> Plan:
    """The plan with every third block reworded, and every tenth block behind the one that followed it."""
    text = replace(plan.text, chapters=tuple(map(_chapter, plan.text.chapters)))
    return replace(plan, expressions=(text, *plan.expressions[1:]))


def _chapter(chapter: Chapter) -> Chapter:
    blocks = list(chapter.blocks)
    for at in range(0, len(blocks) - 1, 10):
        blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
    return replace(chapter, blocks=tuple(_reworded(at, block) for at, block in enumerate(blocks)))


def _reworded(at: int, block: Block) -> Block:
    if at % 3 or not isinstance(block, Measure | Paragraph):
        return block
    words = block.text.replace("质量", "品质").replace("2025", "2026")
    return replace(block, text=f"{words[: len(words) // 2]}进一步{words[len(words) // 2 :]}")


def lines(folder: Path) -> Iterator[str]:
    """What the bench prints."""
    characters, changed, seconds = measure(folder)
    within = "within" if seconds <= SECONDS else "OVER"
    yield f"{characters:,} characters, {changed} blocks changed: {seconds:.2f} s ({within} {SECONDS})"
