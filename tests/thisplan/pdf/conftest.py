"""The PDFs that these tests read: typeset once, with a public address."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from plansite.model import Plan
from plansite.pdf import Pdf, typeset
from tests.loaded import this_plan

BASE = "https://plan.example.org/"


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The plan that is published."""
    return this_plan()


@pytest.fixture(scope="session")
def base() -> str:
    """The public address that the PDFs are made with."""
    return BASE


@pytest.fixture(scope="session")
def pdfs(plan: Plan, made_once: Callable[..., Path]) -> dict[str, Pdf]:
    """Every PDF, leading back to the web."""

    def fill(folder: Path) -> None:
        (folder / "pdfs").write_bytes(pickle.dumps(typeset(plan, base=BASE)))

    found: dict[str, Pdf] = pickle.loads((made_once("this-plan-pdfs", fill) / "pdfs").read_bytes())
    return found
