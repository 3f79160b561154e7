"""Writing the PDFs: all or none. What did not change is left alone; what is no longer made is removed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plansite.pages.downloads import LISTING
from plansite.pdf.typesetter import Pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How many files were written, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write_pdfs(folder: Path, pdfs: Mapping[str, Pdf]) -> Kept:
    """Bring the folder into the state of ``pdfs`` and write the listing.

    Everything is written beside its place first: a full disk leaves the last good PDFs as they were.
    """
    files = {name: pdf.data for name, pdf in pdfs.items()} | {LISTING: listing(pdfs).encode("utf-8")}
    folder.mkdir(parents=True, exist_ok=True)
    changed = {name: data for name, data in files.items() if not _same(folder / name, data)}
    drafts = {folder / f".{name}.new": folder / name for name in changed}
    try:
        for draft, path in drafts.items():
            draft.write_bytes(changed[path.name])
        for draft, path in drafts.items():
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)
    stale = [path for path in folder.glob("*.pdf") if path.name not in files]
    for path in stale:
        path.unlink()
    return Kept(changed=len(changed), same=len(files) - len(changed), removed=len(stale))


def listing(pdfs: Mapping[str, Pdf]) -> str:
    """Name, pages and bytes of every PDF, sorted by name, as JSON."""
    entries = [{"name": name, "pages": pdf.pages, "bytes": len(pdf.data)} for name, pdf in sorted(pdfs.items())]
    return json.dumps(entries, indent=2) + "\n"


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
