"""Put the style sheets of a built site into one file: `bundle_styles.py FOLDER`.

Exit code 0: every page loads the one. 1: pages load different ones, and nothing was changed. 2: wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.styles import one_style_sheet


def main(argv: list[str]) -> int:
    """Run the command; see the module."""
    parser = argparse.ArgumentParser(description="Put the style sheets of a built site into one file.")
    parser.add_argument("site", type=Path, metavar="FOLDER")
    try:
        one_style_sheet(parser.parse_args(argv).site)
    except ValueError as error:
        print(f"styles: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
