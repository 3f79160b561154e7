"""The data of the small plans are those that are kept in golden/, byte for byte."""

from pathlib import Path

import pytest

from plansite.model import Plan
from tests.data.golden import GOLDEN, kept_files

NAMES = ("reported", "chinese", "english")


def _kept(name: str) -> dict[str, str]:
    folder = GOLDEN / name
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8") for path in files}


@pytest.mark.parametrize("name", NAMES)
def test_the_data_are_those_that_are_kept(name: str, plans: dict[str, Plan]) -> None:
    made, kept = kept_files(plans[name]), _kept(name)
    assert made.keys() == kept.keys()
    for path, text in made.items():
        assert text == kept[path], f"{Path(name) / path}: see tests/data/golden.py"
