"""The rule of how an indicator stands."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plansite.ground.values import Value
from plansite.ground.vocabulary import Direction, State
from plansite.load import load
from plansite.model import Plan
from plansite.model.standing import Standing, Verdict, judged, standing
from tests.every import every


def all_of(plan: Plan) -> list[Standing]:
    return [standing(plan, table, row) for table in plan.tables for row in table.indicators]


@every(
    [
        ("95", "95", "higher", True, "reached"),
        ("95", "95.0", None, True, "reached"),
        ("85", "87.14", "higher", True, "exceeded"),
        ("10", "15", "lower", True, "missed"),
        ("1", "0", "higher", True, "missed"),
        ("1", "0", "higher", False, "open"),
        ("1", "0", None, True, "undecided"),
        ("≥98", "98", "higher", True, "reached"),
        ("≤27", "27", "lower", False, "reached"),
        ("≤27", "26", "lower", False, "exceeded"),
        ("≤27", "28", "lower", False, "open"),
        (">98", "98", "higher", True, "missed"),
        ("<27", "27", "lower", True, "missed"),
        ("95", "≥95", "higher", True, "undecided"),
        ("0", "0", "lower", True, "reached"),
    ]
)
def test_rule(target: str, result: str, direction: Direction | None, over: bool, state: State) -> None:
    assert judged(Value.parse(target), Value.parse(result), direction, over=over).state == state


def test_what_cannot_be_decided_says_why() -> None:
    target, result = Value.parse("5"), Value.parse("4")
    assert judged(target, result, None, over=True) == Verdict(state="undecided", reason="direction")
    assert judged(target, Value.parse("≥4"), "higher", over=True) == Verdict(state="undecided", reason="bound")


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda number: Value.parse(f"{number.normalize():f}"))


@given(NUMBERS, NUMBERS)
def test_the_other_direction_turns_it_round(target: Value, result: Value) -> None:
    one, other = (judged(target, result, way, over=True).state for way in ("higher", "lower"))
    turned = {"exceeded": "missed", "missed": "exceeded", "reached": "reached"}
    assert turned[one] == other


def test_reported_values_are_judged_by_their_latest_year(reported: Path) -> None:
    plan = load(reported).plan
    assert plan is not None
    found = {each.row.id: each for each in all_of(plan)}
    assert (str(found["pass-rate"].result), found["pass-rate"].year) == ("98.5", 2023)
    assert found["pass-rate"].verdict.state == "exceeded"
    assert [year for year, _ in found["pass-rate"].reports] == [2022, 2023]
    assert found["brands"].verdict == Verdict(state="undecided", reason="direction")


def test_below_the_target_before_the_last_year_is_open_and_in_it_is_missed(reported: Path) -> None:
    (reported / "progress/2023.yml").unlink()
    before = load(reported).plan
    (reported / "progress/2022.yml").rename(reported / "progress/2025.yml")
    text = (reported / "progress/2025.yml").read_text("utf-8").replace("2023-03-01", "2026-03-01")
    (reported / "progress/2025.yml").write_text(text, "utf-8")
    plan = load(reported).plan
    assert before is not None and plan is not None
    assert [all_of(each)[0].verdict.state for each in (before, plan)] == ["open", "missed"]
