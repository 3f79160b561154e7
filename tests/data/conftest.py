"""The plan and its data, made once."""

from pathlib import Path

import pytest

from plansite.data import data_files
from plansite.load import load
from plansite.model import Plan

ROOT = Path(__file__).resolve().parents[2]


def read(folder: Path) -> Plan:
    """The plan of a folder."""
    plan = load(folder).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def plan() -> Plan:
    return read(ROOT / "plan")


@pytest.fixture(scope="session")
def small() -> Plan:
    return read(ROOT / "tests/plans/small")


@pytest.fixture(scope="session")
def files(plan: Plan) -> dict[str, str]:
    """The data by path below data/."""
    return {path.removeprefix("data/"): text for path, text in data_files(plan).items() if path.startswith("data/")}
