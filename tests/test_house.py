"""The house: which room may import which, and that no language is named outside its folder."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

LIBRARY = Path(__file__).resolve().parents[1] / "src" / "plansite"
#: From left to right; rooms in one place are neighbours and do not import each other.
ORDER = (
    {"ground"}, {"languages"}, {"model"}, {"edition"}, {"load", "importer", "consultation"},
    {"consistency", "translating"}, {"checks"}, {"pages", "office"},
    {"render", "pdf", "forms", "data", "search"}, {"site"}, {"library"}, {"desk"}, {"commands"},
)  # fmt: skip
PLACE = {room: place for place, rooms in enumerate(ORDER) for room in rooms}


@cache
def named() -> tuple[tuple[Path, str, str, int], ...]:
    """What each module imports (from), and the names that it uses (name): its path below the library, how, what, line."""
    return tuple(
        (path.relative_to(LIBRARY), *found)
        for path in sorted(LIBRARY.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for found in _named(node)
    )


def _named(node: ast.AST) -> Iterator[tuple[str, str, int]]:
    if isinstance(node, ast.ImportFrom):
        yield "from", node.module or "", node.lineno
    elif isinstance(node, ast.Attribute):
        yield "name", node.attr, node.lineno
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield "name", node.value, node.lineno


def imports() -> Iterator[tuple[str, str, str]]:
    """Module, its room, and each room that it imports."""
    for name, how, what, _ in named():
        if how == "from" and what.startswith("plansite."):
            yield name.as_posix(), name.parts[0].removesuffix(".py"), what.split(".")[1]


def test_no_room_imports_one_to_its_right_or_beside_it() -> None:
    wrong = {
        f"{module} imports {other}"
        for module, room, other in imports()
        if room in PLACE and other != room and PLACE[other] >= PLACE[room]
    }
    assert not wrong


def test_every_module_lies_in_a_room() -> None:
    outside = {path.name for path in LIBRARY.glob("*.py")}
    assert outside == {"__init__.py", "__main__.py"}
    assert {path.name for path in LIBRARY.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(PLACE)


CODES = sorted(path.name for path in (LIBRARY / "languages").iterdir() if (path / "interface.yml").exists())


@pytest.mark.parametrize("code", CODES)
def test_a_language_is_named_in_its_folder_alone(code: str) -> None:
    outside = {
        f"{name.as_posix()}:{line}"
        for name, how, what, line in named()
        if how == "name" and what == code and name.parts[0] != "languages"
    }
    assert not outside
