"""Load plan/, check it, render docs/: the command that the whole site hangs on.

Exit codes: 0 done, 1 there are findings (nothing was written), 2 wrong usage.
"""

import argparse
import gc
import json
import sys
from pathlib import Path

from plansite.address import public_address
from plansite.checks import CHECKS, check
from plansite.currency import behind
from plansite.data import FOLDER as DATA_FOLDER
from plansite.data import data_files
from plansite.load import READING_RULES, Loaded, load
from plansite.model import Plan
from plansite.render import SHORT_FOLDERS, SOCIAL_FOLDER, Edition, render
from plansite.search import FOLDER, search_files
from plansite.write import trouble, write_tree

ROOT = Path(__file__).resolve().parent.parent
GENERATED = ("zh", "en", "parallel", FOLDER, SOCIAL_FOLDER, *SHORT_FOLDERS, DATA_FOLDER)


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


def _report(loaded: Loaded, typesetting: bool) -> bool:
    """Print every finding and a count; say whether there is an error among them."""
    checked = check(loaded.plan, unread=loaded.unread, typesetting=typesetting) if loaded.plan else ()
    findings = sorted({*loaded.findings, *checked})
    for finding in findings:
        print(finding)
    errors = sum(finding.level == "error" for finding in findings)
    if findings:
        warnings = len(findings) - errors
        print(f"{errors} error(s), {warnings} warning(s)  错误 {errors} 处，提醒 {warnings} 处")
    return errors > 0


def _editions(docs: Path) -> dict[str, Edition]:
    """The PDFs that build_pdf.py left in docs/, if it ran."""
    listing = docs / "pdf" / "editions.json"
    entries = json.loads(listing.read_text("utf-8")) if listing.is_file() else []
    return {entry["name"]: Edition(pages=entry["pages"], size=entry["bytes"]) for entry in entries}


def _pictures(plan: Plan) -> dict[str, bytes]:
    """The pictures that need a public address to be seen at; drawing them takes a second that others do without."""
    from plansite.social import pictures

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
    if _report(loaded, typesetting=arguments.check) or loaded.plan is None:
        return 1
    if not arguments.check:
        base = public_address(ROOT / "mkdocs.yml")
        late = behind(loaded.plan)
        pages = render(loaded.plan, late, base, _editions(arguments.docs))
        files: dict[str, str | bytes] = {**pages, **search_files(loaded.plan)}
        files |= data_files(loaded.plan, late, base)
        files |= _pictures(loaded.plan) if base else {}
        try:
            written = write_tree(arguments.docs, files, GENERATED)
        except OSError as error:
            print(trouble(error), file=sys.stderr)
            return 1
        print(f"docs/: {written.changed} written, {written.same} unchanged, {written.removed} removed")
    return 0


if __name__ == "__main__":
    gc.disable()  # one run and out: what it makes, it needs to the end
    code = main(sys.argv[1:])
    gc.freeze()  # and at the end nothing need be searched for what is dead
    sys.exit(code)
