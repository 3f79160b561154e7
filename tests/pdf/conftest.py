"""The small plans, in as many languages as a test wants."""

import pytest

from plansite.model import Plan
from tests.loaded import PLANS, read


@pytest.fixture(scope="session")
def small() -> Plan:
    """The small plan, in Chinese and English."""
    return read(PLANS / "small")


@pytest.fixture(scope="session", params=["chinese", "english"])
def alone(request: pytest.FixtureRequest) -> Plan:
    """The small plan in one language, which is its original."""
    return read(PLANS / request.param)
