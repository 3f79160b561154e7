"""Record what is published from now on: every identity of the plan goes into plan/identities.lock.

Run it through make: `make release`. From then on a check fails when one of them is gone without a successor in
plan/moved.yml. Running it again changes nothing.
Exit codes: 0 done, 1 there are findings (nothing was written), 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.checks import check
from plansite.ground.write import trouble, write_tree
from plansite.load import load
from plansite.model.history import lock_text, record

ROOT = Path(__file__).resolve().parent.parent
LOCK = "identities.lock"


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", type=Path, default=ROOT / "plan", metavar="FOLDER", help="default: plan/")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Run the command."""
    arguments = _arguments(argv)
    if not arguments.plan.is_dir():
        print(f"{arguments.plan}: there is no such folder  没有这个文件夹", file=sys.stderr)
        return 2
    loaded = load(arguments.plan)
    checked = check(loaded.plan, unread=loaded.unread) if loaded.plan else ()
    errors = [finding for finding in sorted({*loaded.findings, *checked}) if finding.level == "error"]
    if errors or loaded.plan is None:
        print(*errors, f"{len(errors)} error(s): nothing is recorded  有错误，未作记录", sep="\n")
        return 1
    recorded = record(loaded.plan)
    try:
        write_tree(arguments.plan, {LOCK: lock_text(recorded)}, ())
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    new = sum(identity not in loaded.plan.published for identity in recorded)
    print(f"{LOCK}: {len(recorded)} identities, {new} of them new  共 {len(recorded)} 个标识，新增 {new} 个")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
