"""PDF/A-3a and PDF/UA-1, as a checker of its own sees them."""

import page

from plansite.pdf import Pdf

#: What the checker misreads (see tests/thisplan/pdf/test_conformance.py).
MISREAD = {"PDFA3A-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001", "PDFA3A-STREAM-LENGTH-001"}


def assert_conformant(pdfs: dict[str, Pdf]) -> None:
    """The checker finds nothing."""
    for name, pdf in pdfs.items():
        for profile in ("3a", "ua1"):
            report = page.validate_pdf_bytes(pdf.data, profile=profile)
            found = [(fail.rule_id, fail.message) for fail in report.failures if fail.rule_id not in MISREAD]
            assert (name, profile, found) == (name, profile, [])
