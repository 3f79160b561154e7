"""Put the style sheets of a built site into one file, and its module scripts: `bundle.py FOLDER`.

Exit code 0: every page loads the one of each. 1: pages load different ones, and those were not changed. 2: wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.site.bundle import bundle


def main(argv: list[str]) -> int:
    """Run the command; see the module."""
    parser = argparse.ArgumentParser(description="Put style sheets and scripts of a built site into one file each.")
    parser.add_argument("site", type=Path, metavar="FOLDER")
    try:
        bundle(parser.parse_args(argv).site)
    except ValueError as error:
        print(f"bundle: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
