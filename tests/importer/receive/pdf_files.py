"""Small PDFs for tests, set by Typst."""

import typst

from plansite.ground.typefaces import FOLDERS


def pdf_file(source: str) -> bytes:
    """A PDF of this source."""
    folders: list[str | bytes] = [str(folder) for folder in FOLDERS]
    made: object = typst.compile(source.encode(), font_paths=folders, format="pdf")  # type: ignore[call-overload]
    assert isinstance(made, bytes)
    return made
