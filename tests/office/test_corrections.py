"""What is proposed for a text that departs from its source: applied, the source with its corrections is the text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plansite.checks.fidelity import unfaithful, unmatched_correction
from plansite.ground.findings import Finding
from plansite.load import load
from plansite.office.edits import answered, edited
from plansite.office.proposing import proposed
from tests.bad_plans import SMALL

CHAPTER = "chapters/01.zh.md"
LAST = "各部门要落实责任，确保目标实现。\n{: #p1-1-1 }\n\n"
FIRST = "### 加快提升产品质量。"
CALL = '{{ special_column("1-1") }}'
NEW = "各乡镇要加强宣传，营造氛围。\n{: #p1-1-3 }\n\n"
ORIGINAL = (SMALL / CHAPTER).read_text("utf-8")
ADDED = ORIGINAL.replace(CALL, NEW + CALL)

#: What editors do one after the other: the chapter as it is each time.
DONE = {
    "split": (ORIGINAL.replace("责任，确保目标实现。\n{: #p1-1-1 }", "责任。\n{: #p1-1-1 }\n\n确保目标实现。\n{: #p1-1-3 }"),),
    "split, and the second part taken out": (
        ORIGINAL.replace("责任，确保目标实现。\n{: #p1-1-1 }", "责任。\n{: #p1-1-1 }\n\n确保目标实现。\n{: #p1-1-3 }"),
        ORIGINAL.replace("责任，确保目标实现。", "责任。"),
    ),
    "moved to the front": (ORIGINAL.replace(LAST, "").replace(FIRST, LAST + FIRST),),
    "moved behind": (ORIGINAL.replace(LAST, "").replace(CALL, f"{CALL}\n\n{LAST}".rstrip("\n")),),
    "changed, then moved": (
        ORIGINAL.replace("确保目标", "确保各项目标"),
        ORIGINAL.replace(LAST, "").replace(FIRST, LAST.replace("确保目标", "确保各项目标") + FIRST),
    ),
    "changed twice": (ORIGINAL.replace("确保目标", "确保各项目标"), ORIGINAL.replace("确保目标", "确保全部目标")),
    "added, then moved": (ADDED, ADDED.replace(NEW, "").replace(FIRST, NEW + FIRST)),
    "added, changed, taken out": (ADDED, ADDED.replace("营造氛围", "形成合力"), ORIGINAL),
    "joined": (ORIGINAL.replace("检测中心。\n\n各部门", "检测中心，各部门").replace("{: #p1-1-1 }\n", ""),),
    "the last words taken out": (ORIGINAL.replace("，确保目标实现。", "。"),),
}  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "plan"
    shutil.copytree(SMALL, folder)
    return folder


def about_the_source(plan: Path) -> list[Finding]:
    read = load(plan).plan
    assert read is not None
    return list(proposed(read, plan, [*unfaithful(read), *unmatched_correction(read)]))


def settled(plan: Path) -> list[str]:
    """Apply what is proposed, one after the other; what was found, and what nothing could be proposed for."""
    told: list[str] = []
    for _ in range(8):
        found = about_the_source(plan)
        if not found:
            return told
        told.append(found[0].message)
        proposal = found[0].proposal
        assert proposal, str(found[0])
        for name, text in edited(plan, answered(proposal, {each.key: "x" for each in proposal.questions})).items():
            (plan / name).write_text(text, "utf-8")
    raise AssertionError(told)


@pytest.mark.parametrize("states", DONE.values(), ids=DONE)
def test_what_is_proposed_gives_the_text_there_and_back(states: tuple[str, ...], plan: Path) -> None:
    """Nothing is swallowed on the way there; on the way back no correction is left over."""
    for state in states:
        assert state != (plan / CHAPTER).read_text("utf-8")
        (plan / CHAPTER).write_text(state, "utf-8")
        settled(plan)
    (plan / CHAPTER).write_text(ORIGINAL, "utf-8")
    settled(plan)
    assert (plan / "corrections.yml").read_bytes() == (SMALL / "corrections.yml").read_bytes()


def test_an_added_paragraph_that_is_moved_or_gone_is_named(plan: Path) -> None:
    (plan / CHAPTER).write_text(ADDED, "utf-8")
    settled(plan)
    (plan / CHAPTER).write_text(ADDED.replace(NEW, "").replace(FIRST, NEW + FIRST), "utf-8")
    assert settled(plan) == ["this correction (p1-1-3, line 22) adds text that stands behind line 18 now"]
    (plan / CHAPTER).write_text(ORIGINAL, "utf-8")
    (found,) = about_the_source(plan)
    assert found.message == "this correction (p1-1-3, line 18) adds text that no longer stands there"
    assert (found.hint, found.hint_zh) == ("delete the entry", "这条订正所加的文字已不在原处，请删去此条")
