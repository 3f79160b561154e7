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
def nodes() -> dict[Path, tuple[ast.AST, ...]]:
    """What each module is made of, by its path below the library."""
    return {
        path.relative_to(LIBRARY): tuple(ast.walk(ast.parse(path.read_text("utf-8"))))
        for path in sorted(LIBRARY.rglob("*.py"))
    }


def imports() -> Iterator[tuple[str, str, str]]:
    """Module, its room, and each room that it imports."""
    for name, found in nodes().items():
        room = name.parts[0].removesuffix(".py")
        for node in found:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plansite."):
                yield name.as_posix(), room, str(node.module).split(".")[1]


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
    named = {
        f"{name.as_posix()}:{node.lineno}"
        for name, found in nodes().items()
        if name.parts[0] != "languages"
        for node in found
        if (isinstance(node, ast.Constant) and node.value == code)
        or (isinstance(node, ast.Attribute) and node.attr == code)
    }
    assert not named
