"""`plansite word`: the text of the plan as a Word file, and a Word file taken back into plan/.

`plansite word out [CHAPTER] [FILE]` writes it. `plansite word in FILE` shows per block what changed (±), what is new
(+), moved (⇅), dropped (−) or could not be placed (?); with `--yes` it writes the chapters and special columns. What
that asks for (corrections with their reasons, successors, figures, translations to confirm) `plansite fix` proposes.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from plansite.commands.command import Command, Failed, WrongUsage, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.ground.write import trouble, write_tree
from plansite.model import Plan
from plansite.office.telling import seen_from
from plansite.office.undo import write_kept
from plansite.office.word.difference import summary
from plansite.office.word.reading import NoWordFile
from plansite.office.word.rows import NOTICE, parts
from plansite.office.word.taking import taken
from plansite.office.word.writing import word_file

NAME: Final = "plan.docx"


def _options(parser: ArgumentParser) -> None:
    ways = parser.add_subparsers(dest="way", required=True, metavar="out|in")
    out = ways.add_parser("out", help="write the Word file")
    out.add_argument("chapter", type=int, nargs="?", metavar="CHAPTER", help="one chapter (default: all)")
    out.add_argument("--to", type=Path, default=Path(NAME), metavar="FILE", help=f"(default: {NAME})")
    back = ways.add_parser("in", help="take a Word file back")
    back.add_argument("file", type=Path, metavar="FILE", help="the Word file, .docx")
    back.add_argument("--yes", action="store_true", help="write what it says; without this it is only shown")
    back.add_argument("--without-tracked", action="store_true", help="leave out what was changed with tracking on")
    for each in (out, back):
        plan_option(each)


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder, translations=False)  # a chapter that lacks one gets it in Word
    (_out if arguments.way == "out" else _in)(folder, plan, arguments)


def _out(folder: Path, plan: Plan, arguments: Namespace) -> None:
    there = parts(plan)
    if arguments.chapter is not None and arguments.chapter not in there:
        listed = ", ".join(str(number) for number in there if number != NOTICE)
        raise WrongUsage(f"there is no chapter {arguments.chapter}  没有这一章；{listed}")
    wanted = there if arguments.chapter is None else (arguments.chapter,)
    file = arguments.to.absolute()
    try:
        write_tree(file.parent, {file.name: word_file(plan, wanted)}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"wrote {arguments.to}  已写出 {arguments.to}")


def _in(folder: Path, plan: Plan, arguments: Namespace) -> None:
    try:
        found = taken(arguments.file.read_bytes(), plan, folder, accept=not arguments.without_tracked)
    except NoWordFile as error:
        raise Failed(f"{arguments.file}: {error}") from error
    except OSError as error:
        raise Failed(f"{arguments.file}: {error.strerror or error}  无法读取文件") from error
    for difference in found.differences:
        print(summary(difference))
    if not found.files:
        here = seen_from(folder, Path.cwd())
        print(f"nothing is other than in {here}/  与 {here}/ 相同，没有要写的")
    elif not arguments.yes:
        print("nothing was written yet; --yes writes it  尚未写入；加 --yes 写入")
    else:
        try:
            written = write_kept(folder, found.files, arguments.file.name)
        except OSError as error:
            raise Failed(trouble(error)) from error
        files = ", ".join(written)
        print(f"wrote {files}; then run plansite fix; plansite undo takes it back")
        print(f"已写入 {files}；接着运行 plansite fix；plansite undo 可撤销")


COMMAND = Command(name="word", summary="write the text as a Word file, or take one back", options=_options, run=_run)
