"""`plansite pdf`, for as long as somebody still calls this script."""

import sys
from pathlib import Path

from plansite.commands.pdf import PDF
from plansite.commands.running import run

ROOT = Path(__file__).resolve().parents[1]


def main(argv: list[str] | None = None) -> int:
    """Run the command."""
    return run((PDF,), ["pdf", "--root", str(ROOT), *(sys.argv[1:] if argv is None else argv)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
