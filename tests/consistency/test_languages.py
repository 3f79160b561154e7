"""The rules of consistency read what the language of the original offers, and each language tells what they found."""

from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest

from plansite.consistency import DISAGREEMENTS, Disagreement
from plansite.languages import Language, language
from plansite.languages.agreement import Agreement
from plansite.load import load
from plansite.model import Plan
from tests.bad_plans import cases, plan_with
from tests.every import every
from tests.loaded import SMALL, read

ENGLISH = SMALL.parent / "english"
#: The case files of tests/bad in which a rule of consistency finds something.
CASES = [case for case in cases() if case.name.startswith("disagreement-")]
MATTERS = sorted(key for key in language("en").words if key.startswith("matter_"))


def found_in(plan: Plan) -> list[Disagreement]:
    return [found for kind in DISAGREEMENTS for found in kind.find(plan)]


def fields(key: str, spoken: Language) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(spoken.words[key]) if name}


@every(MATTERS)
def test_what_a_language_tells_is_given_to_it(key: str) -> None:
    """Chinese may tell more of a disagreement than English, or less; no language tells of anything unknown."""
    known = fields(key, language("zh")) | fields(key, language("en"))
    given = {"list": {"said", "word", "number", "counted"}, "count": {"said", "number", "counted"}}
    assert known <= given.get(key.removeprefix("matter_"), known)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_every_disagreement_is_told_in_every_language(case, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    plan = load(plan_with(case, tmp_path)).plan
    assert plan is not None
    for found in found_in(plan):
        told = [found.told(spoken) for spoken in plan.languages]
        assert all(told) and not any("{" in words for words in told)
        assert all(spot.quote for spot in found.spots)


def test_a_cell_is_shown_in_each_language_of_the_plan() -> None:
    (missing,) = [found for found in found_in(read(SMALL)) if found.matter == "units_of_counts"]
    (spot,) = missing.spots
    assert (spot.quote, dict(spot.translated)) == ("质量指标表", {"zh": "质量指标表", "en": "Quality indicators"})


def test_a_language_without_words_for_the_rules_is_read_by_those_that_need_none() -> None:
    plan = read(ENGLISH)
    assert [found.matter for found in found_in(plan)] == ["placeholder"]
    silent = replace(language("zh"), reading=replace(language("zh").reading, agreement=Agreement()))
    small = read(SMALL)
    expressions = (replace(small.text, language=silent), *small.expressions[1:])
    assert [found.matter for found in found_in(replace(small, expressions=expressions))] == ["placeholder"]
    assert {"units_of_counts", "placeholder", "stop"} <= {found.matter for found in found_in(small)}


def test_headings_are_counted_in_english_too(tmp_path: Path) -> None:
    plan = read(ENGLISH)
    chapters = (*plan.text.chapters[:2], replace(plan.text.chapters[2], title="3. Safeguards"))
    changed = replace(plan, expressions=(replace(plan.text, chapters=chapters),))
    (found,) = [found for found in found_in(changed) if found.matter == "number"]
    assert found.told(language("en")) == "the number is out of order: 2 is due"
    assert (found.spots[0].quote, found.spots[0].figure) == ("3. ", "3")
