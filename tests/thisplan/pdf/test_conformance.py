"""The PDFs are what they claim to be: PDF/UA-1 and PDF/A-3a, tagged, titled, with all fonts in them."""

import io
import re

import page
import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet

from plansite.languages import Language
from plansite.model import Measure, Plan, Section
from plansite.pages.chart_groups import chart_groups
from plansite.pdf import Pdf
from tests.pdf.reading import bookmarks, tags
from tests.thisplan.pdf.names import ANNOTATED, FACING, WHOLE

pytestmark = pytest.mark.long

#: The checker takes every width in a CID-keyed CFF font for 0; `test_widths_of_glyphs` reads them with fontTools.
MISREAD = {"PDFA3A-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001"}
#: It also takes a line end that is the last byte of a stream for the one after it; `test_lengths_of_streams` counts.
MISREAD |= {"PDFA3A-STREAM-LENGTH-001"}
FACES = {"NotoSerifSC-Regular", "NotoSansSC-Regular", "LibertinusSerif-Regular", "LibertinusSerif-Semibold"}
FACES |= {"LibertinusSerif-Italic", "LibertinusSerif-SemiboldItalic"}


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_checker_finds_nothing(profile: str, pdfs: dict[str, Pdf]) -> None:
    """`page` passes the test corpus of veraPDF (see its documentation)."""
    for name, pdf in pdfs.items():
        report = page.validate_pdf_bytes(pdf.data, profile=profile)
        assert report.rules.total > 100
        found = [(fail.rule_id, fail.message) for fail in report.failures if fail.rule_id not in MISREAD]
        assert (name, found) == (name, [])


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_checker_can_find_something(profile: str, pdfs: dict[str, Pdf]) -> None:
    with pikepdf.open(io.BytesIO(pdfs["chapter-0.zh.pdf"].data)) as pdf:
        del pdf.Root.StructTreeRoot
        stream = io.BytesIO()
        pdf.save(stream)
    report = page.validate_pdf_bytes(stream.getvalue(), profile=profile)
    assert {fail.rule_id for fail in report.failures} - MISREAD


@pytest.mark.parametrize("name", WHOLE)
def test_fonts_are_embedded_and_subset(name: str, pdfs: dict[str, Pdf]) -> None:
    with pikepdf.open(io.BytesIO(pdfs[name].data)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        names = {str(font.BaseFont)[1:] for font in fonts}
        own = [font for font in fonts if "/FontDescriptor" in font]
        assert len(own) >= 2
        assert all("/FontFile3" in font.FontDescriptor or "/FontFile2" in font.FontDescriptor for font in own)
    faces = {re.sub(r"^[A-Z]{6}\+|-Identity-H$", "", name) for name in names}
    assert all(re.match(r"[A-Z]{6}\+", name) for name in names)
    assert faces <= FACES


@pytest.mark.parametrize("name", WHOLE)
def test_widths_of_glyphs(name: str, pdfs: dict[str, Pdf]) -> None:
    """What the PDF says of the width of a glyph is what its font says."""
    compared = 0
    with pikepdf.open(io.BytesIO(pdfs[name].data)) as pdf:
        for font in (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)):
            if font.get("/Subtype") == "/CIDFontType0":
                programs = CFFFontSet()
                programs.decompile(io.BytesIO(font.FontDescriptor.FontFile3.read_bytes()), None)
                top = programs[programs.fontNames[0]]
                for glyph, width in _widths(list(font.W)):
                    string = top.CharStrings.values()[glyph]
                    string.draw(_Nothing())
                    assert abs(string.width - width) <= 1
                    compared += 1
    assert compared > 100


def _widths(entries: list[object]) -> list[tuple[int, float]]:
    """/W as glyph and width: `first [w w …]` or `first last w`."""
    widths: list[tuple[int, float]] = []
    while entries:
        first = int(str(entries.pop(0)))
        following = entries.pop(0)
        if isinstance(following, pikepdf.Array):
            widths += [(first + step, float(width)) for step, width in enumerate(following)]
        else:
            width = float(str(entries.pop(0)))
            widths += [(glyph, width) for glyph in range(first, int(str(following)) + 1)]
    return widths


class _Nothing:
    """A pen that draws nothing; drawing is how fontTools comes to know the width."""

    def __getattr__(self, name: str) -> object:
        return lambda *arguments: None


def test_lengths_of_streams(pdfs: dict[str, Pdf]) -> None:
    """What the PDF says of the length of a stream is where its end stands."""
    for pdf in pdfs.values():
        starts = list(re.finditer(rb"/Length (\d+)[^\n]*>>\s?stream\n", pdf.data))
        assert len(starts) == pdf.data.count(b"endstream") > 5
        assert all(pdf.data[start.end() + int(start[1]) :].startswith(b"\nendstream") for start in starts)


@pytest.mark.parametrize("name", WHOLE)
def test_metadata(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    with pikepdf.open(io.BytesIO(pdfs[name].data)) as pdf, pdf.open_metadata() as xmp:
        language = plan.translations[0] if name.startswith("plan.en.") else plan.original
        assert plan.meta.title[language] in str(pdf.docinfo["/Title"])
        assert plan.meta.issuer is not None and str(pdf.docinfo["/Author"]) == plan.meta.issuer[language]
        assert str(pdf.Root.Lang) == language.locale.replace("_", "-")
        assert pdf.Root.MarkInfo.Marked and pdf.Root.ViewerPreferences.DisplayDocTitle
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert plan.meta.consultation is not None
        day = plan.meta.consultation.opened.replace("-", "")
        assert str(pdf.docinfo["/CreationDate"]).startswith(f"D:{day}")


def _headings(plan: Plan, language: Language, *, annotated: bool = True) -> list[tuple[int, str]]:
    say, expression = language.words, plan.expression(language)
    found: list[tuple[int, str]] = [(0, expression.notice.title)] if expression.notice else []
    for chapter in expression.chapters:
        found.append((0, chapter.title or say["preamble"]))
        depth = 1
        for block in chapter.blocks:
            if isinstance(block, Measure):
                found.append((depth, block.lead))
            elif isinstance(block, Section):
                depth = 2
                found.append((1, block.text))
    return [*found, (0, say["corrections"]), (0, say["charts"])] if annotated else found


def test_bookmarks_are_chapters_sections_and_measures(pdfs: dict[str, Pdf], plan: Plan) -> None:
    for language in plan.languages:
        assert bookmarks(pdfs[f"plan.{language}.annotated.pdf"].data) == _headings(plan, language)
        assert bookmarks(pdfs[f"plan.{language}.pdf"].data) == _headings(plan, language, annotated=False)


def test_bookmarks_of_facing_columns_have_both_languages(pdfs: dict[str, Pdf], plan: Plan) -> None:
    both = zip(*(_headings(plan, language) for language in plan.languages), strict=True)
    assert bookmarks(pdfs[FACING].data) == [(depth, f"{zh} {en}") for (depth, zh), (_, en) in both]


@pytest.mark.parametrize("name", WHOLE)
def test_heads_of_tables_are_tagged(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    tables = list(tags(pdfs[name].data).all("Table"))
    assert len(tables) == len(plan.tables)
    for tagged, table in zip(tables, plan.tables, strict=True):
        heads = [head for group in tagged.all("THead") for head in group.all("TH")]
        assert len(heads) == len(table.columns)
        assert len(list(tagged.all("Caption"))) == 1
        rows = [row for group in tagged.all("TBody") for row in group.all("TR")]
        assert len(rows) == len(table.indicators)


def test_chinese_words_in_english_text_are_said_to_be_chinese(pdfs: dict[str, Pdf]) -> None:
    with pikepdf.open(io.BytesIO(pdfs["plan.en.annotated.pdf"].data)) as pdf:
        content = b"".join(sheet.Contents.read_bytes() for sheet in pdf.pages)
    assert len(re.findall(rb"/Span\s*<<[^>]*/Lang\s*\(zh-CN\)", content)) > 40


def test_a_note_at_the_end_of_a_lead_is_no_part_of_the_heading(pdfs: dict[str, Pdf]) -> None:
    for name in ANNOTATED:
        headings = [heading for heading in tags(pdfs[name].data).all("H3") if any(heading.all("Note"))]
        assert headings == []


@pytest.mark.parametrize("name", [*ANNOTATED, FACING])
def test_the_code_on_the_cover_has_an_alternative(name: str, pdfs: dict[str, Pdf], base: str) -> None:
    code, *_ = tags(pdfs[name].data).all("Figure")
    assert code.pages in {(1,), ()}
    assert base in code.alt


@pytest.mark.parametrize("name", [*ANNOTATED, FACING])
def test_every_chart_is_there_and_says_in_words_what_it_draws(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    _, *charts = tags(pdfs[name].data).all("Figure")
    languages = [language for language in plan.languages if language.code in name.split(".")[1].split("-")]
    groups = zip(*(chart_groups(plan, language) for language in languages), strict=True)
    drawn = [chart for group in groups for pair in zip(*(each.charts for each in group), strict=True) for chart in pair]
    assert [figure.alt for figure in charts] == [f"{chart.title} {chart.desc}" for chart in drawn]


def test_sizes_and_pages(pdfs: dict[str, Pdf]) -> None:
    for name, pdf in pdfs.items():
        with pikepdf.open(io.BytesIO(pdf.data)) as opened:
            assert (name, len(opened.pages)) == (name, pdf.pages)
        assert len(pdf.data) < 2_000_000
