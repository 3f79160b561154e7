"""How long a site of five editions takes, against one of the same plan with a single edition."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench_compare import changed, read
from benchmark.processes import PLANSITE, Run, median, timed
from plansite.edition.release import kept_files
from plansite.ground.write import write_tree
from plansite.model import Edition, Plan
from plansite.model.history import lock_text, record

ROOT: Final = Path(__file__).resolve().parents[1]
#: The days of the editions after the first, and how many times as long all of them may take.
DAYS: Final = ("2022-06-30", "2023-06-30", "2024-06-30", "2025-06-30")
TIMES: Final = 2
_ROUNDS: Final = 3
_ENTRY: Final = '  - published: "{day}"\n    name: {{ {names} }}\n    status: adopted\n'


def lines(folder: Path) -> Iterator[str]:
    """What the bench prints: both sites turn by turn, so that a busy minute is shared by both."""
    one, five = folder / "one", folder / "five"
    shutil.copytree(ROOT / "plan", one)
    shutil.copytree(ROOT / "plan", five)
    _with_editions(five)
    runs: dict[str, list[Run]] = {"one": [], "five": []}
    for turn in range(_ROUNDS):
        for plan, found in zip((one, five), runs.values(), strict=True):
            site = folder / f"{plan.name}-{turn}"
            command = (*PLANSITE, "build", "--plan", str(plan), "--site", str(site))
            found.append(timed([command], ROOT))
    alone, together = median(runs["one"]), median(runs["five"])
    times = together.cpu / alone.cpu
    yield f"one edition:   {alone.wall:6.2f} s, {alone.cpu:6.2f} s of processor"
    yield (
        f"five editions: {together.wall:6.2f} s, {together.cpu:6.2f} s of processor; "
        f"{times:.2f} of it ({'within' if times <= TIMES else 'OVER'} {TIMES})"
    )


def _with_editions(folder: Path) -> None:
    """Four earlier editions of a plan: the first as it stands, each later one with more words changed and blocks moved.

    The last edition has the words of the first again, so that the two sites differ in nothing but the earlier ones.
    """
    plan = read(folder)
    assert plan.meta.edition, "the plan names its edition"
    _tell(folder, plan)
    told, text = read(folder), plan
    editions = told.meta.editions
    for last in range(len(editions) - 1):
        write_tree(folder, kept_files(_as_of(read(folder), text, editions[: last + 1]), *_called(editions[last])), ())
        text = changed(text)
    write_tree(folder, {"identities.lock": lock_text(record(told))}, ())


def _tell(folder: Path, plan: Plan) -> None:
    names = ", ".join(f"{language.code}: {language.words['edition_status_adopted']}" for language in plan.languages)
    entries = "".join(_ENTRY.format(day=day, names=names) for day in DAYS)
    path = folder / "plan.yml"
    path.write_text(re.sub(r"(?m)^editions:\n(?:[ #].*\n)+", lambda found: found[0] + entries, path.read_text("utf-8")))


def _as_of(plan: Plan, text: Plan, editions: tuple[Edition, ...]) -> Plan:
    """What is kept so far, with the words and the editions of a day."""
    return replace(
        plan, expressions=text.expressions, meta=plan.meta.model_copy(update={"editions": editions}), proposals=()
    )


def _called(edition: Edition) -> tuple[str, str]:
    return edition.name.texts[0], edition.published
