"""`plansite import`, for as long as somebody still calls this script."""

import sys
from pathlib import Path

from plansite.commands.importing import IMPORT
from plansite.commands.running import run

ROOT = Path(__file__).resolve().parents[1]


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    words = sys.argv[1:] if argv is None else argv
    return run((IMPORT,), ["import", "--root", str(ROOT), *(word.replace("--into", "--plan") for word in words)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
