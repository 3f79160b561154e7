"""A made-up third language: a folder like that of English, and the small plan with texts in it."""

import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import plansite.languages
from tests.bad_plans import SMALL

CODE: Final = "qq"
_ENGLISH: Final = Path(plansite.languages.__path__[0]) / "en"
#: ``en: text`` in a mapping on one line, or on a line of its own.
_ENTRY: Final = re.compile(
    r'(?<=[{,] )en: ("(?:[^"\\]|\\.)*"|\[[^\]]*\]|[^,}\n]+?)(?=\s*[,}])|^( +)en: (.+)$', re.MULTILINE
)


@contextmanager
def made_up_language(folder: Path) -> Iterator[None]:
    """Make the language known for as long as the block lasts. ``folder`` is where its folder is put."""
    shutil.copytree(_ENGLISH, folder / CODE, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (folder / CODE).glob("*.py"):
        text = path.read_text("utf-8").replace("plansite.languages.en.", f"plansite.languages.{CODE}.")
        names = {'"en"': f'"{CODE}"', '"eng"': '"qqq"', '"en_GB"': '"eo"', '"English"': '"Quenqua"'}
        for old, new in names.items():
            text = text.replace(f"={old},", f"={new},")
        path.write_text(text, "utf-8")
    plansite.languages.__path__.append(str(folder))
    _forget_languages()
    try:
        yield
    finally:
        plansite.languages.__path__.remove(str(folder))
        _forget_languages()
        for name in [name for name in sys.modules if name.startswith(f"plansite.languages.{CODE}")]:
            del sys.modules[name]


def _forget_languages() -> None:
    plansite.languages.known.cache_clear()
    plansite.languages.language.cache_clear()


def plan_in_three_languages(folder: Path) -> Path:
    """The small plan with the English once more, as the made-up language."""
    plan = folder / "plan"
    shutil.copytree(SMALL, plan)
    for path in plan.rglob("*.yml"):
        path.write_text(_ENTRY.sub(_with_third, path.read_text("utf-8")), "utf-8")
    for path in plan.rglob("*.en.*"):
        shutil.copy(path, path.with_name(path.name.replace(".en.", f".{CODE}.")))
    return plan


def _with_third(entry: re.Match[str]) -> str:
    inline, indent, line = entry.groups()
    return f"en: {inline}, {CODE}: {inline}" if inline else f"{indent}en: {line}\n{indent}{CODE}: {line}"
