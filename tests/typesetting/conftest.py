"""The small plan, in as many languages as a test wants."""

from dataclasses import replace

import pytest

from plansite.load import load
from plansite.model import Plan
from tests.bad_plans import SMALL


@pytest.fixture(scope="session")
def small() -> Plan:
    """The small plan, in Chinese and English."""
    loaded = load(SMALL)
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture(scope="session", params=[0, 1], ids=["chinese", "english"])
def alone(small: Plan, request: pytest.FixtureRequest) -> Plan:
    """The small plan in one language."""
    return replace(small, expressions=(small.expressions[request.param],))
