"""`plansite fix`: apply what `plansite check` proposes, as far as whoever edits the plan says yes.

What nobody need think about goes at once with `--all`; without it the rest follows, one by one, with yes or no. What
needs a judgement is asked in plain words. Each change is told with its file, and `plansite undo` takes it back.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from plansite.commands.command import Command, Failed, existing_plan, plan_option
from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.ground.write import trouble
from plansite.office.edits import Misplaced, answered, edited
from plansite.office.proposing import proposed
from plansite.office.telling import shown
from plansite.office.trial import examined
from plansite.office.undo import write_kept

#: Each round mends what the last one has uncovered.
_ROUNDS = 6
_YES = {"y", "yes", "是", "好", "对"}


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--all", action="store_true", help="apply what nobody need think about, and ask nothing")


@dataclass(slots=True)
class _Fixing:
    """One run: the plan, what is found in it now, what was said no to, and how many proposals were applied."""

    folder: Path
    findings: tuple[Finding, ...] = ()
    refused: set[tuple[str, str, str]] = field(default_factory=set)
    applied: int = 0

    def look(self) -> None:
        """Read and check the plan anew."""
        plan, found = examined(self.folder)
        self.findings = proposed(plan, self.folder, found)

    def open(self) -> tuple[Finding, ...]:
        """The findings with proposals that nobody has said no to."""
        return tuple(each for each in self.findings if each.proposal and _name(each) not in self.refused)

    def write(self, edits: Iterable[Edit], title: str) -> None:
        """Make edits, and tell which files they changed."""
        try:
            written = write_kept(self.folder, edited(self.folder, edits), title)
        except OSError as error:
            raise Failed(trouble(error)) from error
        except Misplaced as error:
            raise Failed(f"{error} was changed meanwhile: run this again  文件已变，请重新运行") from error
        print(f"  changed: {', '.join(written)}  已改：{'、'.join(written)}")
        self.look()


def _name(found: Finding) -> tuple[str, str, str]:
    return found.place.path, found.rule, found.message


def _run(arguments: Namespace) -> None:
    fixing = _Fixing(folder=existing_plan(arguments))
    fixing.look()
    _mechanical(fixing, ask=not arguments.all)
    if not arguments.all:
        _one_by_one(fixing)
    left = len(fixing.findings)
    print(
        f"applied {fixing.applied}, {left} finding(s) left: plansite check lists them  "
        f"已改 {fixing.applied} 处，还有 {left} 条提示：plansite check"
    )


def _mechanical(fixing: _Fixing, *, ask: bool) -> None:
    """All that nobody need think about."""
    for _ in range(_ROUNDS):
        found = [each for each in fixing.open() if each.proposal and each.proposal.mechanical]
        if not found:
            return
        for each in found:
            print("\n".join(shown(each, fixing.folder)))
        if ask and not _says_yes(f"apply these {len(found)}?", f"这 {len(found)} 处都改吗？"):
            fixing.refused.update(map(_name, found))
            return
        fixing.write([edit for each in found if each.proposal for edit in each.proposal.edits], f"fix: {len(found)}")
        fixing.applied += len(found)


def _one_by_one(fixing: _Fixing) -> None:
    while True:
        each = next(iter(fixing.open()), None)
        if each is None or each.proposal is None:
            return
        print("\n".join(shown(each, fixing.folder)))
        proposal = _chosen(each.proposal)
        answers = _answers(proposal.questions) if proposal else None
        if proposal is None or answers is None:
            fixing.refused.add(_name(each))
            continue
        fixing.write(answered(proposal, answers), f"fix: {each.rule}")
        fixing.refused.add(_name(each))  # what was applied is not offered again, should the finding stay
        fixing.applied += 1


def _chosen(proposal: Proposal) -> Proposal | None:
    """The proposal, if somebody says yes to it; of several ways the one chosen."""
    if not proposal.options:
        return proposal if _says_yes("apply this?", "这样改吗？") else None
    said = _said("which? (a number; nothing: leave it)  选哪一项？（填数字；直接回车则不改）")
    if said.isdigit() and 0 < int(said) <= len(proposal.options):
        return proposal.options[int(said) - 1][2]
    return None


def _answers(questions: tuple[Question, ...]) -> dict[str, str] | None:
    """What was said to each question; None where one was left without an answer."""
    answers: dict[str, str] = {}
    for question in questions:
        for word, meaning, meaning_zh in question.choices:
            print(f"    {word}: {meaning}  {meaning_zh}")
        said = _said(f"{question.words}  {question.words_zh}")
        if not said or (question.choices and said not in {word for word, _, _ in question.choices}):
            print("  left as it is  未改")
            return None
        answers[question.key] = said
    return answers


def _says_yes(words: str, words_zh: str) -> bool:
    return _said(f"{words} (y/n)  {words_zh}（y 是 / n 否）").lower() in _YES


def _said(words: str) -> str:
    try:
        return input(f"{words} ").strip()
    except EOFError:
        return ""


COMMAND = Command(name="fix", summary="apply what check proposes", options=_options, run=_run)
