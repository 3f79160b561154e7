"""The small plans, in as many languages as a test wants."""

import pytest

from plansite.load import load
from plansite.model import Plan
from tests.bad_plans import SMALL


def _read(name: str) -> Plan:
    plan = load(SMALL.parent / name).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="session")
def small() -> Plan:
    """The small plan, in Chinese and English."""
    return _read("small")


@pytest.fixture(scope="session", params=["chinese", "english"])
def alone(request: pytest.FixtureRequest) -> Plan:
    """The small plan in one language, which is its original."""
    return _read(request.param)
