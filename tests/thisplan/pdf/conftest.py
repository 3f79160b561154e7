"""The PDFs that these tests read: typeset once for each worker, with a public address."""

from pathlib import Path

import pytest

from plansite.load import load
from plansite.model import Plan
from plansite.pdf import Pdf, typeset

BASE = "https://plan.example.org/"


@pytest.fixture(scope="session")
def plan(root: Path) -> Plan:
    """The plan that is published."""
    loaded = load(root / "plan")
    assert loaded.plan is not None
    return loaded.plan


@pytest.fixture(scope="session")
def base() -> str:
    """The public address that the PDFs are made with."""
    return BASE


@pytest.fixture(scope="session")
def pdfs(plan: Plan) -> dict[str, Pdf]:
    """Every PDF, leading back to the web."""
    return typeset(plan, base=BASE)
