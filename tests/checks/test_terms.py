"""One term, one rendering: golden cases in tests/checks/terms/, and how terms are found in running text."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plansite.checks.translation.terms import term_faults
from plansite.languages import Language, language
from plansite.model.terms import TermFinder
from tests.every import every
from tests.golden import cases, plan_of

CASES = cases("checks/terms")
CHINESE, ENGLISH = language("zh"), language("en")
GLOSSARY = plan_of(
    {
        "zh": "",
        "en": "",
        "glossary": [
            {"zh": "标准", "en": "standard", "forms": {"en": ["standards"]}},
            {"zh": "行业标准", "en": "industry standard", "forms": {"en": ["industry standards"]}},
            {"zh": "BIM", "en": "BIM"},
            {"zh": "标准化+", "en": "Standardisation Plus (+)"},
        ],
    }
).glossary


@every(CASES.values())
def test_terms(case: dict[str, Any]) -> None:
    found = [term for block, term, _ in term_faults(plan_of(case)) if str(block) == "p2-1-1"]
    assert found == case.get("missing", [])


@every(
    [
        ("zh", "制定行业标准和标准。", [(2, 6, "行业标准"), (7, 9, "标准")]),
        ("zh", "标准化+与BIM", [(0, 4, "标准化+"), (5, 8, "BIM")]),
        ("zh", "没有", []),
        ("en", "Industry standards and Standards", [(0, 18, "行业标准"), (23, 32, "标准")]),
        ("en", "nonstandard, standardise, standards_", []),
        ("en", "a Standardisation Plus (+) firm", [(2, 26, "标准化+")]),
        ("en", "bim", [(0, 3, "BIM")]),
    ]
)
def test_longest_term_at_each_place(code: str, text: str, uses: list[tuple[int, int, str]]) -> None:
    found = TermFinder(GLOSSARY, language(code)).uses(text)
    assert [(start, end, term[CHINESE]) for start, end, term in found] == uses


@given(st.text("标准行业化+BIM standardindustry(+)ßİ", max_size=40), st.sampled_from([CHINESE, ENGLISH]))
def test_uses_do_not_overlap_and_hold_what_they_say(text: str, into: Language) -> None:
    last = 0
    for start, end, term in TermFinder(GLOSSARY, into).uses(text):
        assert last <= start < end <= len(text)
        assert text[start:end].lower() in {form.lower() for form in term.renderings(into)}
        last = end


def test_no_glossary() -> None:
    assert TermFinder((), CHINESE).uses("标准") == TermFinder((), ENGLISH).uses("standard") == ()
