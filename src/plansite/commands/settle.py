"""`plansite settle`: carry out what was decided about the proposals of an import.

Blocks get their identities back, what is gone leads on in plan/moved.yml, and plan/proposals.yml is removed. While a
proposal is open, or cannot be decided as it stands, nothing is written.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.checks.proposals import PROPOSAL_CHECKS
from plansite.commands.command import Command, Failed, WrongUsage, day, existing_plan, plan_option
from plansite.commands.findings import readable_plan, report
from plansite.edition.taking.settling import settled_files
from plansite.ground.write import trouble
from plansite.importer.folder import write_folder
from plansite.model import Plan
from plansite.model.proposals import NAME
from plansite.office.undo import kept_record


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder, translations=False)
    if not plan.proposals:
        raise WrongUsage(f"{NAME} holds nothing to settle  没有待定的事项")
    if findings := [finding for rule in PROPOSAL_CHECKS for finding in rule(plan)]:
        report(findings, folder)
        raise Failed("nothing was written: decide every proposal first  尚有未定事项，未写入任何内容")
    settled = settled_files(plan, text_files(folder), _date(plan, arguments))
    files, gone = settled.files, (NAME, *settled.gone)
    record = kept_record(folder, {**files, **dict.fromkeys(gone)}, "settle")
    try:
        write_folder(folder, {name: text.encode() for name, text in {**files, **record}.items()}, gone=gone)
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{len(plan.proposals)} proposals settled  已落实 {len(plan.proposals)} 项：{', '.join(sorted(files))}")
    if settled.out:
        print(
            f"{settled.out} links, notes and figures went with the blocks that are gone  "
            f"所属内容已删的注、链接和数字条目 {settled.out} 条一并删去"
        )


def _date(plan: Plan, arguments: Namespace) -> str:
    """The day that entries of moved.yml bear: that of the edition in plan/."""
    date: str | None = arguments.date or (plan.meta.edition.published if plan.meta.edition else None)
    if date is None:
        raise WrongUsage("plan.yml tells of no edition: name the day with --date  请用 --date 写明日期")
    return date


def text_files(folder: Path) -> dict[str, str]:
    """The texts and lists of a plan by their paths."""
    paths = sorted(path for end in ("md", "yml") for path in folder.rglob(f"*.{end}"))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument(
        "--date", type=day, metavar="YYYY-MM-DD", help="since when (default: the day of the edition in plan.yml)"
    )


COMMAND = Command(name="settle", summary="carry out what was decided about an import", options=_options, run=_run)
