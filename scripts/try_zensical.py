"""Build the site with Zensical, the successor of Material for MkDocs, and compare: `try_zensical.py [--site FOLDER]`.

It gets the same mkdocs.yml, docs/ and overrides/. Every page, identity, language attribute, title and word of the main
part must be there; what may differ stands in zensical-differences.yml.
Exit code 0: it is so. 1: it is not, or Zensical failed. 2: wrong usage.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from plansite.site.differences import differences

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("docs", "overrides")
ALLOWED = Path(__file__).with_name("zensical-differences.yml")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; see the module."""
    parser = argparse.ArgumentParser(description="Build the site with Zensical and compare it with that of MkDocs.")
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="default: site/")
    site: Path = parser.parse_args(argv).site
    if not (site / "index.html").exists():
        print(f"zensical: {site} holds no site; run make site", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="plan-zensical-") as name:
        folder = Path(name)
        if failure := _build(folder):
            print(f"zensical: {failure}", file=sys.stderr)
            return 1
        wrong = list(_unexpected(list(differences(site, folder / "site"))))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"zensical: {pages} pages compared, {len(wrong)} difference(s) that are not on the list")
    return 1 if wrong else 0


def _build(folder: Path) -> str:
    """Build into `folder`/site; the reason if that failed."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    command = [str(Path(sys.executable).with_name("zensical")), "build", "-f", "mkdocs.yml"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace")
    except FileNotFoundError:
        return "it is not installed; make test and make zensical install it"
    if done.returncode or not (folder / "site" / "index.html").exists():
        lines = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        return lines[-1] if lines else "it failed and gave no reason"
    return ""


def _unexpected(found: list[str]) -> Iterator[str]:
    """What is not on the list, and what on the list is not found."""
    allowed = [str(entry["pattern"]) for entry in yaml.safe_load(ALLOWED.read_text("utf-8"))]
    yield from (line for line in found if not any(re.search(pattern, line) for pattern in allowed))
    for pattern in allowed:
        if not any(re.search(pattern, line) for line in found):
            yield f"{ALLOWED.name}: nothing differs as {pattern!r} says; take it out"


if __name__ == "__main__":
    sys.exit(main())
