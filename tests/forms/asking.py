"""A plan while it asks for comments."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from plansite.model import Plan
from tests.loaded import PLANS, read


def asking(folder: Path, name: str = "small", **more: Any) -> Plan:
    """A plan while it asks for comments, in the languages that it has; ``more`` is put into round.yml."""
    there = read(PLANS / name)
    plan = Path(shutil.copytree(PLANS / name, folder / name))
    said = yaml.safe_load((PLANS / "asking/2099-01/round.yml").read_text("utf-8"))
    place = plan / "consultation/2099-01/round.yml"
    place.parent.mkdir(parents=True)
    place.write_text(
        yaml.safe_dump(_in(said, {each.code for each in there.languages}) | more, allow_unicode=True), "utf-8"
    )
    return read(plan)


def _in(value: Any, codes: set[str]) -> Any:
    """The texts of a round in some languages only."""
    if isinstance(value, list):
        return [_in(each, codes) for each in value]
    if not isinstance(value, dict):
        return value
    if set(value) <= {"zh", "en"}:
        return {code: text for code, text in value.items() if code in codes}
    return {key: _in(each, codes) for key, each in value.items()}
