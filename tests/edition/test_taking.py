"""A received final document taken over into a plan: what is sure keeps its identity, the rest is asked and then settled."""

import shutil
from pathlib import Path

import pytest
import yaml

from plansite.commands.main import main
from plansite.edition.comparison import compare
from plansite.edition.release import kept_files
from plansite.model import Plan
from plansite.model.history import lock_text, record
from plansite.model.translation import behind, digests, lock_name
from plansite.model.translation import lock_text as translation_lock
from plansite.office.undo import write_kept
from tests.loaded import PLANS, read

OLD = {
    "chapters/01.zh.md": "# 一、目标\n\n## （一）主要目标\n{: #s1-1 }\n\n### 提升产品质量。\n{: #m1-1-1 }\n\n到2025年，产品合格率达到98%以上，建设检测中心三个。\n\n### 提升服务质量。\n{: #m1-1-2 }\n\n完善服务标准体系，培育一批服务业示范企业。加强服务质量监测，每年公布监测结果，接受社会各界监督。\n\n### 提升工程质量。\n{: #m1-1-3 }\n\n落实工程质量终身责任制，强化对重点工程的监督检查。\n\n## （二）具体安排\n{: #s1-2 }\n\n各部门要落实责任，确保目标如期实现。\n{: #p1-2-1 }\n\n每年组织一次质量月活动，宣传质量知识。\n{: #p1-2-2 }\n",
    "chapters/02.zh.md": "# 二、保障\n\n## （一）组织领导\n{: #s2-1 }\n\n成立领导小组，统筹协调全县质量工作。\n{: #p2-1-1 }\n\n建立联席会议制度，定期研究解决重大问题。\n{: #p2-1-2 }\n",
    "chapters/01.en.md": "# 1. Goals\n\n## (1) Main goals\n{: #s1-1 }\n\n### Raise product quality.\n{: #m1-1-1 }\n\nBy 2025 bring the pass rate to at least 98% and set up three testing centres.\n\n### Raise service quality.\n{: #m1-1-2 }\n\nImprove the standards of services. Monitor service quality.\n\n### Raise construction quality.\n{: #m1-1-3 }\n\nHold builders responsible for life.\n\n## (2) Arrangements\n{: #s1-2 }\n\nEach department shall do its part.\n{: #p1-2-1 }\n\nHold a quality month each year.\n{: #p1-2-2 }\n",
    "chapters/02.en.md": "# 2. Safeguards\n\n## (1) Leadership\n{: #s2-1 }\n\nSet up a leading group.\n{: #p2-1-1 }\n\nHold joint meetings.\n{: #p2-1-2 }\n",
    "plan.yml": 'title: { zh: 清溪县质量规划, en: Qingxi County Quality Plan }\n# The editions.\neditions:\n  - published: "2022-02-20"\n    name: { zh: 征求意见稿, en: draft }\n    status: draft\nchapters: ["01", "02"]\n',
}  # fmt: skip
FINAL = """清溪县质量规划
一、总则
本规划由县人民政府组织实施，县质量办公室负责解释。
二、目标
（一）主要目标
提升工程质量。落实工程质量终身责任制，强化对重点工程的监督检查。
提升产品质量。到2025年，产品合格率达到99%以上，建设检测中心五个。
提升服务质量。完善服务标准体系，培育一批服务业示范企业。
健全监测制度。加强服务质量监测，每年公布监测结果，接受社会各界监督。
（二）具体安排
各部门要落实责任，确保目标如期实现。
三、保障
（一）组织领导
成立领导小组，统筹协调全县质量工作。
"""


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The final document imported onto the released draft."""
    folder = prepared(tmp_path_factory.mktemp("onto") / "plan")
    assert main(["new-edition", "--plan", str(folder), "--name", "印发稿", "--date", "2022-06-30"]) == 0
    (folder.parent / "final.txt").write_text(FINAL, "utf-8")
    assert main(["import", str(folder.parent / "final.txt"), "--onto", str(folder)]) == 0
    return folder


def prepared(folder: Path) -> Path:
    """The draft, released."""
    plan = read(_written(folder))
    (folder / "identities.lock").write_text(lock_text(record(plan)), "utf-8")
    confirmed = {str(identity): digest for identity, digest in digests(plan).items()}
    (folder / lock_name(plan.translations[0])).write_text(translation_lock(confirmed), "utf-8")
    for name, text in kept_files(read(folder), "draft", "2022-02-20").items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def _words(plan: Plan) -> dict[str, str]:
    return {str(passage.id): passage.text for passage in plan.passages(plan.original) if passage.role != "lead"}


def test_what_is_sure_keeps_its_identity_though_moved_renumbered_and_reworded(taken: Path) -> None:
    plan = read(taken)
    words = _words(plan)
    assert words["m1-1-1"] == "到2025年，产品合格率达到99%以上，建设检测中心五个。"  # reworded, under chapter 二 now
    assert words["m1-1-3"].startswith("落实工程质量终身责任制")
    assert words["p2-1-1"] == "成立领导小组，统筹协调全县质量工作。"
    assert [chapter.number for chapter in plan.text.chapters] == [3, 1, 2]
    assert "# The editions." in (taken / "plan.yml").read_text("utf-8")


def test_what_is_not_sure_is_asked(taken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = yaml.safe_load((taken / "proposals.yml").read_text("utf-8"))
    asked = {(entry["fate"], entry.get("block"), *entry.get("of", [])) for entry in entries}
    assert ("split", "m1-1-4", "m1-1-2") in asked
    assert {fate for fate, *_ in asked} == {"new", "split", "dropped"}
    assert {of for _, _, *of_ in asked for of in of_} >= {"p1-2-2", "p2-1-2"}
    main(["check", "--plan", str(taken)])
    printed = capsys.readouterr().out
    assert printed.count("[proposal-open]") == len(entries)
    assert "identity-vanished" not in printed


def test_a_translation_stays_current_where_the_original_did_not_change(taken: Path, tmp_path: Path) -> None:
    assert not read(taken).translations  # what is new waits for its English, and the Chinese does not wait
    folder = _copy(taken, tmp_path)
    about = (folder / "plan.yml").read_text("utf-8")
    (folder / "plan.yml").write_text(about.replace('translating: ["en"]', ""), "utf-8")
    plan = read(folder)
    late = {str(identity) for identity in behind(plan, plan.translations[0])}
    assert "m1-1-3" not in late and "p2-1-1" not in late
    assert "m1-1-1" in late and "m1-1-2" in late
    text = (taken / "chapters/01.en.md").read_text("utf-8")
    assert text.index("#m1-1-3") < text.index("#m1-1-1") < text.index("#m1-1-2")
    assert "#p1-2-2" not in text


def test_nothing_is_settled_while_one_is_open(taken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _copy(taken, tmp_path)
    proposals = folder / "proposals.yml"
    proposals.write_text(proposals.read_text("utf-8").replace("decision: open", "decision: accept", 1), "utf-8")
    before = _bytes(folder)
    assert main(["settle", "--plan", str(folder)]) == 1
    printed = capsys.readouterr()
    assert "[proposal-open]" in printed.out and "plan/proposals.yml:" in printed.out
    assert _bytes(folder) == before
    assert main(["import", str(folder.parent / "x.txt"), "--onto", str(folder)]) == 1
    assert _bytes(folder) == before


def test_what_is_settled_goes_into_moved_and_the_lock(taken: Path, tmp_path: Path) -> None:
    folder = _copy(taken, tmp_path)
    proposals = folder / "proposals.yml"
    proposals.write_text(proposals.read_text("utf-8").replace("decision: open", "decision: accept"), "utf-8")
    assert main(["settle", "--plan", str(folder)]) == 0
    assert not proposals.exists()
    plan = read(folder)
    moved = {str(move.source): str(move.target) for move in plan.moved}
    assert moved == {"p1-2-2": "s1-2", "p2-1-2": "s2-1"}
    assert {move.date for move in plan.moved} == {"2022-06-30"}
    old = read(_written(tmp_path / "old"))
    kinds = {str(change.id): change.kind for change in compare(old, plan).changed}
    assert kinds["m1-1-1"] == "figure" and kinds["m1-1-4"] == kinds["m1-1-2"] == "split"
    assert kinds["p1-2-2"] == "dropped" and "m2-1-1" not in kinds and kinds["3"] == "added"


def test_a_block_that_is_the_same_after_all_gets_its_identity_back(taken: Path, tmp_path: Path) -> None:
    folder = _copy(taken, tmp_path)
    proposals = folder / "proposals.yml"
    entries = yaml.safe_load(proposals.read_text("utf-8"))
    for entry in entries:
        entry["decision"] = "accept"
        if entry["fate"] == "split":  # the editor says otherwise
            entry |= {"fate": "same", "of": ["p1-2-2"], "block": entry["block"], "to": "s1-2"}
    entries = [entry for entry in entries if not (entry["fate"] == "dropped" and entry["of"] == ["p1-2-2"])]
    proposals.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    assert main(["settle", "--plan", str(folder)]) == 0
    moved = {str(move.source): str(move.target) for move in read(folder).moved}
    assert moved["p1-2-2"] == "m1-1-4"  # another kind of block: it leads there


def test_settling_and_the_import_can_be_taken_back(taken: Path, tmp_path: Path) -> None:
    folder = _copy(taken, tmp_path)
    asked = (folder / "proposals.yml").read_text("utf-8")
    write_kept(folder, {"proposals.yml": asked.replace("decision: open", "decision: accept")}, "decisions")
    decided = _files(folder)
    assert main(["settle", "--plan", str(folder)]) == 0
    assert main(["undo", "--plan", str(folder)]) == 0
    assert _files(folder) == decided
    for _ in ("decisions", "import", "new-edition"):
        assert main(["undo", "--plan", str(folder)]) == 0
    before = {name: text.encode() for name, text in OLD.items()}
    assert {name: data for name, data in _files(folder).items() if name in before} == before
    assert not list((folder / "source").glob("*.txt")) and not (folder / "chapters/03.zh.md").exists()


def test_the_document_of_another_plan_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _written(tmp_path / "old")
    before = _bytes(folder)
    source = PLANS / "water" / "source" / "notice.zh.txt"
    assert main(["import", str(source), "--onto", str(folder)]) == 1
    assert "another plan" in capsys.readouterr().err
    assert _bytes(folder) == before
    assert main(["import", str(source), "--onto", str(tmp_path / "nowhere")]) == 2


def test_the_edition_before_gets_its_status(taken: Path) -> None:
    editions = yaml.safe_load((taken / "plan.yml").read_text("utf-8"))["editions"]
    assert [(each["published"], each["status"]) for each in editions] == [
        ("2022-02-20", "replaced"),
        ("2022-06-30", "adopted"),
    ]


def test_the_first_edition_is_entered_when_it_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = shutil.copytree(PLANS / "small", tmp_path / "plan")
    before = _bytes(folder)
    named = ["release", "--plan", str(folder), "--edition", "征求意见稿", "--date", "2022-02-20"]
    assert main(named) == 2 and _bytes(folder) == before
    assert "--edition en=" in capsys.readouterr().err
    assert main([*named, "--edition", "en=Draft"]) == 0
    plan = read(folder)
    assert plan.meta.edition and plan.meta.edition.name.texts == ("征求意见稿", "Draft")
    assert [each.is_whole for each in plan.kept] == [True]


def test_a_new_edition_begins_when_the_one_before_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _written(tmp_path / "old")
    before = _bytes(folder)
    assert main(["new-edition", "--plan", str(folder), "--name", "印发稿", "--date", "2022-06-30"]) == 1
    assert "release it first" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["new-edition", "--plan", str(folder), "--name", "印发稿", "--date", "2022-6-30"])
    assert "no day of the calendar" in capsys.readouterr().err
    assert _bytes(folder) == before


def _written(folder: Path) -> Path:
    for name, text in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def _copy(taken: Path, into: Path) -> Path:
    shutil.copytree(taken, into / "plan")
    return into / "plan"


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a plan, without what is kept to take changes back."""
    found = {path.relative_to(folder).as_posix(): data for path, data in _bytes(folder).items()}
    return {name: data for name, data in found.items() if not name.startswith(".undo/")}


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
