"""What came in becomes the register: each comment once, at its place, without personal data, and nothing is lost."""

import shutil
from pathlib import Path

import pytest

from plansite.checks import check
from plansite.commands.main import main
from plansite.consultation.placing import Placing
from plansite.consultation.privacy import personal, without_personal
from plansite.consultation.received import Remark
from plansite.forms.comments import empty_form
from plansite.forms.package import pack
from plansite.load import load
from plansite.model import Comment, Round
from tests.consultation.conftest import ROUND
from tests.consultation.inbox_maker import NEVER_PUBLISHED, later_mail, mail, word
from tests.every import every
from tests.loaded import PLANS, read


def register(folder: Path) -> Path:
    return folder / "plan/consultation" / ROUND / "comments.yml"


def collate(folder: Path, *more: str) -> int:
    return main(["collate", str(folder / "inbox"), "--plan", str(folder / "plan"), *more])


def round_of(folder: Path) -> Round:
    found = read(folder / "plan").round(ROUND)
    assert found is not None
    return found


def by_text(each: Round, start: str) -> Comment:
    return next(comment for comment in each.comments if comment.suggestion.startswith(start))


def test_the_example_gives_the_register_that_is_kept(collated: Path) -> None:
    """plans/consulted keeps it. Look at what changed before you keep another."""
    kept = PLANS / "consulted/consultation" / ROUND / "comments.yml"
    assert register(collated).read_text("utf-8") == kept.read_text("utf-8")


def test_a_comment_stands_at_its_block_or_says_that_nobody_knows(collated: Path) -> None:
    each = round_of(collated)
    found = {comment.number: (str(comment.block), comment.found) for comment in each.comments if comment.block}
    assert found[1] == ("m2-1-1", "identity")
    assert found[5] == ("m2-1-1", "quote")  # by the words in the suggestion
    assert found[3] == ("s2-2", "place")
    assert found[7] == ("m2-1-1", "place")  # by its heading
    moved = by_text(each, "建议改为35公里")
    assert moved.block is None
    assert set(map(str, moved.candidates)) == {"m2-1-2", "m2-3-2"}
    assert by_text(each, "建议更加具体").candidates and by_text(each, "建议更加具体").block is None
    whole = by_text(each, "建议增加名词解释")
    assert (whole.block, whole.found, whole.candidates) == (None, "place", ())


def test_the_same_words_are_one_entry_and_the_contrary_is_another(collated: Path) -> None:
    each = round_of(collated)
    late, not_late = by_text(each, "末班车应延长"), by_text(each, "公交末班车不应")
    assert (each.count(late), late.variants) == (3, ("公交末班车应延长到晚上9点。",))
    assert (each.count(not_late), late.block) == (1, not_late.block)


def test_what_says_nothing_by_itself_joins_nothing_of_another_place(office: Path) -> None:
    """Marks without a letter, and a few words that anybody may write of any place."""
    texts = ("？？？", "……", "建议更加具体。")
    at = word([("姓名", "孙立人")], [(str(n), "m1-2-1", "", text, "") for n, text in enumerate(texts, 1)])
    (office / "inbox/18-标点.docx").write_bytes(at)
    for number, text in enumerate(texts, 19):
        (office / f"inbox/{number}-短.txt").write_text(text, "utf-8")
    before = len(round_of(office).comments)
    assert collate(office) == 0
    fresh = round_of(office).comments[before:]
    assert [(str(each.block or ""), each.suggestion, each.language) for each in fresh] == [
        *(("m1-2-1", text, None) for text in texts),
        *(("", text, None) for text in texts[:2]),
    ]
    assert round_of(office).count(by_text(round_of(office), "建议更加具体")) == 2  # both nowhere


def test_what_is_for_another_round_waits_for_that(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert collate(office, "--undo") == 0
    first = office / "plan/consultation" / ROUND / "round.yml"
    second = office / "plan/consultation/2023-06/round.yml"
    second.parent.mkdir()
    second.write_text(first.read_text("utf-8").replace("2023-03-", "2023-06-"), "utf-8")
    form = empty_form(read(office / "plan"), round_of(office), read(office / "plan").original)
    (office / "inbox/18-空表.docx").write_bytes(pack(form))
    assert collate(office, "--round", "2023-06") == 0
    said = capsys.readouterr().out
    for name in ("05-读者.json", "18-空表.docx"):
        assert f"{name}: this is for round {ROUND}: run with --round {ROUND}" in said
    assert collate(office, "--round", ROUND) == 0
    assert any(comment.channel == "file" for comment in round_of(office).comments)


@pytest.mark.parametrize("text", ["银行卡6222 0202 0011 2233 446", "护照号E12345678", "车牌：浙C12345"])
def test_numbers_of_papers_and_cards_are_personal(text: str) -> None:
    assert len(personal(text)) == 1 and personal("2021年至2025年共计123456789012345万元") == ()


def test_no_personal_data_leave_the_inbox(collated: Path) -> None:
    text = register(collated).read_text("utf-8")
    assert [word for word in NEVER_PUBLISHED if word in text] == []
    senders = (collated / "inbox/senders.csv").read_text("utf-8-sig")
    assert all(word in senders for word in ("赵小川", "13900000001", "wuyue@example.com"))
    assert (collated / "inbox/.gitignore").read_text("utf-8") == "*\n"
    assert [comment.number for comment in round_of(collated).comments if comment.masked] == [28, 32]


def test_the_register_passes_its_checks(collated: Path) -> None:
    loaded = load(collated / "plan")
    assert loaded.plan is not None
    assert [*loaded.findings, *check(loaded.plan)] == []


def test_what_could_not_be_read_and_what_became_no_comment_is_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert collate(office, "--undo") == 0
    assert collate(office) == 0
    told = capsys.readouterr().out
    for name in ("13-扫描件.pdf", "14-坏文件.docx", "15-别的.json"):
        assert f"    {name}: " in told
    assert "read before, so not again: 08-带附件.eml/反馈表.docx" in told
    assert "read before, so not again: 16-反馈表（副本）.docx" in told
    assert "in 10-来信.txt: 我有三点意见：" in told
    assert "2 wrote that they have no comment" in told


def test_numbers_stay_when_more_comes_in(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {comment.number: comment.suggestion for comment in round_of(office).comments}
    kept = register(office).read_bytes()
    assert collate(office) == 0
    assert register(office).read_bytes() == kept
    later_mail(office / "inbox")
    assert collate(office) == 0
    each = round_of(office)
    assert before == {comment.number: comment.suggestion for comment in each.comments[: len(before)]}
    assert [(comment.number, str(comment.block)) for comment in each.comments[len(before) :]] == [(33, "s2-3")]
    assert each.count(by_text(each, "第三章第三节，建议增加第三方评估")) == 2
    assert "1 new comments, 1 joined" in capsys.readouterr().out


def test_what_the_office_wrote_into_the_register_stays(office: Path) -> None:
    text = (
        register(office).read_text("utf-8").replace('where: "第九章"', 'block: s2-1\n  found: hand\n  where: "第九章"')
    )
    register(office).write_text(
        text.replace("{ number: 1, kind: person", "{ number: 1, people: 12, kind: person"), "utf-8"
    )
    later_mail(office / "inbox")
    assert collate(office) == 0
    each = round_of(office)
    comment = by_text(each, "建议增加特殊教育的内容")
    assert (str(comment.block), comment.found) == ("s2-1", "hand")
    assert each.count(each.comments[0]) == 12


def test_a_number_that_the_office_took_out_is_not_given_again(office: Path) -> None:
    text = register(office).read_text("utf-8")
    register(office).write_text(text[: text.index("- number: 32\n")], "utf-8")
    later_mail(office / "inbox")
    assert collate(office) == 0
    assert [comment.number for comment in round_of(office).comments][-2:] == [31, 33]


def test_it_can_be_undone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = (register(office), office / "inbox/senders.csv", office / "inbox/collated.json")
    before = [path.read_bytes() for path in files]
    later_mail(office / "inbox")
    assert collate(office) == 0
    assert [path.read_bytes() for path in files] != before
    assert collate(office, "--undo") == 0
    assert [path.read_bytes() for path in files] == before
    register(office).write_text(register(office).read_text("utf-8") + "# ours\n", "utf-8")
    assert collate(office, "--undo") == 1
    assert "was edited since" in capsys.readouterr().err
    assert collate(office, "--undo", "--force") == 0
    assert not register(office).exists() and not (office / "inbox/senders.csv").exists()
    assert collate(office, "--undo") == 1


def test_wrong_usage(office: Path) -> None:
    assert collate(office, "--round", "2023-04") == 2
    assert main(["collate", str(office / "nowhere"), "--plan", str(office / "plan")]) == 2
    shutil.copytree(office / "inbox", office / "plan/inbox")
    assert main(["collate", str(office / "plan/inbox"), "--plan", str(office / "plan")]) == 2


@every(
    [
        ("请打13900000001或0571-88880000", ["13900000001", "0571-88880000"]),
        ("身份证11010519491231002X", ["11010519491231002X"]),
        ("编号110105194912310021的文件", []),  # the check digit is wrong, and nothing calls it a card
        ("王先生和欧阳锋女士", ["王", "欧阳锋"]),
        ("李小明的身份证", ["李小明"]),
        ("写信到a.b@example.com", ["a.b@example.com"]),
        ("到2025年，投入12000万元，建成3个中心", []),
        ("由县质量局负责，王家村建设服务站", []),
        ("Mr John Smith lives at 12 High Street", ["John Smith", "12 High Street"]),
        ("The target of 95% by 2025", []),
    ]
)
def test_personal_data_are_found(text: str, hidden: list[str]) -> None:
    assert [found.text for found in personal(text)] == hidden
    assert all(each not in without_personal(text) for each in hidden if len(each) > 1)


@every(
    [
        (Remark(suggestion="改", place="https://plan.example/zh/2/#m2-3-1"), "m2-3-1"),
        (Remark(suggestion="改", place="举措 2-3-1"), "m2-3-1"),
        (Remark(suggestion="改", place="二、重点任务（三）第2条"), "m2-3-2"),
        (Remark(suggestion="改", place="专栏2-1"), "c2-1"),
        (Remark(suggestion="改", quote="发展社区养老，为独居老人安装紧急呼叫设备，完善助餐"), "m2-2-2"),
        (Remark(suggestion="改", place="2-3-9"), "None"),
        (Remark(suggestion="改", quote="到2027年，"), "None"),
        (Remark(suggestion="改", quote="天上没有这句话，地上也没有"), "None"),
        (Remark(suggestion="改", place="第七章"), "None"),
    ]
)
def test_where_a_comment_belongs(remark: Remark, block: str) -> None:
    assert str(Placing(read(PLANS / "consulted")).spot(remark).block) == block


def test_one_broken_file_stops_nothing(office: Path) -> None:
    (office / "inbox/18.xlsx").write_bytes(b"nothing")
    (office / "inbox/19.docx").write_bytes(word([], [("1", "m1-2-1", "", "建议写明时间。", "")]))
    (office / "inbox/20.eml").write_bytes(mail("x@example.com", "", "m3-3-1"))
    assert collate(office) == 0
    assert by_text(round_of(office), "建议写明时间").found == "identity"
