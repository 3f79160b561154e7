"""`plansite sheets`: the data of the plan as one spreadsheet, and a spreadsheet taken back into plan/.

`plansite sheets out` writes it. `plansite sheets in FILE.xlsx` shows what it would change and what would be found then,
each with sheet and cell; with `--yes` it writes. `plansite undo` takes the last change back.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from plansite.commands.command import Command, Failed, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.ground.write import trouble, write_tree
from plansite.office.sheets.merging import summary
from plansite.office.sheets.reading import NoWorkbook
from plansite.office.sheets.rows import Files
from plansite.office.sheets.taking import Taken, taken
from plansite.office.sheets.workbook import workbook
from plansite.office.telling import seen_from, told
from plansite.office.undo import write_kept

NAME: Final = "plan.xlsx"


def _options(parser: ArgumentParser) -> None:
    ways = parser.add_subparsers(dest="way", required=True, metavar="out|in")
    out = ways.add_parser("out", help="write the spreadsheet")
    out.add_argument("file", type=Path, nargs="?", default=Path(NAME), metavar="FILE", help=f"(default: {NAME})")
    back = ways.add_parser("in", help="take a spreadsheet back")
    back.add_argument("file", type=Path, metavar="FILE", help="the spreadsheet, .xlsx")
    back.add_argument("--yes", action="store_true", help="write what it says; without this it is only shown")
    for each in (out, back):
        plan_option(each)


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    (_out if arguments.way == "out" else _in)(folder, arguments)


def _out(folder: Path, arguments: Namespace) -> None:
    plan, file = readable_plan(folder), arguments.file.absolute()
    try:
        write_tree(file.parent, {file.name: workbook(plan, Files(folder))}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"wrote {arguments.file}  已写出 {arguments.file}")


def _in(folder: Path, arguments: Namespace) -> None:
    plan = readable_plan(folder)
    try:
        found = taken(arguments.file.read_bytes(), plan, folder)
    except NoWorkbook as error:
        raise Failed(f"{arguments.file}: {error}") from error
    except OSError as error:
        raise Failed(f"{arguments.file}: {error.strerror or error}  无法读取文件") from error
    show(found, folder)
    if not found.files:
        here = seen_from(folder, Path.cwd())
        print(f"nothing is other than in {here}/  与 {here}/ 相同，没有要写的")
    elif found.unreadable:
        raise Failed("nothing was written: mend these cells first  未写入：请先改正上列单元格")
    elif not arguments.yes:
        print("nothing was written yet; --yes writes it  尚未写入；加 --yes 写入")
    else:
        _write(folder, found, arguments.file.name)


def show(found: Taken, folder: Path) -> None:
    """Print what a spreadsheet changes, what of it was left out, and what would be found then."""
    for difference in found.differences:
        print(summary(difference))
    for each in found.troubles:
        print(f"{each.sheet} {each.address}: warning: {each.message}  {each.message_zh}")
    for address, finding in found.findings:
        said = told(finding, folder)
        print(f"{address}: {said}" if address else said)


def _write(folder: Path, found: Taken, name: str) -> None:
    try:
        written = write_kept(folder, found.files, name)
    except OSError as error:
        raise Failed(trouble(error)) from error
    files = ", ".join(written)
    print(f"wrote {files}; plansite undo takes it back  已写入 {files}；plansite undo 可撤销")


COMMAND = Command(
    name="sheets", summary="write the data as a spreadsheet, or take one back", options=_options, run=_run
)
