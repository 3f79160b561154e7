"""Write what web servers need to serve the built site safely: `build_hosting.py [--site FOLDER] [--to FOLDER]`.

The content security policy is computed from the pages, so run it after every build that changes the theme.
Exit code 0: the files are written. 1: a page holds what no strict policy allows. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plansite.ground.write import trouble, write_tree
from plansite.site.hosting import PolicyError, headers, host_files

ROOT = Path(__file__).resolve().parents[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; see the module."""
    options = _parser().parse_args(argv)
    if not (options.site / "index.html").exists():
        print(f"hosting: {options.site} holds no site; run make site", file=sys.stderr)
        return 2
    try:
        files = host_files(headers(options.site))
    except PolicyError as error:
        print(f"hosting: {error}", file=sys.stderr)
        return 1
    try:
        write_tree(options.to, files, ())
    except OSError as error:
        print(trouble(error), file=sys.stderr)
        return 1
    print(f"hosting: {', '.join(files)} in {options.to}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Write the headers of the site for each kind of web server.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="default: site/")
    place = ROOT / "dist" / "hosting"
    parser.add_argument("--to", type=Path, default=place, metavar="FOLDER", help="default: dist/hosting/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
