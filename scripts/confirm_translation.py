"""Confirm that the English of blocks translates their Chinese as it stands now: writes plan/translation.lock.

Run it through make: `make translated ID=m3-1-2`, `make translated ID="m3-1-2 p2-1-1"`, `make translated ID=all`.
Exit codes: 0 done, 1 plan/ cannot be read, 2 wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.ground.findings import did_you_mean
from plansite.ground.write import trouble, write_tree
from plansite.load import load
from plansite.model.translation import digests, lock_text

ROOT = Path(__file__).resolve().parent.parent
LOCK = "translation.lock"


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("identities", nargs="+", metavar="ID", help="identities of blocks, or: all")
    parser.add_argument("--plan", type=Path, default=ROOT / "plan", metavar="FOLDER", help="default: plan/")
    return parser.parse_args(argv)


def _unknown(wanted: list[str], known: list[str]) -> list[str]:
    lines = []
    for identity in wanted:
        if identity not in known:
            hint, hint_zh = did_you_mean(identity, known)
            lines.append(f"{identity}: there is no such block; {hint}  没有这个标识；{hint_zh}")
    return lines


def main(argv: list[str]) -> int:
    """Run the command."""
    arguments = _arguments(argv)
    if not arguments.plan.is_dir():
        print(f"{arguments.plan}: there is no such folder  没有这个文件夹", file=sys.stderr)
        return 2
    loaded = load(arguments.plan)
    if loaded.plan is None or loaded.unread:
        print(*loaded.findings, sep="\n")
        return 1
    now = {str(identity): digest for identity, digest in digests(loaded.plan).items()}
    wanted = list(now) if arguments.identities == ["all"] else arguments.identities
    if unknown := _unknown(wanted, list(now)):
        print(*unknown, sep="\n", file=sys.stderr)
        return 2
    confirmed = {**loaded.plan.translated, **{identity: now[identity] for identity in wanted}}
    ordered = {identity: confirmed[identity] for identity in now if identity in confirmed}
    try:
        write_tree(arguments.plan, {LOCK: lock_text(ordered)}, ())
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    print(f"confirmed {len(wanted)} of {len(now)} blocks  已确认 {len(wanted)} 处译文")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
