"""Identities carried over to a later text: nearly all right, and none silently wrong."""

import pytest

from plansite.edition.carrying import carry
from plansite.edition.comparison.blocks import TextBlock, text_blocks
from tests.edition.shaken import shaken
from tests.loaded import PLANS, read, this_plan


def blocks_of(name: str) -> tuple[TextBlock, ...]:
    plan = this_plan() if name == "this" else read(PLANS / name)
    return text_blocks(plan, plan.original)


def judged(blocks: tuple[TextBlock, ...], seed: int) -> tuple[int, int, list[str]]:
    """How many blocks there are, how many are carried or proposed as what they are, and what is silently wrong."""
    made = shaken(blocks, seed)
    carried = carry(blocks, made.blocks, ())
    asked = {match.new: match for match in carried.asked if match.new}
    right, wrong = 0, []
    for new, (fate, old) in made.truth.items():
        name = carried.identities[new]
        match = asked.get(new)
        if match is None and (fate != "same" or old != (name,)):
            wrong.append(f"{new} → {name}, but it is {fate} {old}")
        right += (fate == "same" and old == (name,)) or (match is not None and (match.fate, match.old) == (fate, old))
    lost = {match.old[0]: match.fate for match in carried.asked if match.new is None or match.fate == "merged"}
    right += sum(lost.get(identity) == fate for identity, fate in made.gone.items())
    return len(made.truth) + len(made.gone), right, wrong


def right_share(name: str, seeds: range) -> float:
    """How many are right; none may be silently wrong."""
    blocks = blocks_of(name)
    results = [judged(blocks, seed) for seed in seeds]
    assert [wrong for _, _, wrong in results] == [[]] * len(results)
    return sum(right for _, right, _ in results) / sum(count for count, _, _ in results)


@pytest.mark.parametrize("name", ["water", "this"])
def test_nearly_all_are_right_and_none_is_silently_wrong(name: str) -> None:
    assert right_share(name, range(2)) >= 0.95


@pytest.mark.long
def test_so_it_is_of_many_texts() -> None:
    assert right_share("this", range(2, 32)) >= 0.95


def test_the_same_text_keeps_all_its_identities() -> None:
    blocks = blocks_of("this")
    carried = carry(blocks, blocks, ())
    assert not carried.asked
    assert all(old == new for old, new in carried.identities.items())
