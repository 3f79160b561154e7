"""Two editions compared: every change is found, none is invented, and what each means is said."""

from pathlib import Path

import pytest

from plansite.edition.comparison import ASPECTS, CHANGE_KINDS, FATES, Comparison, Meaning, applied, compare
from plansite.edition.comparison.blocks import text_blocks
from plansite.edition.comparison.words import compare_words, new_text, old_text
from plansite.languages import language
from tests.bad_plans import Case, plan_with
from tests.edition.three_editions import Step, steps
from tests.loaded import PLANS, read, small

ZH, EN = language("zh"), language("en")
STEPS = ("final", "amended")


@pytest.fixture(params=STEPS)
def step(request: pytest.FixtureRequest) -> Step:
    return steps()[STEPS.index(request.param)]


def kinds(comparison: Comparison) -> dict[str, str]:
    return {
        str(each.id): each.kind + (" +moved" if each.moved and each.kind != "moved" else "")
        for each in comparison.changed
    }


def told(meaning: Meaning) -> str:
    more = [meaning.shift] if meaning.subject == "target" else list(meaning.aspects)
    return " ".join(filter(None, [meaning.subject, meaning.fate, str(meaning.block), *more]))


def test_all_changes_are_found_and_none_is_invented(step: Step) -> None:
    found = compare(step.old, step.new)
    assert kinds(found) == {str(block): kind for block, kind in step.blocks.items()}


def test_what_the_changes_mean(step: Step) -> None:
    assert sorted(map(told, compare(step.old, step.new).meanings)) == sorted(step.meanings)


def test_the_lists_by_hand_hold_many_changes_of_every_kind() -> None:
    listed = [kind.split()[0] for each in steps() for kind in each.blocks.values()]
    assert len(listed) >= 40
    assert {*listed} == {*CHANGE_KINDS} - {"unchanged"}
    meant = [meaning.split() for each in steps() for meaning in each.meanings]
    assert {fate for subject, fate, *_ in meant if subject in {"measure", "column"}} == {*FATES} - {"changed"}
    assert {word for _, _, _, *more in meant for word in more} == {*ASPECTS, "tightened", "eased"}


@pytest.mark.parametrize("which", ["small", "english", *STEPS])
def test_an_edition_compared_with_itself_is_empty(which: str) -> None:
    plan = steps()[STEPS.index(which)].new if which in STEPS else read(PLANS / which)
    for each in plan.languages:
        found = compare(plan, plan, each)
        assert not found and not found.meanings
        assert {change.kind for change in found.blocks} == {"unchanged"}


def test_a_comparison_applied_to_the_old_edition_gives_the_new_one() -> None:
    first, second = steps()
    for old, new in ((first.old, first.new), (second.old, second.new), (first.old, second.new), (first.new, first.old)):
        found = applied(compare(old, new), text_blocks(old, ZH))
        lines = {block.id: tuple((line.key, line.text) for line in block.lines) for block in text_blocks(new, ZH)}
        assert list(found.items()) == list(lines.items())
    with pytest.raises(ValueError, match="does not"):
        applied(compare(first.old, first.new), text_blocks(first.new, ZH))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("到2025年，合格率达到98%以上", "到2025年，合格率达到99.5%以上", "到2025年，合格率达到[98%|99.5%]以上"),
        ("建设二十三个中心。", "建设二十五个中心。", "建设[二十三|二十五]个中心。"),
        ("推进标准化建设。", "推进农业标准化建设。", "推进[|农业]标准化建设。"),
    ],
)
def test_a_number_is_replaced_whole_and_chinese_by_characters(old: str, new: str, shown: str) -> None:
    assert _shown(old, new, "zh") == shown


def test_a_language_in_words_is_compared_by_words() -> None:
    old, new = (
        "Raise the rate to at least 98% by training staff.",
        "Raise the rate to at least 99.5% by training inspectors.",
    )
    assert _shown(old, new, "en") == "Raise the rate to at least [98%|99.5%] by training [staff|inspectors]."


def _shown(old: str, new: str, code: str) -> str:
    pieces = compare_words(old, new, language(code))
    assert (old_text(pieces), new_text(pieces)) == (old, new)
    marks = {"same": "{}", "removed": "[{}|", "added": "{}]"}
    shown = "".join(marks[piece.op].format(piece.text) for piece in pieces)
    shown = shown.replace("||", "|")
    for piece in pieces:  # what was only added has no opening bracket yet
        if piece.op == "added" and f"[{piece.text}" not in shown and f"|{piece.text}]" not in shown:
            shown = shown.replace(f"{piece.text}]", f"[|{piece.text}]")
    return shown


#: An edition of the small plan: a promise for one centre, and a paragraph that was split, in Chinese with other words.
LATER = (
    {"file": "chapters/01.zh.md", "find": "建设三个", "put": "建设一个"},
    {"file": "chapters/01.en.md", "find": "three testing centres", "put": "one testing centre"},
    {"file": "figures.yml", "find": "figure: 三个", "put": "figure: 1个"},
    {"file": "figures.yml", "find": "written: { en: three }", "put": "written: { en: one }"},
    {"file": "figures.yml", "find": "en: centres", "put": "en: centre"},
    {
        "file": "figures.yml",
        "find": "{ zh: 建设三个检测中心, en: set up three testing centres }",
        "put": "{ zh: 建设1个检测中心, en: set up one testing centre }",
    },
    {
        "file": "chapters/01.zh.md",
        "find": "落实责任，确保目标实现。\n{: #p1-1-1 }",
        "put": "落实责任。\n{: #p1-1-1 }\n\n各级各单位确保目标实现，按年度报告进展。\n{: #p1-1-3 }",
    },
    {
        "file": "chapters/01.en.md",
        "find": " and make sure that the goals are reached.\n{: #p1-1-1 }",
        "put": ".\n{: #p1-1-1 }\n\nMake sure that the goals are reached every year.\n{: #p1-1-3 }",
    },
)


def test_every_language_tells_the_same_of_what_changed(tmp_path: Path) -> None:
    old, new = small(), read(plan_with(Case(name="", changes=LATER, findings=()), tmp_path))
    chinese, english = (compare(old, new, each) for each in (ZH, EN))
    assert kinds(chinese) == kinds(english) == {"m1-1-1": "figure", "p1-1-1": "wording", "p1-1-3": "added"}
    assert [told(each) for each in chinese.meanings] == ["commitment changed m1-1-1 figure"]  # one centre, two centres
    assert list(map(told, english.meanings)) == list(map(told, chinese.meanings))
    assert english.meanings[0].new == "set up one testing centre"


def test_a_translation_is_compared_by_itself() -> None:
    plan = small()
    found = compare(plan, plan, EN)
    assert found.language is EN
    with pytest.raises(ValueError, match="no text in en"):
        compare(steps()[0].old, steps()[0].new, EN)
