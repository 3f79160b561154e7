"""The plans that tests read: small ones that are made for them, and the one that this repository publishes."""

from functools import cache
from pathlib import Path
from typing import Final

from plansite.load import load
from plansite.model import Plan

ROOT: Final = Path(__file__).resolve().parents[1]
PLANS: Final = ROOT / "tests" / "plans"
SMALL: Final = PLANS / "small"


def read(folder: Path) -> Plan:
    """A plan without anything wrong in it."""
    plan = load(folder).plan
    assert plan is not None
    return plan


@cache
def small() -> Plan:
    """The small plan in Chinese and English."""
    return read(SMALL)


@cache
def this_plan() -> Plan:
    """The plan that this repository publishes."""
    return read(ROOT / "plan")
