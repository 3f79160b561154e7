"""Work ahead, in a process beside this one. Each test copies a process of its own: the one that tests has threads."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bad_plans import SMALL, cases, plan_with
from tests.conftest import ROOT


def program(code: str) -> list[str]:
    """The command for a program of its own that has `ahead`."""
    head = (
        f"import os, signal, sys, time\nsys.path.insert(0, {str(ROOT / 'scripts')!r})\nfrom plansite.ahead import *\n"
    )
    return [sys.executable, "-c", head + code]


def run(code: str) -> str:
    """What such a program says."""
    buffered = os.environ | {"PYTHONUNBUFFERED": ""}
    done = subprocess.run(program(code), env=buffered, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("answer", ["None", "{'a': '质量' * 3_000_000, 'b': b'1'}", "[1, (2, frozenset({3}))]"])
def test_the_answer_comes_as_it_was(answer: str) -> None:
    assert run(f"with ahead(lambda: {answer}) as ask: print(ask() == {answer})") == "True\n"


def test_it_begins_before_it_is_asked_for(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    code = f"""
import pathlib
mark = pathlib.Path({str(mark)!r})
with ahead(mark.touch) as ask:
    while not mark.exists():
        time.sleep(0.01)
    print(ask())
"""
    assert run(code) == "None\n"


def test_a_failure_is_told_with_its_place() -> None:
    code = """
def work():
    raise ValueError("no such place")
try:
    with ahead(work) as ask:
        ask()
except AheadError as error:
    print(error)
"""
    said = run(code)
    assert "in work" in said
    assert said.endswith("ValueError: no such place\n\n")


def test_what_nobody_asks_for_is_ended_and_its_failure_not_told(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    code = f"""
import pathlib
def work():
    time.sleep(1)
    pathlib.Path({str(alive)!r}).touch()
with ahead(work):
    pass
with ahead(lambda: 1 / 0):
    time.sleep(0.1)
"""
    run(code)
    time.sleep(1.2)
    assert not alive.exists()


@pytest.mark.parametrize("work", ["os.kill(os.getpid(), signal.SIGKILL)", "lambda: 0", "['a' * 1_000_000, lambda: 0]"])
def test_one_that_is_killed_or_gives_what_cannot_be_sent_is_a_failure(work: str) -> None:
    code = f"""
try:
    with ahead(lambda: {work}) as ask:
        ask()
except AheadError as error:
    print(error)
"""
    assert run(code) == "no answer came: the process was killed, or the answer cannot be pickled\n"


def test_it_ends_soon_after_the_first_process_is_killed() -> None:
    code = """
def work():
    time.sleep(0.5)
    return "a" * 3_000_000
with ahead(work) as ask:
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ours, theirs = os.pipe()
    began = time.monotonic()
    with os.fdopen(ours, "rb") as held:
        process = subprocess.Popen(program(code), pass_fds=[theirs])
        os.close(theirs)
        assert process.wait(10) == -9
        ready, _, _ = select.select([held], [], [], 10)
        assert ready and held.read() == b"", "the copy still runs"
    assert time.monotonic() - began > 0.5


def test_no_line_is_printed_twice() -> None:
    """What is not yet written when the copy is made is the first process's to write."""
    assert run("print('once', end='')\nwith ahead(lambda: print('more', flush=True)) as ask: ask()") == "oncemore\n"


def _build(plan: Path, docs: Path, alone: bool) -> tuple[int, str, dict[str, bytes]]:
    """Exit code, words and files of build_tables.py as a command, or with everything in one process."""
    call = f"build_tables.main(sys.argv[1:]{'' if alone else ', ahead'})"
    command = [*program(f"import build_tables\nsys.exit({call})"), "--plan", str(plan), "--docs", str(docs)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    files = {str(path.relative_to(docs)): path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    return done.returncode, done.stdout + done.stderr, files


def test_pages_are_the_same_ahead_and_in_turn(tmp_path: Path) -> None:
    beside, alone = (_build(SMALL, tmp_path / str(alone), alone) for alone in (False, True))
    assert beside == alone
    assert beside[0] == 0
    assert "zh/1.md" in beside[2]


@pytest.mark.parametrize("name", ["call-unknown-table", "moved-circle", "identity-missing"])
def test_a_plan_with_errors_is_not_written_though_it_may_be_rendered(name: str, tmp_path: Path) -> None:
    case = next(case for case in cases() if case.name == name)
    code, said, files = _build(plan_with(case, tmp_path), tmp_path / "docs", alone=False)
    assert code == 1
    assert [line for line in said.splitlines() if line.startswith("plan/")] == list(case.findings)
    assert "Traceback" not in said
    assert files == {}
