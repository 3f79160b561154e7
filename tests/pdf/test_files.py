"""PDFs are written all or none, and only where they changed."""

from pathlib import Path

import pytest

from plansite.pages.downloads import LISTING
from plansite.pdf import Pdf
from plansite.pdf.files import listing, write_pdfs

OLD = {"plan.zh.pdf": Pdf(data=b"old zh", pages=2), "plan.en.pdf": Pdf(data=b"old en", pages=3)}
NEW = {"plan.zh.pdf": Pdf(data=b"new zh", pages=2), "plan.en.pdf": Pdf(data=b"new en", pages=3)}


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_listing_has_name_pages_and_bytes() -> None:
    assert listing({"b.pdf": Pdf(data=b"12345", pages=7)}) == (
        '[\n  {\n    "name": "b.pdf",\n    "pages": 7,\n    "bytes": 5\n  }\n]\n'
    )


def test_what_did_not_change_is_left_alone(tmp_path: Path) -> None:
    write_pdfs(tmp_path, OLD)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    kept = write_pdfs(tmp_path, OLD)
    assert (kept.changed, kept.same, kept.removed) == (0, 3, 0)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_what_is_no_longer_made_is_removed_and_other_files_stay(tmp_path: Path) -> None:
    write_pdfs(tmp_path, OLD)
    (tmp_path / "notes.txt").write_text("by hand", "utf-8")
    kept = write_pdfs(tmp_path, {"plan.zh.pdf": NEW["plan.zh.pdf"]})
    assert (kept.changed, kept.removed) == (2, 1)
    assert set(_content(tmp_path)) == {"plan.zh.pdf", LISTING, "notes.txt"}


def test_a_full_disk_leaves_the_last_good_pdfs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pdfs(tmp_path, OLD)
    before = _content(tmp_path)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if data == b"new en":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_pdfs(tmp_path, NEW)
    assert _content(tmp_path) == before
