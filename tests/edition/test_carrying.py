"""Identities carried over to a later text: nearly all right, and none silently wrong."""

import pytest

from plansite.edition.carrying import carry
from plansite.edition.comparison.blocks import Line, TextBlock, text_blocks
from plansite.ground.identities import Identity
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


CHAPTER = Identity(kind="page", key="3")


def _block(identity: str, *texts: str) -> TextBlock:
    block = Identity.parse(identity)
    keys = ("name", "unit", "target") if block.kind == "indicator" else ("text",)
    lines = tuple(Line(key=key, text=text) for key, text in zip(keys, texts, strict=True))
    return TextBlock(id=block, parent=CHAPTER, chapter=CHAPTER, lines=lines)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("普通高中优质学校比例", "%", "80"), ("职业高中优质学校比例", "%", "60")),
        (("单位国内生产总值能源消耗降低", "%", "80"), ("单位国内生产总值二氧化碳排放降低", "%", "70")),
    ],
)
def test_a_row_of_another_name_is_asked_about(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    carried = carry([_block("i-a", *old)], [_block("i-b", *new)], ())
    assert [(match.fate, match.old) for match in carried.asked] == [("same", (Identity.parse("i-a"),))]


def test_rows_of_one_name_are_told_apart_by_their_units() -> None:
    rows = ("总量", "万吨", "80"), ("总量", "亿元", "70")
    again = ("总量", "亿元", "75"), ("总量", "万吨", "85")
    old = [_block(f"i-{at}", *row) for at, row in enumerate(rows)]
    carried = carry(old, [_block(f"i-n{at}", *row) for at, row in enumerate(again)], ())
    assert not carried.asked
    assert [str(identity) for identity in carried.identities.values()] == ["i-1", "i-0"]
    alike = [_block(f"i-{at}", "其中：农村", "%", str(at)) for at in range(2)]
    later = [_block(f"i-n{at}", "其中：农村", "%", str(at + 5)) for at in range(2)]
    assert len(carry(alike, later, ()).asked) == 2  # nobody can tell which is which


@pytest.mark.parametrize(("there", "asked"), [("新建青山水库3座。", 1), ("新建白石水库9座。", 0)])
def test_in_a_few_words_another_may_be_what_they_are_about(there: str, asked: int) -> None:
    carried = carry([_block("p3-1-1", "新建白石水库3座。")], [_block("p3-1-1", there)], ())
    assert len(carried.asked) == asked


PARTS = ("划定保护区，设立界标和警示标志。", "改造老旧管网二百公里，降低漏损。", "整治河道一百公里，恢复岸线。")


def test_what_came_apart_altogether_is_proposed_as_split() -> None:
    new = [_block(f"p3-1-{at}", part) for at, part in enumerate(PARTS, 1)]
    carried = carry([_block("p3-1-1", "".join(PARTS))], new, ())
    assert sorted((match.fate, *map(str, match.old)) for match in carried.asked) == [
        ("same", "p3-1-1"),
        ("split", "p3-1-1"),
        ("split", "p3-1-1"),
    ]


def test_what_was_made_of_several_is_proposed_as_merged() -> None:
    old = [_block(f"p3-1-{at}", part) for at, part in enumerate(PARTS, 1)]
    carried = carry(old, [_block("p3-1-1", "".join(PARTS))], ())
    assert sorted(match.fate for match in carried.asked) == ["merged", "merged", "same"]
    assert {str(identity) for match in carried.asked for identity in match.old} == {"p3-1-1", "p3-1-2", "p3-1-3"}
