"""What was reported for a year is in the data, and in the version of the content."""

import csv
import io
import json
from pathlib import Path

import pytest

from plansite.data import data_files
from plansite.model.version import version
from tests.loaded import read


def test_reported_values_are_in_the_data(reported: Path) -> None:
    files = {
        path.removeprefix("data/"): text
        for path, text in data_files(read(reported)).items()
        if path.startswith("data/")
    }
    document = json.loads(files["plan.json"])
    first = {
        "indicator": "i-pass-rate",
        "year": 2022,
        "value": {"text": "97.50", "kind": "number", "comparator": None, "number": "97.50", "low": None, "high": None},
        "source": {"zh": "清溪县2022年统计公报", "en": "Statistical Bulletin of Qingxi County for 2022"},
        "date": "2023-03-01",
    }
    assert document["progress"][0] == first and len(document["progress"]) == 3
    block = json.loads(files["blocks/i-pass-rate.json"])
    assert [each["year"] for each in block["progress"]] == [2022, 2023] and block["state"] == "exceeded"
    sheet = list(csv.DictReader(io.StringIO(files["progress.csv"].removeprefix("\ufeff"))))
    assert [(row["indicator"], row["year"], row["value"], row["value_number"]) for row in sheet] == [
        ("i-pass-rate", "2022", "97.50", "97.50"),
        ("i-brands", "2022", "3", "3"),
        ("i-pass-rate", "2023", "98.5", "98.5"),
    ]


@pytest.mark.parametrize(("find", "put"), [("98.5", "98.6"), ("2024-03-05", "2024-03-06"), ("统计公报", "统计年鉴")])
def test_the_version_tells_when_what_was_reported_changes(find: str, put: str, reported: Path) -> None:
    before = version(read(reported)).digest
    path = reported / "progress/2023.yml"
    path.write_text(path.read_text("utf-8").replace(find, put), "utf-8")
    assert version(read(reported)).digest != before
