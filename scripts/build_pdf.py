"""Load plan/, check it, typeset the PDFs: docs/pdf/*.pdf and their listing, docs/pdf/editions.json.

Where mkdocs.yml gives a public address (SITE_URL), covers, identities and QR codes lead back to the web.
Exit codes: 0 done, 1 there are findings or the typesetter failed (the last good PDFs stay), 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.checks import check
from plansite.ground.write import trouble
from plansite.load import Loaded, load
from plansite.pdf import TypesettingError, typeset
from plansite.pdf.files import write_pdfs
from plansite.site.settings import public_address

ROOT = Path(__file__).resolve().parent.parent


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", type=Path, default=ROOT / "plan", metavar="FOLDER", help="default: plan/")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "pdf", metavar="FOLDER", help="default: docs/pdf/")
    return parser.parse_args(argv)


def _report(loaded: Loaded) -> bool:
    """Print every error; say whether there is one."""
    checked = check(loaded.plan, unread=loaded.unread, typesetting=True) if loaded.plan else ()
    errors = sorted({finding for finding in (*loaded.findings, *checked) if finding.level == "error"})
    for finding in errors:
        print(finding)
    if errors:
        print(f"{len(errors)} error(s)  错误 {len(errors)} 处")
    return bool(errors)


def main(argv: list[str]) -> int:
    """Run the command."""
    arguments = _arguments(argv)
    if not arguments.plan.is_dir():
        print(f"{arguments.plan}: there is no such folder  没有这个文件夹", file=sys.stderr)
        return 2
    loaded = load(arguments.plan)
    if _report(loaded) or loaded.plan is None:
        return 1
    try:
        pdfs = typeset(loaded.plan, public_address(ROOT / "mkdocs.yml"))
    except TypesettingError as error:
        print(f"{error}\nthe last good PDFs stay as they were  排版失败，原有 PDF 保持不变", file=sys.stderr)
        return 1
    try:
        kept = write_pdfs(arguments.into, pdfs)
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    print(f"{arguments.into.name}/: {kept.changed} written, {kept.same} unchanged, {kept.removed} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
