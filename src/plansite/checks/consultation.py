"""The rounds of consultation: dates in order, blocks and numbers that are there, decisions with their reasons."""

from collections.abc import Iterable, Iterator
from typing import Final

from plansite.checks.round_changes import ROUND_CHANGE_CHECKS
from plansite.checks.round_papers import broken_template
from plansite.checks.round_privacy import personal_data
from plansite.ground.findings import Fault, Place, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.model import Comment, Decision, Plan, Round
from plansite.model.derived import per_plan
from plansite.model.history import identities


@per_plan
def _known(plan: Plan) -> frozenset[Identity]:
    """The blocks that are there, and those that moved.yml leads on."""
    return frozenset((*identities(plan), *(move.source for move in plan.moved)))


def _unknown(plan: Plan, named: Iterable[Identity], place: Place) -> Iterator[Fault]:
    for identity in named:
        if identity not in _known(plan):
            hint, hint_zh = did_you_mean(str(identity), map(str, _known(plan)))
            yield Fault(
                place=place,
                message=f"there is no block {identity}",
                hint=hint,
                hint_zh=f"没有标识为 {identity} 的内容；{hint_zh}",
            )


def _comments(plan: Plan) -> Iterator[tuple[Round, Comment]]:
    yield from ((each, comment) for each in plan.rounds for comment in each.comments)


def _decisions(plan: Plan) -> Iterator[tuple[Round, Decision]]:
    yield from ((each, decision) for each in plan.rounds for decision in each.decisions)


@rule("round-dates")
def crossing_dates(plan: Plan) -> Iterator[Fault]:
    """A round opens before it closes, is not about an edition of a later day, and its results come after its last day.

    Bad:  `opened: "2021-12-16"`, `closed: "2021-12-10"`; `received: "2021-12-01"` in that round
    Good: `opened: "2021-12-16"`, `closed: "2022-01-15"`, `published: "2022-02-10"`
    """
    for each in plan.rounds:
        said = each.invitation
        pairs = (
            ("opened", said.opened, "closed", said.closed),
            ("closed", said.closed, "published", said.published),
            ("edition", said.edition or "", "opened", said.opened),
        )
        for first, begin, second, end in pairs:
            if end and begin > end:
                yield _crossing(said.at(second), (second, end), (first, begin))
    for each, comment in _comments(plan):
        if comment.received and comment.received < each.opened:
            yield _crossing(comment.at("received"), ("received", comment.received), ("opened", each.opened))


def _crossing(place: Place, later: tuple[str, str], earlier: tuple[str, str]) -> Fault:
    (name, day), (other, before) = later, earlier
    return Fault(
        place=place,
        message=f"{name} {day} lies before {other} {before}",
        hint="correct the one that is wrong",
        hint_zh=f"{name} 早于 {other}（{before}），请更正其中之一",
    )


@rule("round-question")
def bad_question(plan: Plan) -> Iterator[Fault]:
    """What a round asks has an identity of its own and is about blocks that are there.

    Bad:  `asked: [{ id: centres, blocks: [m9-9-9], … }]` where there is no such block; two questions `centres`
    Good: `asked: [{ id: centres, blocks: [m1-1-1], … }]`
    """
    for each in plan.rounds:
        seen: set[str] = set()
        for question in each.invitation.asked:
            yield from _unknown(plan, question.blocks, question.at("blocks"))
            if question.id in seen:
                yield Fault(
                    place=question.at("id"),
                    message=f"question {question.id} stands in this round twice",
                    hint="give each question an id of its own",
                    hint_zh="同一轮中问题的 id 不能重复",
                )
            seen.add(question.id)


@rule("comment-number")
def repeated_number(plan: Plan) -> Iterator[Fault]:
    """A comment has a number that no other comment of the plan has, in whatever round.

    Bad:  two comments with `number: 12`
    Good: `number: 12`, `number: 13`
    """
    seen: dict[int, Place] = {}
    for _, comment in _comments(plan):
        if comment.number in seen:
            yield Fault(
                place=comment.at("number"),
                message=f"number {comment.number} is used twice (first in {seen[comment.number]})",
                hint="keep it where it was published; give the other comment the next free number",
                hint_zh="意见编号不能重复：已公布的保留原号，另一条请用下一个未用过的编号",
            )
        seen.setdefault(comment.number, comment.at("number"))


@rule("comment-sender")
def bad_sender(plan: Plan) -> Iterator[Fault]:
    """A comment is from somebody: each number among its `senders` is that of one sender in the list of its file.

    Bad:  `senders: []`; `senders: [7]` where the list has six; two senders with `number: 3`
    Good: `senders: [1, 4]`
    """
    for each in plan.rounds:
        numbers: list[int] = []
        for sender in each.senders:
            if sender.number in numbers:
                yield _sender_fault(sender.at("number"), f"sender {sender.number} stands in the list twice")
            numbers.append(sender.number)
        for comment in each.comments:
            if not comment.senders:
                yield _sender_fault(comment.at("senders"), f"comment {comment.number} is from nobody")
            for number in comment.senders:
                if number not in numbers:
                    yield _sender_fault(comment.at("senders"), f"there is no sender {number}")


def _sender_fault(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint="name numbers of the list `senders` at the head of the file; whom nobody knows is `kind: unknown` there",
        hint_zh="请写文件开头 senders 列表中的编号，每个编号一次；来源不明的，在列表中写 kind: unknown",
    )


@rule("comment-block")
def unknown_block(plan: Plan) -> Iterator[Fault]:
    """A comment is on a block that is there, or on none; so are the candidates, where nobody knows the place.

    Bad:  `block: m9-9-9` where there is no such block
    Good: `block: m3-1-2`; or no block, `where: 第三章` and `candidates: [s3-1]`
    """
    for _, comment in _comments(plan):
        yield from _unknown(plan, (comment.block,) if comment.block else (), comment.at("block"))
        yield from _unknown(plan, comment.candidates, comment.at("candidates"))


@rule("comment-question")
def unknown_question(plan: Plan) -> Iterator[Fault]:
    """A comment that answers a question names one that its round asks.

    Bad:  `question: centers` where round.yml asks `centres`
    Good: `question: centres`
    """
    for each, comment in _comments(plan):
        asked = [question.id for question in each.invitation.asked]
        if comment.question is not None and comment.question not in asked:
            hint, hint_zh = did_you_mean(comment.question, asked)
            yield Fault(
                place=comment.at("question"),
                message=f"this round asks no question {comment.question}",
                hint=hint,
                hint_zh=f"本轮没有这个问题；{hint_zh}",
            )


@rule("decision-comment")
def wrong_comment(plan: Plan) -> Iterator[Fault]:
    """A decision is about comments of its round, and each comment has one decision.

    Bad:  `comments: [12]` where the register ends at 11; 3 in two decisions
    Good: `comments: [3, 7, 8]`
    """
    for each in plan.rounds:
        numbers = [comment.number for comment in each.comments]
        decided: dict[int, Place] = {}
        for decision in each.decisions:
            for number in decision.comments:
                if number not in numbers:
                    yield _comment_fault(decision, f"there is no comment {number} in this round")
                elif number in decided:
                    yield _comment_fault(decision, f"comment {number} is decided twice (first in {decided[number]})")
                decided.setdefault(number, decision.at("comments"))


def _comment_fault(decision: Decision, message: str) -> Fault:
    return Fault(
        place=decision.at("comments"),
        message=message,
        hint="name numbers of comments.yml beside this file, each in one decision",
        hint_zh="请写本轮 comments.yml 中的意见编号，每条意见只作一次决定",
    )


@rule("decision-reason")
def no_reason(plan: Plan) -> Iterator[Fault]:
    """A decision has its reason: whoever commented reads why.

    Bad:  `decision: not-adopted` and no `reason`
    Good: `decision: not-adopted`, `reason: { zh: 超出本规划范围。, en: Outside the scope of this plan. }`
    """
    for _, decision in _decisions(plan):
        if decision.reason is None:
            yield Fault(
                place=decision.place,
                message=f"the decision on {_listed(decision.comments)} has no reason",
                hint="add reason: in the language of the plan, and in its translations",
                hint_zh="请补上 reason（理由）",
            )


def _listed(numbers: tuple[int, ...]) -> str:
    return f"comment{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"


@rule("decision-missing")
def undecided(plan: Plan) -> Iterator[Fault]:
    """Once the results are published, every comment has its decision.

    Nothing here knows what day it is: that round.yml has `published` says that the round is over.

    Bad:  `published: "2022-02-10"` in round.yml, and a comment that no decision names
    Good: a decision for every comment of the register
    """
    for each in plan.rounds:
        for comment in each.undecided if each.invitation.published else ():
            yield Fault(
                place=comment.place,
                message=f"comment {comment.number} has no decision, though the results are published",
                hint="add its number to a decision in decisions.yml; or take `published` out of round.yml",
                hint_zh="结果已公布，这条意见却没有决定：请在 decisions.yml 中补上；尚未公布的，请删去 published",
            )


@rule("decision-left", level="warning")
def left_undecided(plan: Plan) -> Iterator[Fault]:
    """Where the office has begun to decide, it decides on every comment before it publishes the results.

    Bad:  three of five comments have a decision
    Good: all five have one
    """
    for each in plan.rounds:
        if each.decisions and each.undecided and not each.invitation.published:
            left = [comment.number for comment in each.undecided]
            yield Fault(
                place=each.undecided[0].place,
                message=f"{_listed(tuple(left))} {'has' if len(left) == 1 else 'have'} no decision yet",
                hint="decide on them before you publish the results",
                hint_zh="以上编号的意见尚未作出决定，公布结果之前请补上",
            )


@rule("decision-change")
def unknown_change(plan: Plan) -> Iterator[Fault]:
    """What a decision changed is a block that is there.

    Bad:  `changes: [m9-9-9]` where there is no such block
    Good: `changes: [m3-1-2]`
    """
    for _, decision in _decisions(plan):
        yield from _unknown(plan, decision.changes, decision.at("changes"))


CONSULTATION_CHECKS: Final = (
    crossing_dates,
    bad_question,
    repeated_number,
    bad_sender,
    unknown_block,
    unknown_question,
    wrong_comment,
    no_reason,
    undecided,
    left_undecided,
    unknown_change,
    personal_data,
    broken_template,
    *ROUND_CHANGE_CHECKS,
)
