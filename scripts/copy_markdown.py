"""Put the Markdown to take away into the built site: `copy_markdown.py [--site FOLDER]`.

Exit code 0: done. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plansite.site.takeaway import FOLDER, copy_markdown

ROOT = Path(__file__).resolve().parents[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; see the module."""
    options = _parser().parse_args(argv)
    if not (options.site / FOLDER).is_dir():
        print(f"markdown: {options.site} holds no site with {FOLDER}/; run make site", file=sys.stderr)
        return 2
    copy_markdown(ROOT / "docs", options.site)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Put the Markdown to take away into the built site.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="default: site/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
