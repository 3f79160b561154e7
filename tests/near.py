"""`python -m tests.near`: the tests near what was changed since main, a path a line; `make quick` runs them.

A change in a room (src/plansite/<room>/) asks for the tests of that room, a changed test for itself. A few tests that touch every room are always among them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
#: Small plans go through every stage.
ALWAYS: Final = ("tests/commands/test_usage.py", "tests/commands/test_small_plans.py")
#: Where the tests of a folder lie, if not in the folder of the same name in tests/.
_ELSEWHERE: Final = {"src/plansite/consistency": ("tests/checks",)}
_BASES: Final = ("origin/main", "main")


def main() -> None:
    """Print the paths."""
    print(*near(changed()), sep="\n")


def near(names: list[str]) -> list[str]:
    """The tests near these files, each path once; none for a file that only slow tests look at."""
    found = (test for name in names for test in _tests(name) if (ROOT / test).exists())
    return list(dict.fromkeys([*ALWAYS, *found]))


def _tests(name: str) -> Iterator[str]:
    parts = name.split("/")
    if parts[0] == "tests":
        if parts[-1].startswith("test_") and name.endswith(".py"):
            yield name
        return
    room = "/".join(parts[:3]) if name.startswith("src/plansite/") else parts[0]
    yield from _ELSEWHERE.get(room, (f"tests/{room.rpartition('/')[2]}",))


def changed() -> list[str]:
    """The files that differ from where this work left main, and those that git does not know yet."""
    base = next((found for each in _BASES if (found := _git("merge-base", "HEAD", each))), ["HEAD"])
    return [*_git("diff", "--name-only", *base), *_git("ls-files", "--others", "--exclude-standard")]


def _git(*words: str) -> list[str]:
    """The lines that git prints; none if it fails."""
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True)
    return done.stdout.splitlines() if done.returncode == 0 else []


if __name__ == "__main__":
    main()
