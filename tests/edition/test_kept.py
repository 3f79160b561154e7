"""An edition is kept whole by `plansite release`, never changed, and read by whatever program comes later."""

from dataclasses import replace
from pathlib import Path

import pytest

from plansite.checks.editions import picture_changed
from plansite.commands.main import main
from plansite.edition.kept import in_latest, opened, published
from plansite.edition.release import NotReleased, kept_files
from plansite.ground.identities import Identity
from plansite.languages import language
from plansite.model import Plan
from plansite.model.block_texts import texts_by_block
from plansite.pages.stage import edition_name, stage_of
from plansite.render.everything import render
from tests.bad_plans import Case, plan_with
from tests.edition.three_editions import keep
from tests.loaded import read

FROZEN = Path(__file__).parent / "frozen"
DRAFT = """editions:
  - published: "2022-02-20"
    name: { zh: 征求意见稿, en: draft for comment }
    status: draft
"""
FINAL = """  - published: "2022-06-30"
    name: { zh: 印发稿, en: final edition }
    status: in-force
    adopted: "2022-06-20"
    effective: "2022-07-01"
    adopted_by: { title: { zh: 关于印发规划的通知, en: Notice }, number: 清政发〔2022〕1号, link: "https://qx.example/1" }
"""
ZH, EN = language("zh"), language("en")


def with_editions(folder: Path, editions: str) -> Path:
    """A copy of the small plan that tells of these editions."""
    change = {"file": "plan.yml", "add": editions}
    return plan_with(Case(name="", changes=(change,), findings=()), folder)


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft as it was released: never change it."""
    folder = with_editions(tmp_path_factory.mktemp("draft"), DRAFT)
    assert main(["release", "--plan", str(folder), "--edition", "draft for comment", "--date", "2022-02-20"]) == 0
    return folder


@pytest.fixture(scope="module")
def final(draft: Path, tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The final edition in plan/, the draft kept."""
    folder = with_editions(tmp_path_factory.mktemp("final"), DRAFT.replace("status: draft", "status: replaced") + FINAL)
    for name in ("editions/2022-02-20.json", "editions.lock", "identities.lock"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((draft / name).read_bytes())
    for code, old, new in (("zh", "加强领导", "切实加强领导"), ("en", "leadership", "firm leadership")):
        chapter = folder / "chapters" / f"02.{code}.md"
        chapter.write_text(chapter.read_text("utf-8").replace(old, new), "utf-8")
    return read(folder)


def test_an_edition_frozen_by_the_first_release_is_read(tmp_path: Path) -> None:
    """Leave the file as it is: editions that were published are read for ever."""
    folder = with_editions(tmp_path, DRAFT)
    (folder / "editions").mkdir()
    (folder / "editions" / "2022-02-20.json").write_bytes((FROZEN / "2022-02-20.json").read_bytes())
    (folder / "editions.lock").write_text("2022-02-20 5a0e8bad3028f073\n", "utf-8")
    (each,) = opened(read(folder))
    assert each.kept.is_whole and not each.problem and each.document
    assert each.document.meta.editions[-1].name == {"zh": "征求意见稿", "en": "draft for comment"}
    assert each.document.notes


def test_what_was_kept_is_the_plan_of_its_day(final: Plan, draft: Path) -> None:
    old, new = published(final)
    assert (old.date, old.latest, new.date, new.latest) == ("2022-02-20", False, "2022-06-30", True)
    then = read(draft)
    for each in (ZH, EN):
        assert texts_by_block(old.plan, each) == texts_by_block(then, each) != texts_by_block(new.plan, each)
    assert old.edition.status == "replaced"  # what it is today stands in plan.yml
    assert old.plan.meta.edition and old.plan.meta.edition.status == "draft"


def test_releasing_again_changes_nothing_and_another_text_is_refused(draft: Path) -> None:
    plan = read(draft)
    files = kept_files(plan, "征求意见稿", "2022-02-20")
    assert {name: (draft / name).read_text("utf-8") for name in files} == files
    with pytest.raises(NotReleased, match="is 征求意见稿"):
        kept_files(plan, "印发稿", "2022-06-30")


def test_nothing_is_written_where_the_text_differs_from_what_was_kept(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = with_editions(tmp_path, DRAFT)
    (folder / "editions").mkdir()
    for name in ("editions/2022-02-20.json", "editions.lock"):
        (folder / name).write_bytes((draft / name).read_bytes())
    notes = folder / "notes.yml"
    notes.write_text("[]\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["release", "--plan", str(folder), "--edition", "征求意见稿", "--date", "2022-02-20"]) == 1
    assert "a kept edition is never edited" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert main(["release", "--plan", str(folder), "--edition", "征求意见稿"]) == 2


def test_a_block_of_an_old_edition_leads_to_the_latest(final: Plan) -> None:
    at = Identity.parse
    assert in_latest(final, at("m1-1-1")) == at("m1-1-1")
    assert in_latest(final, at("p1-1-2")) == at("m1-1-1")  # moved.yml
    assert in_latest(final, at("m9-9-9")) is None


def test_every_page_says_which_edition_it_is(final: Plan, draft: Path) -> None:
    shown = stage_of(final, EN, "en/1/")
    assert shown.what == "Final edition of 30 June 2022, adopted on 20 June 2022, in force since 1 July 2022."
    assert (shown.latest, shown.editions, shown.deadline) == ("This is the latest edition.", "../editions/", None)
    assert [(link.name, link.address) for link in shown.links] == [("清政发〔2022〕1号", "https://qx.example/1")]
    assert stage_of(final, ZH).what == "印发稿（2022年6月30日公布），2022年6月20日批准，自2022年7月1日起施行。"
    assert final.meta.edition and final.meta.edition.adopted_by
    unread = final.meta.edition.adopted_by.model_copy(update={"link": None})
    amended = final.meta.edition.model_copy(update={"status": "amended", "adopted_by": unread})
    later = replace(final, meta=final.meta.model_copy(update={"editions": (amended,)}))
    assert edition_name(amended, EN).endswith(", adopted on 20 June 2022, in force from 1 July 2022, amended since")
    assert [(link.name, link.address) for link in stage_of(later, EN).links] == [("清政发〔2022〕1号", "")]
    early = stage_of(read(draft), ZH, "zh/1/")
    assert early.what == "征求意见稿（2022年2月20日公布）。" and early.deadline
    assert (
        edition_name(published(final)[0].edition, EN)
        == "draft for comment of 20 February 2022, replaced by a later edition"
    )


def test_the_pictures_of_a_kept_edition_stay_with_it(tmp_path: Path) -> None:
    """The next edition draws the map anew under another name; the old one is still shown where it was."""
    plan = with_editions(tmp_path, DRAFT)
    chapter = plan / "chapters/01.zh.md"
    listed = '- number: "1"\n  file: map.png\n  caption: { zh: 位置图, en: Map }\n  text: { zh: 图, en: Map }\n'
    (plan / "pictures").mkdir()
    (plan / "pictures/pictures.yml").write_text(listed, "utf-8")
    (plan / "pictures/map.png").write_bytes(b"as it was")
    for code in ("zh", "en"):
        chapter = plan / "chapters" / f"01.{code}.md"
        chapter.write_text(chapter.read_text("utf-8") + '\n{{ picture("1") }}\n', "utf-8")
    keep(plan)
    assert [line.split()[0] for line in (plan / "editions.lock").read_text("utf-8").splitlines()] == [
        "2022-02-20",
        "2022-02-20/map.png",
    ]
    told = (plan / "plan.yml").read_text("utf-8").replace("status: draft", "status: replaced") + FINAL
    (plan / "plan.yml").write_text(told, "utf-8")
    (plan / "pictures/pictures.yml").write_text(listed.replace("map.png", "new.png"), "utf-8")
    (plan / "pictures/new.png").write_bytes(b"drawn anew")
    read_again = read(plan)
    assert {each.name for each in read_again.picture_files} == {"map.png", "new.png"}
    assert not list(picture_changed(read_again))
    assert 'src="../../../pictures/map.png"' in render(read_again)["zh/2022-02-20/1.md"]
    (plan / "pictures/map.png").write_bytes(b"drawn anew")
    assert ["map.png" in fault.message for fault in picture_changed(read(plan))] == [True]
