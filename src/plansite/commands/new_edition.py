"""`plansite new-edition`: begin the next edition of the plan, from the one that stands in plan/.

That one must be kept (`plansite release --edition NAME --date YYYY-MM-DD`). The new one is entered in plan.yml; its
text is then edited in plan/, or taken from a received document (`plansite import FINAL.docx --onto plan/`).
"""

import json
from argparse import ArgumentParser, Namespace

from plansite.commands.command import Command, Failed, WrongUsage, day, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.edition.taking.yaml_edits import with_entry
from plansite.ground.vocabulary import EDITION_STATUSES
from plansite.ground.write import trouble
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.editions import file_of
from plansite.office.undo import write_kept

_FILE = "plan.yml"


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder)
    _refuse(plan, arguments.date)
    text = (folder / _FILE).read_text("utf-8")
    try:
        write_kept(folder, {_FILE: with_entry(text, "editions", _entry(plan.original, arguments))}, "new-edition")
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{_FILE}: {arguments.name} ({arguments.date})  已登记新的版次；请把上一版的 status 改为现在的状态")
    print("now give the edition before it the status that it has from now on (replaced, amended …)")


def _refuse(plan: Plan, date: str) -> None:
    """Raises Failed where the edition before is not kept, or is of this day or later."""
    last = plan.meta.edition
    if last is None:
        raise Failed("plan.yml tells of no edition yet: enter the present one first  请先在 plan.yml 登记现有版次")
    if last.published not in {kept.date for kept in plan.kept if kept.is_whole}:
        raise Failed(
            f"the edition of {last.published} is not kept ({file_of(last.published)}): release it first\n"
            f"{last.published} 的版次尚未存档：请先运行 plansite release --edition … --date {last.published}"
        )
    if date <= last.published:
        raise WrongUsage(f"{date} is not later than {last.published}, the day of the last edition  日期须晚于上一版")


def _entry(original: Language, arguments: Namespace) -> str:
    name = json.dumps(arguments.name, ensure_ascii=False)
    return f'published: "{arguments.date}"\nname: {{ {original}: {name} }}\nstatus: {arguments.status}\n'


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--name", required=True, help="what the edition is called, in the language of the original")
    parser.add_argument(
        "--date", required=True, type=day, metavar="YYYY-MM-DD", help="the day on which it is published"
    )
    parser.add_argument("--status", choices=EDITION_STATUSES, default="adopted", help="what it is (default: adopted)")


COMMAND = Command(name="new-edition", summary="begin the next edition of the plan", options=_options, run=_run)
