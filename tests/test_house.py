"""The house: which room may import which, and that no language is named outside its folder."""

import ast
import re
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
#: The import of a room, wherever in a module it stands.
IMPORT = re.compile(r"^\s*(?:from|import) plansite\.(\w+)", re.MULTILINE)


@cache
def modules() -> dict[Path, str]:
    """The text of every module by its path below the library."""
    return {path.relative_to(LIBRARY): path.read_text("utf-8") for path in sorted(LIBRARY.rglob("*.py"))}


def imports() -> Iterator[tuple[str, str, str]]:
    """Module, its room, and each room that it imports."""
    for name, text in modules().items():
        for found in IMPORT.finditer(text):
            yield name.as_posix(), name.parts[0].removesuffix(".py"), found[1]


def names(text: str) -> Iterator[tuple[str, int]]:
    """The names and texts that a module uses, each with its line."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


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
        f"{path.as_posix()}:{line}"
        for path, text in modules().items()
        if path.parts[0] != "languages" and re.search(rf"\b{code}\b", text)  # it takes long to read them all
        for name, line in names(text)
        if name == code
    }
    assert not outside
