"""Pack the built site into one zip that works from a disk: `build_offline.py [--site FOLDER] [--to FOLDER]`.

Exit code 0: the zip lies in the folder (default: the site's own offline/). 1: a page cannot be read from a disk,
and nothing was written. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from plansite.load import load
from plansite.model.version import version
from plansite.site.offline import OfflineError, pack

ROOT = Path(__file__).resolve().parents[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; see the module."""
    options = _parser().parse_args(argv)
    site: Path = options.site
    if not (site / "index.html").exists():
        print(f"offline: {site} holds no site; run make site", file=sys.stderr)
        return 2
    plan = load(ROOT / "plan").plan
    if plan is None:
        print("offline: plan/ has findings; run make check", file=sys.stderr)
        return 1
    stamp = version(plan)
    place = site / stamp.offline_zip
    if options.to:
        place = options.to / place.name
    try:
        data = pack(site, name=place.name, date=stamp.date)
    except OfflineError as error:
        print(f"offline: {error}", file=sys.stderr)
        return 1
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    print(f"offline: {place.parent.name}/{place.name} ({len(data) / 1e6:.1f} MB)")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Pack the built site into one zip that works from a disk.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="default: site/")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="default: offline/ in the site")
    return parser


if __name__ == "__main__":
    sys.exit(main())
