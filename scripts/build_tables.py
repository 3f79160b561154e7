"""Load plan/, check it, render docs/: the command that the whole site hangs on; the same as `plansite tables`.

With --check it is `plansite check`, with --list `plansite check --list`.
Exit codes: 0 done, 1 there are findings (nothing was written), 2 wrong usage.
"""

import sys
from pathlib import Path

from plansite.commands.main import main as plansite

ROOT = Path(__file__).resolve().parents[1]


def main(argv: list[str]) -> int:
    """Run the command."""
    name = "check" if {"--check", "--list"} & set(argv) else "tables"
    return plansite([name, "--root", str(ROOT), *(word for word in argv if word != "--check")])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
