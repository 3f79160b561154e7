"""`make quick` runs the tests near the change."""

from __future__ import annotations

from pathlib import Path

from tests.every import every
from tests.near import ALWAYS, near


@every(
    [
        ("src/plansite/pages/charts.py", ["tests/pages"]),
        ("src/plansite/site/offline.py", ["tests/site"]),
        ("src/plansite/languages/en/interface.yml", ["tests/languages"]),
        ("scripts/setup/venv.py", ["tests/scripts"]),
        ("plan/glossary.yml", []),
        ("tests/scripts/test_near.py", ["tests/scripts/test_near.py"]),
        ("tests/near.py", []),
        ("README.md", []),
    ]
)
def test_tests_near_a_file(name: str, tests: list[str]) -> None:
    assert near([name, name]) == [*ALWAYS, *tests]


def test_every_room_has_tests(root: Path) -> None:
    rooms = [path.name for path in (root / "src" / "plansite").iterdir() if (path / "__init__.py").exists()]
    lacking = [room for room in rooms if near([f"src/plansite/{room}/x.py"]) == [*ALWAYS]]
    assert lacking == []
