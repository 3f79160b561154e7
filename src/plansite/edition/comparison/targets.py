"""What became of targets: which way they moved is judged by which way is better for the indicator, not by the sign."""

from collections.abc import Iterator
from decimal import Decimal

from plansite.edition.comparison.meaning import Fate, Meaning, Shift
from plansite.ground.values import Value
from plansite.ground.vocabulary import Direction
from plansite.languages import Language
from plansite.model import Indicator, Plan
from plansite.model.standing import better


def target_changes(old: Plan, new: Plan, language: Language, facts: Language) -> Iterator[Meaning]:
    """Targets that were tightened, eased, changed otherwise, added or dropped, in the order of the new tables.

    They are told in ``language``; ``facts`` is the one whose units decide: “1 centre”, “2 centres” is one unit.
    """
    before, after = _rows(old), _rows(new)
    for slug, row in after.items():
        was = before.get(slug)
        if row.target and (was is None or was.target is None):
            yield _meaning("added", row, None, row, language)
        elif was and was.target and row.target is None:
            yield _meaning("dropped", row, was, None, language)
        elif was and was.target and row.target and not _same(was, row, facts):
            yield _meaning("changed", row, was, row, language, _shift(was, row, facts))
    for slug, row in before.items():
        if slug not in after and row.target:
            yield _meaning("dropped", row, row, None, language)


def _rows(plan: Plan) -> dict[str, Indicator]:
    return {row.id: row for table in plan.tables for row in table.indicators}


def _meaning(
    fate: Fate,
    row: Indicator,
    old: Indicator | None,
    new: Indicator | None,
    language: Language,
    shift: Shift = "",
) -> Meaning:
    return Meaning(
        subject="target",
        fate=fate,
        block=row.identity,
        name=row.name[language],
        old=_shown(old, language),
        new=_shown(new, language),
        shift=shift,
    )


def _shown(row: Indicator | None, language: Language) -> str:
    """A target with its unit; empty where there is none."""
    return row.quantity(row.target, language) if row and row.target else ""


def _same(old: Indicator, new: Indicator, facts: Language) -> bool:
    """Whether two rows ask for the same: the same value in the same unit, however it is written."""
    return _unit(old, facts) == _unit(new, facts) and _read(old.target) == _read(new.target)


def _unit(row: Indicator, language: Language) -> str:
    """Its unit in a language that both have: one that a plan has gained changes no target."""
    return row.unit[language] if row.unit else ""


def _read(value: Value | None) -> tuple[object, ...]:
    if value is None:
        return ()
    if not value.is_measured:
        return (value.text.strip(),)
    return (value.kind, value.comparator, value.number, value.low, value.high, value.sign)


def _shift(old: Indicator, new: Indicator, facts: Language) -> Shift:
    """Tightened or eased; nothing where units differ, a target is words, or nobody says which way is better."""
    way = better(new) or better(old)
    ends = _ends(old.target), _ends(new.target)
    if way is None or _unit(old, facts) != _unit(new, facts) or ends[0] is None or ends[1] is None:
        return ""
    return _by_numbers(ends[0], ends[1], way) or _by_bound(old.target, new.target)


def _by_numbers(old: tuple[Decimal, Decimal], new: tuple[Decimal, Decimal], way: Direction) -> Shift:
    steps = {(one > other) - (one < other) for one, other in zip(new, old, strict=True)} - {0}
    if len(steps) != 1:
        return ""
    (step,) = steps
    return "tightened" if (step > 0) == (way == "higher") else "eased"


def _by_bound(old: Value | None, new: Value | None) -> Shift:
    """The number stayed: ``>98`` asks for more than ``≥98``."""
    strict = [value.comparator in {">", "<"} if value else False for value in (old, new)]
    return "" if strict[0] == strict[1] else "tightened" if strict[1] else "eased"


def _ends(value: Value | None) -> tuple[Decimal, Decimal] | None:
    """The lowest and highest number that a target names."""
    if value is None:
        return None
    if value.number is not None:
        return value.number, value.number
    return (value.low, value.high) if value.low is not None and value.high is not None else None
