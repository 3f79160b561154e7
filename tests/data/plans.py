"""The small plans that the data are made of, and what makes two plans the same."""

import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from plansite.ground.findings import Place
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.entry import Places
from plansite.model.texts import ByLanguage
from plansite.model.translation import behind
from plansite.model.version import version
from plansite.render.everything import render
from tests.loaded import PLANS, SMALL, read

#: What of a plan comes back from the document as it was; ``told`` adds what comes back in another form.
TOLD = (
    "expressions",
    "tables",
    "grids",
    "pictures",
    "glossary",
    "readers_words",
    "corrections",
    "notes",
    "published",
    "moved",
    "changes",
    "links",
    "progress",
)


def read_reported(folder: Path) -> Plan:
    """The small plan with values reported for two of its years, read from a copy in this folder."""
    shutil.copytree(SMALL, folder / "plan")
    shutil.copytree(PLANS / "reported", folder / "plan" / "progress")
    return read(folder / "plan")


def bare(value: Any) -> Any:
    """A value without places: two plans that say the same are equal."""
    match value:
        case Place() | Places():
            return None
        case Language():
            return value.code
        case ByLanguage():
            texts = {code: bare(text) for code, text in (value.__pydantic_extra__ or {}).items() if text}
            return texts | {key: bare(getattr(value, key)) for key in type(value).model_fields}
        case BaseModel():
            return {key: bare(getattr(value, key)) for key in type(value).model_fields}
        case Mapping():
            return {str(key): bare(each) for key, each in value.items()}
        case tuple():
            return tuple(map(bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: bare(getattr(value, each.name)) for each in fields(value) if each.init}
    return value


def pages(plan: Plan) -> dict[str, str]:
    """The pages but for the editor's guide, which tells of files that the document does not hold."""
    return {path: text for path, text in render(plan).items() if not path.endswith("/editing.md")}


def reasoned(plan: Plan) -> Any:
    """The classified figures with the texts of their reasons in the place of the names of these."""
    if plan.figures is None:
        return None
    reasons = {reason.id: bare(reason.text) for reason in plan.figures.reasons}
    lists = (plan.figures.cells, plan.figures.everywhere, plan.figures.figures)
    return [[{**bare(entry), "reason": reasons[entry.reason]} for entry in entries] for entries in lists]


def told(plan: Plan) -> dict[str, Any]:
    """All that the document tells of a plan, and its reader gives back."""
    kept = {key: bare(getattr(plan, key)) for key in TOLD}
    meta = bare(plan.meta) | {"languages": ()}  # the document names them once, for the plan
    return kept | {
        "meta": meta,
        "languages": plan.languages,
        "figures": reasoned(plan),
        "behind": {each.code: behind(plan, each) for each in plan.translations},
        "version": version(plan),
    }
