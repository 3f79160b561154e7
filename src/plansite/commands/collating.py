"""`plansite collate`: read the comments that came in and write the register of their round.

The folder INBOX holds what was sent: Word forms, JSON files, spreadsheets, mails. It is never committed. ``--undo``
takes the last collation back.
"""

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from plansite.commands.command import Command, Failed, WrongUsage, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.consultation.collating import Collated, collate
from plansite.consultation.inbox import LEDGER, SENDERS, UNDO, Item, files_of, read_item
from plansite.consultation.ledger import Ledger
from plansite.consultation.register_text import register_text
from plansite.consultation.senders import Known, read_senders, senders_text
from plansite.consultation.telling import report
from plansite.ground.findings import did_you_mean
from plansite.ground.write import trouble, write_tree
from plansite.model import Plan, Round

#: In a step that can be undone: the register as it was, or a note that there was none.
_REGISTER: Final = "comments.yml"
_AFTER: Final = "after.yml"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("inbox", type=Path, metavar="INBOX", help="the folder with what came in; never committed")
    plan_option(parser)
    parser.add_argument("--round", metavar="NAME", help="the round, such as 2021-12 (default: the latest)")
    parser.add_argument("--undo", action="store_true", help="take the last collation back")
    parser.add_argument("--force", action="store_true", help="with --undo: even if the register was edited since")


def _run(arguments: Namespace) -> None:
    folder, inbox = existing_plan(arguments), arguments.inbox
    _usable(inbox, folder)
    plan = readable_plan(folder)
    each = chosen_round(plan, arguments.round)
    register = folder / "consultation" / each.id / _REGISTER
    try:
        if arguments.undo:
            _undo(inbox, register, force=arguments.force)
        else:
            _collate(plan, each, inbox, register)
    except OSError as error:
        raise Failed(trouble(error)) from error


def _usable(inbox: Path, plan: Path) -> None:
    """The inbox is a folder of its own, outside what is published."""
    if not inbox.is_dir():
        raise WrongUsage(f"{inbox}: there is no such folder  没有这个文件夹")
    if inbox.resolve() == plan.resolve() or plan.resolve() in inbox.resolve().parents:
        raise WrongUsage(f"{inbox} lies in the plan, which is published: move it out  收件文件夹不能放在规划文件夹内")


def chosen_round(plan: Plan, name: str | None) -> Round:
    """The round of that name, or the latest.

    Raises:
        WrongUsage: there is none.
    """
    found = plan.round(name) if name else (plan.rounds[-1] if plan.rounds else None)
    if found is None:
        hint, hint_zh = did_you_mean(name or "", (each.id for each in plan.rounds))
        which = name or "yet: write consultation/2021-12/round.yml, named after the month"
        raise WrongUsage(f"the plan has no round {which}; {hint}  没有这一轮征求意见；{hint_zh}")
    return found


def read_ledger(inbox: Path) -> Ledger:
    """Which files of an inbox were read.

    Raises:
        Failed: the file that says so is damaged.
    """
    path = inbox / LEDGER
    try:
        return Ledger.read(path.read_text("utf-8")) if path.exists() else Ledger()
    except ValueError as error:
        raise Failed(f"{path} is damaged ({error}); run with --undo  文件已损坏，请用 --undo 恢复") from error


def known_senders(inbox: Path) -> tuple[Known, ...]:
    """The senders of an inbox.

    Raises:
        Failed: the table cannot be read.
    """
    path = inbox / SENDERS
    try:
        return read_senders(path.read_text("utf-8-sig")) if path.exists() else ()
    except ValueError as error:
        raise Failed(f"{path} cannot be read ({error}); save it as CSV in UTF-8  请另存为 UTF-8 编码的 CSV") from error


def _items(inbox: Path) -> Iterator[Item]:
    for name, data in files_of(inbox):
        yield from read_item(name, data)


def _collate(plan: Plan, each: Round, inbox: Path, register: Path) -> None:
    ledger = read_ledger(inbox)
    made = collate(plan, each, list(_items(inbox)), known_senders(inbox), ledger)
    if made.ledger.files != ledger.files:
        _keep(inbox, register)
        _write(inbox, register, made)
    print("\n".join(report(made, each.id)))


def _write(inbox: Path, register: Path, made: Collated) -> None:
    text = register_text(made.register)
    write_tree(
        inbox,
        {
            ".gitignore": "*\n",
            SENDERS: senders_text(made.senders),
            LEDGER: made.ledger.text(),
            f"{_steps(inbox)[-1].relative_to(inbox).as_posix()}/{_AFTER}": text,
        },
        (),
    )
    write_tree(register.parent, {register.name: text}, ())


def _steps(inbox: Path) -> list[Path]:
    return sorted(path for path in (inbox / UNDO).glob("[0-9]*") if path.is_dir())


def _keep(inbox: Path, register: Path) -> None:
    """Keep the files as they are now, as one more step that can be undone."""
    steps = _steps(inbox)
    step = inbox / UNDO / f"{int(steps[-1].name) + 1 if steps else 1:04}"
    step.mkdir(parents=True)
    for path in (register, inbox / SENDERS, inbox / LEDGER):
        if path.exists():
            shutil.copyfile(path, step / path.name)


def _undo(inbox: Path, register: Path, *, force: bool) -> None:
    steps = _steps(inbox)
    if not steps:
        raise Failed("there is nothing to undo  没有可以撤销的整理")
    step = steps[-1]
    after = step / _AFTER
    now = register.read_text("utf-8") if register.exists() else ""
    if not force and (not after.exists() or now != after.read_text("utf-8")):
        raise Failed(
            f"{register} was edited since, or belongs to another round; --force loses that\n"
            "意见登记表在整理之后改过，或不是这一轮的：加 --force 会丢失这些修改"
        )
    for path in (register, inbox / SENDERS, inbox / LEDGER):
        kept = step / path.name
        if kept.exists():
            shutil.copyfile(kept, path)
        else:
            path.unlink(missing_ok=True)
    shutil.rmtree(step)
    print("the last collation is undone  已撤销上一次整理")


COMMAND = Command(
    name="collate", summary="read the comments that came in into the register of a round", options=_options, run=_run
)
