"""`plansite new-edition`: begin the next edition of the plan, from the one that stands in plan/.

That one must be kept (`plansite release --edition NAME --date YYYY-MM-DD`). The new one is entered in plan.yml, and the
one before it gets the status that it has from then on; the text is then edited in plan/, or taken from a received
document (`plansite import FINAL.docx --onto plan/`).
"""

from argparse import ArgumentParser, Namespace

from plansite.commands.command import Command, Failed, WrongUsage, day, existing_plan, plan_option
from plansite.commands.edition_options import adoption_options, by_language, entry, status_option
from plansite.commands.findings import readable_plan
from plansite.edition.taking.yaml_edits import with_entry, with_status
from plansite.ground.vocabulary import EDITION_STATUSES
from plansite.ground.write import trouble
from plansite.model import Edition, Plan
from plansite.model.editions import file_of
from plansite.office.undo import write_kept

_FILE = "plan.yml"


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder)
    last = _last(plan, arguments.date)
    names = by_language(plan, arguments.name)
    arguments.titles = by_language(plan, arguments.by) if arguments.by else {}
    before = arguments.before or (last.status if arguments.status == "draft" else "replaced")
    text = with_entry((folder / _FILE).read_text("utf-8"), "editions", entry(names, arguments))
    try:
        write_kept(folder, {_FILE: with_status(text, last.published, before)}, "new-edition")
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{_FILE}: {names[plan.original.code]} ({arguments.date}), {arguments.status}  已登记新的版次")
    print(f"{last.name[plan.original]} ({last.published}): {before}  上一版现在的状态已写好")


def _last(plan: Plan, date: str) -> Edition:
    """The edition before.

    Raises:
        Failed: there is none, or it is not kept.
        WrongUsage: it is of this day or later.
    """
    last = plan.meta.edition
    if last is None:
        raise Failed(
            "plan.yml tells of no edition yet: plansite release --edition NAME --date YYYY-MM-DD enters the present "
            "one and keeps it; then begin the next\n"
            "plan.yml 还没有版次：请先运行 plansite release --edition 名称 --date 日期，登记并存档现有文本"
        )
    if last.published not in {kept.date for kept in plan.kept if kept.is_whole}:
        raise Failed(
            f"the edition of {last.published} is not kept ({file_of(last.published)}): release it first\n"
            f"{last.published} 的版次尚未存档：请先运行 plansite release --edition … --date {last.published}"
        )
    if date <= last.published:
        raise WrongUsage(f"{date} is not later than {last.published}, the day of the last edition  日期须晚于上一版")
    return last


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument(
        "--name", required=True, action="append", help="what it is called; again as en=NAME for each translation"
    )
    parser.add_argument(
        "--date", required=True, type=day, metavar="YYYY-MM-DD", help="the day on which it is published"
    )
    status_option(parser, "adopted")
    parser.add_argument(
        "--before", choices=EDITION_STATUSES, help="what the edition before it is from now on (default: replaced)"
    )
    adoption_options(parser)


COMMAND = Command(name="new-edition", summary="begin the next edition of the plan", options=_options, run=_run)
