"""The small plans and their data, made once: in two languages, with reported values, in Chinese alone, in English alone."""

import pytest

from plansite.data import data_files
from plansite.model import Plan
from tests.data.plans import read_reported
from tests.loaded import PLANS, read

NAMES = ("small", "reported", "chinese", "english")
Files = dict[str, str]


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Plan]:
    """All of them by name."""
    reported = read_reported(tmp_path_factory.mktemp("reported"))
    return {name: read(PLANS / name) for name in ("small", "chinese", "english")} | {"reported": reported}


@pytest.fixture(scope="session")
def small(plans: dict[str, Plan]) -> Plan:
    return plans["small"]


@pytest.fixture(scope="session", params=NAMES)
def plan(request: pytest.FixtureRequest, plans: dict[str, Plan]) -> Plan:
    """Each of them in turn."""
    return plans[request.param]


def data_of(plan: Plan) -> Files:
    """The data by path below data/."""
    return {path.removeprefix("data/"): text for path, text in data_files(plan).items()}


@pytest.fixture(scope="session")
def files(plan: Plan) -> Files:
    """The data of that plan, by path below data/."""
    return data_of(plan)


@pytest.fixture(scope="session")
def small_files(small: Plan) -> Files:
    """The data of the small plan, by path below data/."""
    return data_of(small)
