"""Small PDFs for tests, set by Typst."""

from functools import cache

import typst

from plansite.ground.typefaces import FOLDERS


def pdf_file(source: str) -> bytes:
    """A PDF of this source."""
    made = _compiler().compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    """Typst with the project's fonts: to look for those of the machine takes it longer than to set a page."""
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, font_paths=[*map(str, FOLDERS)]))
