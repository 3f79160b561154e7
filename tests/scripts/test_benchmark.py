"""What the bench measures with is what it says: long plans are plans, and a command that fails is no measurement."""

import sys
from pathlib import Path

import pytest

from benchmark.copies import lengthen
from benchmark.processes import BenchError, Run, median, timed
from plansite.checks import check
from plansite.load import load
from tests.bad_plans import SMALL


def test_a_long_plan_is_a_plan(tmp_path: Path) -> None:
    lengthen(SMALL, 3, tmp_path)
    short, long = load(SMALL), load(tmp_path)
    assert short.plan and long.plan
    assert long.findings == ()
    assert check(long.plan) == ()
    for language in short.plan.languages:
        before = [
            len(list(short.plan.chapter_passages(chapter, language)))
            for chapter in short.plan.expression(language).chapters
        ]
        after = [
            len(list(long.plan.chapter_passages(chapter, language)))
            for chapter in long.plan.expression(language).chapters
        ]
        titles = [bool(chapter.title) for chapter in short.plan.expression(language).chapters]
        assert after == [3 * (count - title) + title for count, title in zip(before, titles, strict=True)]


def test_more_copies_than_numbers(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more than identities have numbers for"):
        lengthen(SMALL, 200, tmp_path)
    assert not list(tmp_path.iterdir())


def test_all_steps_count_and_the_largest_memory(tmp_path: Path) -> None:
    big = (sys.executable, "-c", "held = bytearray(200_000_000); print(len(held))")
    small = (sys.executable, "-c", "pass")
    both, alone = timed([big, small], tmp_path), timed([small], tmp_path)
    assert both.memory > 200 > alone.memory > 1
    assert both.wall > 0 and both.cpu > 0


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"(?s)ended with 3.*said why"):
        timed([(sys.executable, "-c", "import sys; print('said why'); sys.exit(3)")], tmp_path)


def test_the_run_in_the_middle() -> None:
    runs = [Run(wall=wall, cpu=cpu, memory=1.0) for wall, cpu in ((1.0, 9.0), (5.0, 2.0), (3.0, 4.0))]
    assert median(runs) == Run(wall=3.0, cpu=4.0, memory=1.0)
