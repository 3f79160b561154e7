"""How the indicators of this plan stand."""

from collections import Counter
from dataclasses import replace

from plansite.checks.indicators import wrong_count
from plansite.model import Indicator, Plan
from plansite.model.standing import Standing, Verdict, standing
from tests.loaded import this_plan


def all_of(plan: Plan) -> list[Standing]:
    return [standing(plan, table, row) for table in plan.tables for row in table.indicators]


def test_this_plan() -> None:
    """The editors counted by hand: nine of the 26 below the target, and two that the note takes out."""
    found = Counter((each.table.number, each.verdict.state) for each in all_of(this_plan()))
    assert found == {
        ("1", "exceeded"): 10,
        ("1", "reached"): 5,
        ("1", "missed"): 9,
        ("1", "uncounted"): 2,
        ("2", "unreported"): 23,
    }
    note = next(note for note in this_plan().notes if note.id == "tasks-well-completed")
    assert "26项指标中有9项" in note.text[this_plan().original]


def test_the_note_below_the_table_decides() -> None:
    named = {each.row.name[this_plan().original] for each in all_of(this_plan()) if each.verdict.state == "uncounted"}
    assert named == {"全市农业标准化生产实施率", "“浙江制造”自主品牌产品出口比重"}
    assert list(wrong_count(this_plan())) == []
    changed = _with(this_plan(), "own-brand-exports-2020", counted=True)
    assert [finding.message for finding in wrong_count(changed)] == [
        "the note below the table names own-brand-exports-2020 as no longer counted"
    ]


def _with(plan: Plan, slug: str, **changes: object) -> Plan:
    def changed(row: Indicator) -> Indicator:
        return row.model_copy(update=changes) if row.id == slug else row

    tables = tuple(
        table.model_copy(
            update={
                "categories": tuple(
                    category.model_copy(update={"indicators": tuple(map(changed, category.indicators))})
                    for category in table.categories
                )
            }
        )
        for table in plan.tables
    )
    return replace(plan, tables=tables)


def test_without_a_direction_nothing_is_guessed() -> None:
    silent = _with(this_plan(), "international-standards-2020", direction=None)
    states = {each.row.id: each.verdict for each in all_of(silent)}
    assert states["international-standards-2020"] == Verdict(state="undecided", reason="direction")
