"""The data of earlier editions stay to be had: as they were kept, and as Akoma Ntoso that knows what came after."""

import re

import pytest

from plansite.data import data_files
from plansite.edition.document import read_document
from plansite.edition.kept import published
from plansite.model import Plan
from tests.edition.three_editions import three_editions
from tests.loaded import small

DAYS = ["2021-03-01", "2021-09-01", "2023-06-01"]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return three_editions()


@pytest.fixture(scope="module")
def files(plan: Plan) -> dict[str, str]:
    return data_files(plan)


def test_an_earlier_edition_is_had_as_it_was_kept(plan: Plan, files: dict[str, str]) -> None:
    kept = {each.date: each.text for each in plan.kept}
    assert [path for path in files if re.fullmatch(r"data/editions/.*\.json", path)] == [
        f"data/editions/{day}.json" for day in DAYS[:-1]
    ]
    assert files["data/editions/2021-03-01.json"] == kept["2021-03-01"]
    assert read_document(files["data/editions/2021-03-01.json"]).meta.editions[-1].published == "2021-03-01"


def test_every_edition_as_xml_names_all_of_them_and_which_it_is(plan: Plan, files: dict[str, str]) -> None:
    texts = [files["data/editions/2021-03-01.zh.akn.xml"], files["data/editions/2021-09-01.zh.akn.xml"]]
    texts.append(files["data/plan.zh.akn.xml"])
    for day, text in zip(DAYS, texts, strict=True):
        assert re.findall(r'<eventRef date="([^"]+)"', text) == DAYS
        own = "" if day == DAYS[0] else day
        uri = f"/akn/cn/doc/plan/2021-03-01/nn/zho@{own}"
        expression, manifestation = (
            text.split(f"<{level}>")[1].split(f"</{level}>")[0] for level in ("FRBRExpression", "FRBRManifestation")
        )
        assert f'<FRBRuri value="{uri}"/>' in expression and f'<FRBRdate date="{day}"' in expression
        assert f'<FRBRuri value="{uri}.xml"/>' in manifestation and f'<FRBRdate date="{day}"' in manifestation
        assert f'href="{uri}"' in text  # among the references of the lifecycle


def test_one_edition_alone_has_no_others() -> None:
    assert len(published(small())) < 2
    assert not [path for path in data_files(small()) if path.startswith("data/editions/")]
