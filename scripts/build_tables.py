"""Load plan/, check it, render docs/: the command that the whole site hangs on.

Exit codes: 0 done, 1 there are findings (nothing was written), 2 wrong usage.
"""

import argparse
import json
import sys
from pathlib import Path

from plansite.checks import CHECKS, check
from plansite.data import FOLDER as DATA
from plansite.data import data_files
from plansite.data.offer import data_offer
from plansite.ground.findings import Finding
from plansite.ground.write import trouble, write_tree
from plansite.load import READING_RULES, Loaded, load
from plansite.model import Plan
from plansite.pages.downloads import FOLDER as PDF
from plansite.pages.downloads import LISTING, PdfFile, PdfFiles
from plansite.render.everything import FOLDERS, render
from plansite.render.kinds import PAGES
from plansite.render.pictures import pictures
from plansite.search import FOLDER as SEARCH
from plansite.search import search_files
from plansite.site.settings import PLAN_SETTINGS, configuration, public_address

ROOT = Path(__file__).resolve().parent.parent
#: The generated files by their path below docs/.
Files = dict[str, str | bytes]


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only check, what the PDFs need, too; write nothing")
    parser.add_argument("--list", action="store_true", help="print the rules and stop")
    parser.add_argument("--plan", type=Path, default=ROOT / "plan", metavar="FOLDER", help="default: plan/")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", metavar="FOLDER", help="default: docs/")
    return parser.parse_args(argv)


def _print_rules() -> None:
    for rule in (*READING_RULES, *CHECKS):
        print(f"{rule.name}\n    {rule.doc.strip()}\n")


def _flawed(loaded: Loaded, *, typesetting: bool = False) -> bool:
    """Print every finding and a count; say whether there is an error among them."""
    checked = check(loaded.plan, unread=loaded.unread, typesetting=typesetting) if loaded.plan else ()
    findings: list[Finding] = sorted({*loaded.findings, *checked})
    for finding in findings:
        print(finding)
    errors = sum(finding.level == "error" for finding in findings)
    if findings:
        warnings = len(findings) - errors
        print(f"{errors} error(s), {warnings} warning(s)  错误 {errors} 处，提醒 {warnings} 处")
    return errors > 0


def _pdfs(docs: Path) -> PdfFiles:
    """The PDFs that build_pdf.py left in docs/, if it ran."""
    listing = docs / PDF / LISTING
    entries = json.loads(listing.read_text("utf-8")) if listing.is_file() else []
    return {entry["name"]: PdfFile(pages=entry["pages"], size=entry["bytes"]) for entry in entries}


def _files(plan: Plan, base: str, docs: Path) -> Files:
    """All generated files. ``base``: the public address."""
    data = data_files(plan, base)
    pages = render(plan, base, _pdfs(docs), data_offer(plan, data))
    drawn = pictures(plan) if base else {}  # only whole addresses lead to them
    return {**pages, **data, **search_files(plan, PAGES), **drawn, PLAN_SETTINGS: configuration(plan)}


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
    files = _files(loaded.plan, base, arguments.docs)
    try:
        written = write_tree(arguments.docs, files, (*FOLDERS, DATA, SEARCH))
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    print(f"docs/: {written.changed} written, {written.same} unchanged, {written.removed} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
