"""What the importer takes for form, the check of the words does, too: a plan fresh from an import has its source's words."""

from pathlib import Path

import pytest

from plansite.checks import check
from plansite.checks.fidelity import unfaithful, unmatched_correction
from plansite.commands.main import main
from plansite.ground.findings import Finding
from plansite.load import load

DOCUMENT = """某县发展规划

（征求意见稿）

某县办公室

2021年5月

本规划期为2021-2025年，由各部门实施。

一、任务

（一）平台

推进平台建设，取得实效。

{bullet} 列在专栏以外的一句话，保留符号。

专栏1-1：平台建设

{bullet} 升级平台，扩大容量。

{bullet} 互联平台，打通数据。

（二）保障

各部门要抓好落实，形成合力。
"""


def _findings(document: str, folder: Path) -> list[Finding]:
    source = folder / "source.txt"
    source.write_text(document, encoding="utf-8", newline="")
    assert main(["import", str(source), "--plan", str(folder / "plan")]) == 0
    loaded = load(folder / "plan")
    assert loaded.plan is not None
    wrong = [finding for finding in loaded.findings if finding.rule not in {"missing-file", "unread-file"}]
    return [*wrong, *unfaithful(loaded.plan), *unmatched_correction(loaded.plan)]


@pytest.mark.parametrize("bullet", ["²", "•", "➢", "□", "※", "·", "-"])
def test_bullets(bullet: str, tmp_path: Path) -> None:
    assert _findings(DOCUMENT.format(bullet=bullet), tmp_path) == []


def test_private_bullets_of_word_processors(tmp_path: Path) -> None:
    document = DOCUMENT.format(bullet="\uf06c").replace("\uf06c 列在专栏以外的一句话，保留符号。\n\n", "")
    assert _findings(document, tmp_path) == []


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\ufeff", "\u00ad", "\u200e", "\u202a", "\u2060", "\x0c", "\x0b", "\x85", "\u2028"]
)
def test_what_nobody_sees(unseen: str, tmp_path: Path) -> None:
    document = DOCUMENT.format(bullet="²").replace("平台", f"平{unseen}台").replace("一、", f"{unseen}一、")
    assert _findings(document, tmp_path) == []
    assert unseen not in "".join(path.read_text("utf-8") for path in (tmp_path / "plan").rglob("*.md"))


@pytest.mark.parametrize("dashes", ["---", "--", "————"])
def test_lines_of_dashes(dashes: str, tmp_path: Path) -> None:
    document = DOCUMENT.format(bullet="²").replace("推进平台建设，取得实效。", f"推进平台建设，取得实效。\n\n{dashes}")
    assert _findings(document, tmp_path) == []


def test_characters_that_only_look_like_others(tmp_path: Path) -> None:
    document = DOCUMENT.format(bullet="²").replace("实施。", "实⽣施｡")
    assert _findings(document, tmp_path) == []
    assert "实生施。" in (tmp_path / "plan/chapters/00.zh.md").read_text("utf-8")


def _known_besides(document: str, folder: Path, *facts: str) -> list[Finding]:
    """What is found once an editor has added to plan.yml what the document does not say."""
    _findings(document, folder)
    path = folder / "plan" / "plan.yml"
    path.write_text(path.read_text("utf-8") + "".join(f"{fact}\n" for fact in facts), "utf-8")
    plan = load(folder / "plan").plan
    assert plan is not None
    return list(unfaithful(plan))


def test_facts_that_the_cover_does_not_give_may_be_added(tmp_path: Path) -> None:
    bare = DOCUMENT.format(bullet="·").replace("（征求意见稿）\n\n某县办公室\n\n2021年5月\n\n", "")
    facts = ("issuer: { zh: 某县办公室 }", "date: { zh: 2021年5月 }", "status: { zh: 征求意见稿 }")
    assert _known_besides(bare, tmp_path, *facts) == []


def test_what_the_cover_gives_is_as_the_source_has_it(tmp_path: Path) -> None:
    without_date = DOCUMENT.format(bullet="·").replace("2021年5月\n\n", "")
    assert _known_besides(without_date, tmp_path, "date: { zh: 2021年5月 }") == []
    path = tmp_path / "plan" / "plan.yml"
    path.write_text(path.read_text("utf-8").replace("某县办公室", "某县办公厅"), "utf-8")
    plan = load(tmp_path / "plan").plan
    assert plan is not None
    assert [finding.place.path for finding in unfaithful(plan)] == ["plan/plan.yml"]


@pytest.mark.parametrize(("ending", "lost"), [("。（责任单位：县局（分局））", False), ("（责任单位：县局）", True)])
def test_who_is_responsible_may_stand_behind_the_stop(ending: str, lost: bool, tmp_path: Path) -> None:
    document = DOCUMENT.format(bullet="·").replace("取得实效。", f"取得实效{ending}")
    assert _findings(document, tmp_path) == []
    plan = load(tmp_path / "plan").plan
    assert plan is not None
    assert [found.rule for found in check(plan) if found.rule == "disagreement-stop"] == ["disagreement-stop"] * lost
