"""From the register and the decisions to what readers get: the page, Word, PDF, data, feed, and a reply for each sender."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html

from plansite.commands.main import main
from plansite.data import data_files
from plansite.forms import form_files
from plansite.model import Plan, Round
from plansite.model.rounds import by_chapter
from plansite.pages.results import results
from plansite.pdf.results import round_results
from plansite.render.everything import render
from tests.bad_plans import cases, plan_with
from tests.consultation.conftest import ROUND
from tests.consultation.inbox_maker import NEVER_PUBLISHED
from tests.loaded import PLANS, read

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read(PLANS / "consulted")


@pytest.fixture(scope="module")
def docs(plan: Plan) -> dict[str, str]:
    return render(plan, "https://plan.example/")


def page_of(plan: Plan) -> str:
    return render(plan)[f"{plan.original}/consultation/{plan.rounds[0].id}.md"]


def without(plan: Plan, **changes: object) -> Plan:
    """The plan with another round in the place of its own."""
    return replace(plan, rounds=(replace(plan.rounds[0], **changes),))  # type: ignore[arg-type]


def unpublished(each: Round) -> Round:
    return replace(each, invitation=each.invitation.model_copy(update={"published": None}))


def test_senders_and_comments_are_counted_apart(plan: Plan) -> None:
    each = plan.rounds[0]
    told = results(plan, each, plan.original)
    assert (each.people, len(each.silent), len(each.comments), len(told.rows)) == (16, 2, 32, 32)
    for counts in (told.by_kind, told.by_decision, told.by_chapter):
        assert sum(count for _, count in counts) == 32
    assert [chapter.number if chapter else None for chapter, _ in by_chapter(plan, each)] == [1, 2, 3, None]
    assert sum(len(comments) for _, comments in by_chapter(plan, each)) == 32


def test_a_round_is_open_from_its_first_day_to_its_last(plan: Plan) -> None:
    each = plan.rounds[0]
    days = ("2023-02-28", "2023-03-01", "2023-03-20", "2023-03-21")
    assert [each.is_open(date.fromisoformat(day)) for day in days] == [False, True, True, False]
    assert (each.days, each.is_short) == (19, True)


def test_every_comment_has_an_address_a_decision_and_its_reason(plan: Plan, docs: dict[str, str]) -> None:
    tree = html.fromstring(docs[f"{plan.original}/consultation/{ROUND}.md"])
    rows = {row.get("id"): row for row in tree.xpath("//table[@class='results']//tr[@id]")}
    assert set(rows) == {f"o-{number}" for number in range(1, 33)}
    late = rows["o-2"]
    assert late.xpath(".//p[@class='of']/a/@href") == ["../../2/#m2-3-1"]
    said = " ".join(late.text_content().split())
    for words in (
        "末班车应延长到晚上9点。",
        "公交末班车应延长到晚上9点。",
        "赵**、周**、卫**",
        "3人提出",
        "采纳",
        "县交通运输局",
    ):
        assert words in said
    assert rows["o-32"].xpath(".//p[@class='words']/@lang") == ["en"]
    assert "o/2/index.html" in docs


def test_a_block_says_how_many_comments_it_had_and_leads_to_them(plan: Plan, docs: dict[str, str]) -> None:
    tree = html.fromstring(docs[f"{plan.original}/2.md"])
    links = [(link.text, link.get("href")) for link in tree.xpath("//p[contains(@class, 'commented')]/a")]
    assert ("3条意见", f"../consultation/{ROUND}/#o-1") in links
    assert sum(int(text.removesuffix("条意见")) for text, _ in links) == 15


def test_nothing_is_shown_before_the_results_are_published(plan: Plan) -> None:
    waiting = replace(plan, rounds=(unpublished(plan.rounds[0]),))
    pages = render(waiting)
    page = pages[f"{plan.original}/consultation/{ROUND}.md"]
    assert "结果公布后列在这里" in page and "o-1" not in page
    assert "commented" not in pages[f"{plan.original}/2.md"]
    assert not any("results" in name for name in form_files(waiting))
    assert len(data_files(waiting)["data/comments.csv"].splitlines()) == 1


def test_zero_comments_and_no_results_are_two_things(plan: Plan) -> None:
    each = plan.rounds[0]
    assert each.register is not None
    empty = each.register.model_copy(update={"senders": (), "comments": ()})
    zero = page_of(without(plan, register=empty, decisions=()))
    assert "共收到意见0条。" in zero and "<table" not in zero
    this = read(PLANS.parents[1] / "plan")
    for language in this.languages:
        said = " ".join(results(this, this.rounds[0], language).said)
        assert this.rounds[0].invitation.attachments is not None
        assert this.rounds[0].invitation.attachments.results is not None
        assert this.rounds[0].invitation.attachments.results.name[language] in said
        assert language.words["results_short_unexplained"] in said
        assert language.words["results_none"] not in said


def test_word_says_what_the_page_says(plan: Plan) -> None:
    """Opened with another library than wrote it."""
    data = form_files(plan)[f"commenting/results-{ROUND}.{plan.original}.docx"]
    assert isinstance(data, bytes)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        tree = etree.fromstring(archive.read("word/document.xml"))
    (table,) = tree.iter(f"{WORD}tbl")
    rows = [["".join(cell.itertext(f"{WORD}t")) for cell in row.iter(f"{WORD}tc")] for row in table.iter(f"{WORD}tr")]
    assert rows[0] == ["编号", "提出人", "位置", "意见", "采纳情况", "理由", "修改"]
    told = {row[0]: row for row in rows if len(row) == 7}
    assert len(told) == 33
    assert told["2"][4:] == ["采纳", "末班车时间已与公交公司商定，写入正文。县交通运输局", "举措2-3-1"]
    assert sum(len(row) == 1 for row in rows) == 4
    (_, _, sheet) = next(iter(round_results(plan)))
    assert [len(row) for group in sheet["groups"] for row in group["rows"]] == [7] * 32


def test_the_data_and_the_feed_know_the_results(plan: Plan, docs: dict[str, str]) -> None:
    text = data_files(plan)["data/comments.csv"].removeprefix("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (len(rows), rows["o-2"]["decision"], rows["o-2"]["people"]) == (32, "adopted", "3")
    assert rows["o-2"]["changes"] == "m2-3-1"
    assert f"https://plan.example/zh/consultation/{ROUND}/" in docs["zh/changes.xml"]


def test_nothing_personal_is_published(plan: Plan, docs: dict[str, str]) -> None:
    published = "\n".join((*docs.values(), *data_files(plan).values()))
    assert [words for words in NEVER_PUBLISHED if words in published] == []


def test_each_sender_gets_one_reply(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = office / "plan"
    answers = ["answers", ROUND, "--inbox", str(office / "inbox"), "--plan", str(plan)]
    assert main(answers) == 1
    assert "without a decision: 1, 2, 3" in capsys.readouterr().err
    decided = PLANS / "consulted/consultation" / ROUND / "decisions.yml"
    (plan / "consultation" / ROUND / "decisions.yml").write_bytes(decided.read_bytes())
    assert main(answers) == 0
    replies = sorted((office / "inbox/answers" / ROUND).iterdir())
    assert len(replies) == 16
    first = replies[0].read_text("utf-8")
    for words in ("→ 13900000001", "赵小川：", "意见1：建议改为8所。", "采纳情况：部分采纳", "理由：东部新城确有缺口"):
        assert words in first
    assert "意见5" not in first
    assert main([*answers, "--word"]) == 0
    (word, *_), count = sorted((office / "inbox/answers" / ROUND).iterdir()), 16
    assert len(list((office / "inbox/answers" / ROUND).iterdir())) == count
    with zipfile.ZipFile(word) as archive:
        assert "赵小川" in archive.read("word/document.xml").decode("utf-8")
    assert main(["answers", "2023-04", "--plan", str(plan)]) == 2


def test_a_change_shows_the_old_and_the_new_words(tmp_path: Path) -> None:
    """Where the edition that was asked about was kept, and another has followed."""
    case = next(each for each in cases() if each.name == "round-editions")
    folder = plan_with(case, tmp_path)
    decisions = folder / "consultation/2022-02/decisions.yml"
    decisions.write_text(decisions.read_text("utf-8").replace("[m1-1-1]", "[p2-1-1]"), "utf-8")
    changed = read(folder)
    tree = html.fromstring(render(changed)["zh/consultation/2022-02.md"])
    (altered,) = tree.xpath("//tr[@id='o-1']//div[@class='altered']")
    old, new = (" ".join(altered.xpath(f".//{tag}/text()")) for tag in ("del", "ins"))
    assert (old, new) == ("明确分工", "分清责任")
    told = results(changed, changed.rounds[0], changed.original).rows[0].altered[0]
    assert [(line.old, line.new) for line in told.lines] == [("加强领导，明确分工。", "加强领导，分清责任。")]
