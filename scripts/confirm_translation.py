"""`plansite translated`, for as long as somebody still calls this script."""

import sys
from pathlib import Path

from plansite.commands.running import run
from plansite.commands.translated import TRANSLATED

ROOT = Path(__file__).resolve().parents[1]


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    return run((TRANSLATED,), ["translated", "--root", str(ROOT), *(sys.argv[1:] if argv is None else argv)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
