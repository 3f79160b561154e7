"""`plansite answers`: write one reply for each sender of a round, from its decisions and the list of senders.

The replies lie in INBOX/answers/ROUND/, which is never committed; the office sends them. Nothing is sent from here.
"""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from plansite.checks.round_papers import broken_template
from plansite.commands.collating import chosen_round, known_senders
from plansite.commands.command import Command, Failed, WrongUsage, existing_plan, plan_option
from plansite.commands.findings import readable_plan, report
from plansite.consultation.inbox import ANSWERS
from plansite.forms.reply import Reply, replies, text_of, undecided, word_of
from plansite.ground.write import trouble, write_tree
from plansite.languages import Language
from plansite.model import Plan, Round


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("round", metavar="ROUND", help="the round, such as 2021-12")
    parser.add_argument("--inbox", type=Path, metavar="INBOX", help="the folder with senders.csv (default: inbox/)")
    plan_option(parser)
    parser.add_argument("--language", metavar="CODE", help="the language of the replies (default: the original's)")
    parser.add_argument("--word", action="store_true", help="Word files instead of text")
    parser.add_argument("--force", action="store_true", help="even where some comments have no decision yet")


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder)
    each = chosen_round(plan, arguments.round)
    inbox = arguments.inbox or arguments.root / "inbox"
    senders = tuple(known for known in known_senders(inbox) if known.round == each.id)
    if not senders:
        raise Failed(f"{inbox}/senders.csv names no sender of round {each.id}  没有这一轮的提出人名单")
    _refuse_undecided(each, undecided(each, senders), force=arguments.force)
    language = _language(plan, arguments.language)
    if arguments.word and report(broken_template(plan), folder):
        raise Failed("")
    made = list(replies(plan, each, senders, language))
    write = partial(word_of, plan) if arguments.word else _text
    files = {_name(each, reply, word=arguments.word): write(reply, language) for reply in made}
    try:
        write_tree(inbox, {".gitignore": "*\n", **files}, (f"{ANSWERS}/{each.id}",))
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{len(made)} replies in {inbox / ANSWERS / each.id}  已写好 {len(made)} 份答复，请自行寄送")
    for reply in made:
        if not reply.contact:
            print(f"  no contact: {reply.number} {reply.name}  没有联系方式")


def _refuse_undecided(each: Round, numbers: tuple[int, ...], *, force: bool) -> None:
    if numbers and not force:
        listed = ", ".join(map(str, numbers))
        raise Failed(
            f"comments of round {each.id} without a decision: {listed}; decide on them, or add --force\n"
            f"以上编号的意见尚未作出决定：请先补上，或加 --force"
        )


def _language(plan: Plan, code: str | None) -> Language:
    if code is None:
        return plan.original
    found = next((language for language in plan.languages if language.code == code), None)
    if found is None:
        codes = ", ".join(language.code for language in plan.languages)
        raise WrongUsage(f"the plan has no language {code!r}; it has {codes}  规划没有这种语言")
    return found


def _name(each: Round, reply: Reply, *, word: bool) -> str:
    return f"{ANSWERS}/{each.id}/{reply.number:03}.{'docx' if word else 'txt'}"


def _text(reply: Reply, language: Language) -> str:
    """The reply below whom to send it to, which the office takes out before it sends it."""
    return f"→ {reply.contact}\n\n{text_of(reply, language)}"


COMMAND = Command(
    name="answers",
    summary="write a reply for each sender of a round, for the office to send",
    options=_options,
    run=_run,
)
