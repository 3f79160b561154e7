"""What the tests of the commands share."""

import shutil
from pathlib import Path

import pytest

from tests.bad_plans import SMALL


@pytest.fixture
def small_plan(tmp_path: Path) -> Path:
    """A copy of the small plan to write in."""
    return Path(shutil.copytree(SMALL, tmp_path / "plan"))
