"""The steps of a long command."""

from __future__ import annotations

import threading

import pytest

from plansite.commands import steps


def test_a_long_step_shows_that_it_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    moved = threading.Event()

    def say(command: str, words: str) -> None:
        lines.append(f"{command}: {words}")
        if len(lines) == 3:
            moved.set()

    monkeypatch.setattr(steps, "BEAT", 0.001)
    monkeypatch.setattr(steps, "say", say)
    with steps.step("build", "long step"):
        assert moved.wait(60)
    assert all(line.startswith("build: long step … ") for line in lines[:3])
    assert lines[-1].startswith("build: long step (")


def test_a_step_that_fails_does_not_say_that_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    before = {*threading.enumerate()}
    with pytest.raises(ZeroDivisionError), steps.step("build", "step"):
        raise ZeroDivisionError
    assert capsys.readouterr().out == ""
    assert {*threading.enumerate()} <= before
