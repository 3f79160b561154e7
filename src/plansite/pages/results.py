"""What came of a round of consultation, in the words of one language: the same for the page, Word, PDF and CSV.

All of it is plain text; whoever shows it sets it as its own form asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plansite.edition.comparison import LineChange
from plansite.edition.rounds import changes_since
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import COMMENT_KINDS, DECISION_KINDS
from plansite.languages import Language
from plansite.model import Comment, Decision, Plan, Question, Round, Sender
from plansite.model.rounds import by_chapter
from plansite.pages.naming import title_of

#: A name with a number or with words.
Fact = tuple[str, str]
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """A block that a decision changed; ``lines`` are those that read otherwise now, where editions tell."""

    block: Identity
    name: str
    lines: tuple[LineChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A comment with its decision. ``block`` is None where it is on none; ``place`` then says what the sender wrote."""

    comment: Comment
    sender: str
    block: Identity | None
    place: str
    kind: str
    count: int
    decision: Decision | None
    decided: str
    reason: str
    unit: str
    altered: tuple[Altered, ...]
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The comments on one chapter, or on none."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """A round as it is told. ``said`` are sentences on the round, ``facts`` names with what there is to each.

    Without comments that are told there are no groups, and ``said`` tells why.
    """

    title: str
    said: tuple[str, ...]
    facts: tuple[Fact, ...]
    questions: tuple[tuple[str, Question], ...]
    by_kind: Counts
    by_chapter: Counts
    by_decision: Counts
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All comments, in the order of the plan."""
        return tuple(row for group in self.groups for row in group.rows)


def results(plan: Plan, each: Round, language: Language) -> Results:
    """What there is to tell of a round."""
    words = language.words
    groups = tuple(_groups(plan, each, language)) if each.is_told else ()
    shown = bool(groups)
    kinds = ((words[f"mine_kind_{kind}"], len(each.of_kind(kind))) for kind in COMMENT_KINDS)
    decisions = ((_decision_name(kind, language), len(each.decided(kind))) for kind in DECISION_KINDS)
    return Results(
        title=title(each, language),
        said=tuple(_said(each, language)),
        facts=tuple(_facts(each, language)),
        questions=tuple(_questions(each, language)),
        by_kind=_some(kinds) if shown else (),
        by_chapter=tuple((group.title, len(group.rows)) for group in groups),
        by_decision=_some(decisions) if shown else (),
        groups=groups,
    )


def title(each: Round, language: Language) -> str:
    """What a round is called: by the day on which it opened."""
    return language.words["results_title"].format(opened=_day(each.opened, language))


def results_name(each: Round, language: Language, ending: str) -> str:
    """The file with the results of a round: ``results-2021-12.zh.docx``."""
    return f"results-{each.id}.{language}.{ending}"


def _day(day: str, language: Language) -> str:
    return language.display.day(date.fromisoformat(day))


def _some(counts: Iterator[tuple[str, int]]) -> Counts:
    return tuple((name, count) for name, count in counts if count)


def _decision_name(kind: str, language: Language) -> str:
    return language.words[f"decision_{kind.replace('-', '_')}"]


def _said(each: Round, language: Language) -> Iterator[str]:
    """How long it was asked and, if that is short, why; what came in."""
    words, said = language.words, each.invitation
    form = words["results_when"]
    yield form.format(opened=_day(each.opened, language), closed=_day(each.closed, language), days=each.days)
    if each.is_short:
        why = said.why_short[language] if said.why_short else ""
        yield words["results_short"].format(why=why) if why else words["results_short_unexplained"]
    papers = said.attachments
    if papers and papers.form and not papers.form.received:
        yield words["results_form_missing"].format(name=papers.form.name[language])
    if each.is_told:
        yield (
            words["results_none"]
            if not each.comments
            else words["results_published"].format(day=_day(said.published or "", language))
        )
    elif papers and papers.results and not papers.results.received:
        yield words["results_missing"].format(name=papers.results.name[language])
    else:
        yield words["results_waiting"]


def _facts(each: Round, language: Language) -> Iterator[Fact]:
    """Senders and comments, counted apart; who was asked and what they answered."""
    words = language.words
    if each.is_told and each.comments:
        yield words["results_people"], str(each.people)
        yield words["results_comments"], str(len(each.comments))
    if each.is_told and each.silent:
        yield words["results_silent"], str(sum(sender.people for sender in each.silent))
    for answer in ("comments", "no-comment", "no-answer"):
        names = [body.name[language] for body in each.invitation.consulted if body.answer == answer]
        if names:
            yield words[f"results_body_{answer.replace('-', '_')}"], language.display.listing(names)


def _questions(each: Round, language: Language) -> Iterator[tuple[str, Question]]:
    for number, question in enumerate(each.invitation.asked, 1):
        yield language.words["question"].format(number=number), question


def rows_of(plan: Plan, each: Round, language: Language) -> tuple[Row, ...]:
    """Every comment with its decision, in the order of the register; the office has them before they are published."""
    return tuple(_row(plan, each, comment, language) for comment in each.comments)


def _groups(plan: Plan, each: Round, language: Language) -> Iterator[Group]:
    for chapter, comments in by_chapter(plan, each):
        name = title_of(plan, chapter.id, language) if chapter else language.words["results_elsewhere"]
        yield Group(title=name, rows=tuple(_row(plan, each, comment, language) for comment in comments))


def _row(plan: Plan, each: Round, comment: Comment, language: Language) -> Row:
    decision, words = each.decision(comment), language.words
    return Row(
        comment=comment,
        sender=language.writing.list_comma.join(_senders(each.senders_of(comment), language)),
        block=comment.block,
        place=_place(plan, comment, language),
        kind=words[f"mine_kind_{comment.kind}"],
        count=each.count(comment),
        decision=decision,
        decided=_decision_name(decision.decision, language) if decision else words["decision_none"],
        reason=decision.reason[language] if decision and decision.reason else "",
        unit=decision.unit[language] if decision and decision.unit else "",
        altered=tuple(_altered(plan, each, decision, language)) if decision else (),
        question=_question(each, comment, language),
    )


def _question(each: Round, comment: Comment, language: Language) -> str:
    asked = [question.id for question in each.invitation.asked]
    if comment.question not in asked:
        return ""
    return language.words["question"].format(number=asked.index(comment.question) + 1)


def _senders(senders: tuple[Sender, ...], language: Language) -> Iterator[str]:
    """Those who sent a comment, each name once; several without a name are told by their number."""
    names = [sender.name or language.words[f"sender_{sender.kind}"] for sender in senders]
    for name in dict.fromkeys(names):
        count = names.count(name)
        yield name if count == 1 else language.words["sender_several"].format(name=name, count=count)


def _place(plan: Plan, comment: Comment, language: Language) -> str:
    if comment.block is not None:
        return title_of(plan, comment.block, language)
    return comment.where or language.words["results_no_place"]


def _altered(plan: Plan, each: Round, decision: Decision, language: Language) -> Iterator[Altered]:
    changes = changes_since(plan, each, language) or {}
    for block in decision.changes:
        change = changes.get(block)
        lines = tuple(line for line in change.lines if line.old != line.new) if change else ()
        yield Altered(block=block, name=title_of(plan, block, language), lines=lines)
