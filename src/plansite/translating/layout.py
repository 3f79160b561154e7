"""The files that a plan needs for a further language, with what is to be translated."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plansite.ground.quotations import quoted
from plansite.languages import Language
from plansite.load.meta import NAME as PLAN_FILE
from plansite.model import Plan
from plansite.model.translation import digests, lock_name, lock_text
from plansite.translating.data_files import plan_with_language, with_language

_DOCUMENTS: Final = ("chapters/*.{}.md", "columns/*.{}.md", "notice.{}.md")
#: Data files without words of the plan: what the importer asks, and what was received.
_OTHER_DATA: Final = re.compile(r"unsure\.yml|source/.*|(?:.*/)?\..*")


def layout(plan: Plan, folder: Path, language: Language) -> dict[str, str]:
    """Text by path below the folder of the plan: every document quoted, every data file with room for the language.

    A document that is there in the language already is left alone. The lock of the translation holds every block as
    it stands now, so that one is behind only when its original changes from here on.
    """
    files = dict(_documents(plan, folder, language))
    files |= dict(_data(plan, folder, language))
    now = {str(identity): digest for identity, digest in digests(plan).items()}
    return {**files, lock_name(language): lock_text(now)}


def _documents(plan: Plan, folder: Path, language: Language) -> Iterator[tuple[str, str]]:
    for pattern in _DOCUMENTS:
        for path in sorted(folder.glob(pattern.format(plan.original))):
            twin = path.with_name(path.name.removesuffix(f".{plan.original}.md") + f".{language}.md")
            if not twin.exists():
                yield twin.relative_to(folder).as_posix(), quoted(_text(path))


def _data(plan: Plan, folder: Path, language: Language) -> Iterator[tuple[str, str]]:
    codes = tuple(each.code for each in plan.languages)
    for path in sorted(folder.rglob("*.yml")):
        name = path.relative_to(folder).as_posix()
        if name == PLAN_FILE:
            yield name, plan_with_language(_text(path), codes, language.code)
        elif not _OTHER_DATA.fullmatch(name):
            yield name, with_language(_text(path), codes, language.code)


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig")
