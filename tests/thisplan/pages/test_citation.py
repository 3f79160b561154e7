"""Citations, word for word: four forms, for the plan's words and the editors', on Chinese and on English pages."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.languages import language
from plansite.model import Plan
from plansite.model.version import Version
from plansite.pages.citation import citations, fill
from tests.loaded import this_plan

ONLINE = {"carrier": "OL", "locator": "url"}
NOW = Version(date="2021-12-16", digest="0123456789ab")
GOLDEN: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("citations.yml").read_text("utf-8"))


def _bare(plan: Plan) -> Plan:
    """A plan of which the source says neither who issued it nor when, nor that it is a draft."""
    meta = plan.meta.model_copy(update={"issuer": None, "consultation": None, "status": None})
    return replace(plan, meta=meta)


@pytest.mark.parametrize("case", GOLDEN, ids=[case["name"] for case in GOLDEN])
def test_golden(case: dict[str, Any]) -> None:
    plan, now = this_plan(), NOW
    if case.get("bare"):
        plan, now = _bare(plan), replace(NOW, date="")
    written = {
        each.form.key: fill(
            each.form.editors if case.get("editors") else each.form.plan,
            ONLINE | case["values"] | {"part": case["values"][f"part_{each.language}"]},
        )
        for each in citations(plan, now, language(case["language"]))
    }
    assert written == case["forms"]
