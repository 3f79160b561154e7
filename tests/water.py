"""The plan of tests/plans/water with a translation made up for it: tables, pictures and parts in two languages."""

import re
import shutil
from pathlib import Path

from plansite.commands.main import main
from plansite.load import load
from plansite.model import Plan
from tests.loaded import PLANS


def water_in_two_languages(folder: Path) -> Plan:
    """The plan, laid out below a folder, every text of its translation being words."""
    plan = folder / "plan"
    shutil.copytree(PLANS / "water", plan)
    assert main(["add-language", "en", "--plan", str(plan)]) == 0
    for path in plan.rglob("*.yml"):
        path.write_text(path.read_text("utf-8").replace('en: ""', 'en: "Words"'), "utf-8")
    for path in plan.rglob("*.en.md"):
        path.write_text(re.sub(r"^> (#+ )?.*$", r"\1Words.", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    loaded = load(plan).plan
    assert loaded
    return loaded
