"""Load plan/, check it, render docs/: the command that the whole site hangs on.

Exit codes: 0 done, 1 there are findings (nothing was written), 2 wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from plansite.ground.findings import Finding
from plansite.ground.write import trouble, write_tree
from plansite.load import READING_RULES, Loaded, load
from plansite.model import Plan
from plansite.site.settings import PLAN_SETTINGS, configuration, public_address

# What renders and what checks is imported where it is used: at the same time, when two processes share the work.

ROOT = Path(__file__).resolve().parent.parent
#: The generated files by their path below docs/.
Files = dict[str, str | bytes]
#: How rendering is started, and gives what waits for its end.
Start = Callable[[Callable[[], Files]], AbstractContextManager[Callable[[], Files]]]


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only check, what the PDFs need, too; write nothing")
    parser.add_argument("--list", action="store_true", help="print the rules and stop")
    parser.add_argument("--plan", type=Path, default=ROOT / "plan", metavar="FOLDER", help="default: plan/")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", metavar="FOLDER", help="default: docs/")
    return parser.parse_args(argv)


def _print_rules() -> None:
    from plansite.checks import CHECKS

    for rule in (*READING_RULES, *CHECKS):
        print(f"{rule.name}\n    {rule.doc.strip()}\n")


def _flawed(loaded: Loaded, *, typesetting: bool = False) -> bool:
    """Print every finding and a count; say whether there is an error among them."""
    from plansite.checks import check

    checked = check(loaded.plan, unread=loaded.unread, typesetting=typesetting) if loaded.plan else ()
    findings: list[Finding] = sorted({*loaded.findings, *checked})
    for finding in findings:
        print(finding)
    errors = sum(finding.level == "error" for finding in findings)
    if findings:
        warnings = len(findings) - errors
        print(f"{errors} error(s), {warnings} warning(s)  错误 {errors} 处，提醒 {warnings} 处")
    return errors > 0


def _pages(plan: Plan, base: str, docs: Path) -> Files:
    """The pages, with links to the PDFs that build_pdf.py left in docs/, if it ran.

    ``base``: the public address.
    """
    from plansite.pages.downloads import FOLDER, LISTING, PdfFile
    from plansite.render.everything import render

    listing = docs / FOLDER / LISTING
    entries = json.loads(listing.read_text("utf-8")) if listing.is_file() else []
    pdfs = {entry["name"]: PdfFile(pages=entry["pages"], size=entry["bytes"]) for entry in entries}
    return {**render(plan, base, pdfs)}


def _data(plan: Plan, base: str) -> tuple[Files, tuple[str, ...]]:
    """What goes with the pages: the index of the search, the data, pictures; and the folders of docs/ that hold nothing
    but what is generated.
    """
    from plansite.data import FOLDER as DATA
    from plansite.data import data_files
    from plansite.pages.addresses import SOCIAL_FOLDER
    from plansite.render.short import SHORT_FOLDERS
    from plansite.search import FOLDER as SEARCH
    from plansite.search import search_files

    files: Files = {**search_files(plan), **data_files(plan, base), **(_pictures(plan) if base else {})}
    return files, ("zh", "en", "parallel", SEARCH, SOCIAL_FOLDER, *SHORT_FOLDERS, DATA)


def _pictures(plan: Plan) -> dict[str, bytes]:
    """The pictures that need a public address to be seen at; drawing them takes a second that others do without."""
    from plansite.render.pictures import pictures

    return pictures(plan)


def main(argv: list[str]) -> int:
    """Run the command."""
    arguments = _arguments(argv)
    if arguments.list:
        _print_rules()
        return 0
    if not arguments.plan.is_dir():
        print(f"{arguments.plan}: there is no such folder  没有这个文件夹", file=sys.stderr)
        return 2
    loaded = load(arguments.plan)
    if arguments.check or loaded.plan is None:
        return int(_flawed(loaded, typesetting=arguments.check) or loaded.plan is None)
    base = public_address(ROOT / "mkdocs.yml")
    if _flawed(loaded):
        return 1
    data, owned = _data(loaded.plan, base)
    settings = {PLAN_SETTINGS: configuration(loaded.plan)}
    files = {**_pages(loaded.plan, base, arguments.docs), **data, **settings}
    try:
        written = write_tree(arguments.docs, files, owned)
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    print(f"docs/: {written.changed} written, {written.same} unchanged, {written.removed} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
