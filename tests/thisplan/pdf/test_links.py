"""Paper leads back to the web, and every link leads somewhere."""

from pathlib import Path

import lxml.html
import pytest

from plansite.ground.identities import Identity
from plansite.model import Plan
from plansite.model.history import identities
from plansite.model.version import version
from plansite.pages.addresses import short_address
from plansite.pdf import Pdf
from tests.pdf.reading import lines, links, normalised, tags
from tests.thisplan.pdf.names import ANNOTATED, FACING, PLAIN

pytestmark = pytest.mark.long

WHOLE = {ANNOTATED[0]: "zh", ANNOTATED[1]: "en", FACING: "parallel"}
MARKED = {"measure", "paragraph", "item", "column", "table", "indicator", "announcement"}


@pytest.mark.parametrize("name", WHOLE)
def test_every_block_carries_its_identity_as_a_link_to_its_page(
    name: str, pdfs: dict[str, Pdf], plan: Plan, base: str
) -> None:
    assert plan.meta.edition
    asked = f"?edition={plan.meta.edition.published}"
    found = {link.address for link in links(pdfs[name].data) if link.address}
    blocks = {passage.id for passage in plan.passages(plan.original) if passage.id.kind in MARKED}
    assert {base + short_address(block) + asked for block in blocks} <= found
    pages = {f"{base}{WHOLE[name]}/{chapter.number}/" for chapter in plan.text.chapters}
    home = base if WHOLE[name] == "parallel" else f"{base}{WHOLE[name]}/"
    short = {base + short_address(identity) for identity in identities(plan) if identity.kind != "page"}
    assert found <= {address + asked for address in short | pages} | {home}


@pytest.mark.parametrize("name", WHOLE)
def test_the_margin_shows_the_identity(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    said = {normalised(link.text).replace("-", "") for link in tags(pdfs[name].data).all("Link")}
    blocks = {passage.id for passage in plan.passages(plan.original) if passage.id.kind in MARKED}
    assert {block.label.replace("-", "") for block in blocks} <= said


@pytest.mark.parametrize("name", WHOLE)
def test_every_web_link_leads_to_an_identity_of_the_site(
    name: str, pdfs: dict[str, Pdf], site: Path, base: str
) -> None:
    """A short address leads on, in both languages, to an anchor that is there."""
    anchors: dict[Path, set[str]] = {}

    def leads(page: Path, anchor: str) -> bool:
        if page not in anchors:
            anchors[page] = {str(identity) for identity in lxml.html.parse(str(page)).xpath("//@id")}
        return not anchor or anchor in anchors[page]

    for address in {link.address for link in links(pdfs[name].data) if link.address}:
        folder = site / address.removeprefix(base).partition("?")[0]
        onward = lxml.html.parse(str(folder / "index.html")).xpath(
            "/html/head/meta[@name='robots'][@content='noindex']"
        )
        assert leads(folder / "index.html", "")
        if onward:
            ways = lxml.html.parse(str(folder / "index.html")).xpath("//main//a/@href")
            assert len(ways) == 2, address
            for way in ways:
                path, _, anchor = str(way).partition("#")
                assert leads((folder / path / "index.html").resolve(), anchor), (address, way)


def test_every_inner_link_leads_to_a_page(pdfs: dict[str, Pdf]) -> None:
    for name, pdf in pdfs.items():
        inner = [link for link in links(pdf.data) if not link.address]
        assert all(link.target is not None and 1 <= link.target[0] <= pdf.pages for link in inner), name


def test_a_note_stands_whole_on_the_page_of_its_mark(pdfs: dict[str, Pdf]) -> None:
    """Of the notes at the foot of a page; those of boxes and tables stand at the foot of these."""
    feet = 0
    for name in (name for name in pdfs if name != FACING):
        for block in tags(pdfs[name].data).all("P", "H1", "H2", "H3"):
            marks = [page for part in block.children if part.tag == "Lbl" for page in part.pages]
            notes = [part.pages for part in block.children if part.tag == "Note"]
            assert not notes or {(page,) for page in marks} == set(notes), (name, block.text)
            feet += len(marks) if notes else 0
    assert feet > 100


def test_contents_lead_to_the_pages_that_they_name(pdfs: dict[str, Pdf], plan: Plan) -> None:
    (contents,) = [toc for toc in tags(pdfs["plan.zh.pdf"].data).children if toc.tag == "TOC"]
    entries = [entry.text for entry in contents.all("TOCI")]
    sections = sum(1 + len(chapter.sections) for chapter in plan.text.chapters)
    assert len(entries) == sections + 1


@pytest.mark.parametrize("name", WHOLE)
def test_the_cover_has_the_version(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    cover = "".join(line.text for line in lines(pdfs[name].data) if line.page == 1)
    assert normalised(str(version(plan))) in normalised(cover)


def test_identities_are_places_in_the_pdf(pdfs: dict[str, Pdf], plan: Plan) -> None:
    """`plan.zh.pdf#m3-1-2` opens at the measure."""
    named = pdfs["plan.zh.pdf"].data
    for chapter in plan.text.chapters:
        for block in chapter.blocks:
            identity = getattr(block, "id", None)
            if isinstance(identity, Identity) and identity.kind in {"section", "measure"}:
                assert f"({identity})".encode() in named


def test_the_plain_plan_has_nothing_of_ours(pdfs: dict[str, Pdf], plan: Plan) -> None:
    """No link to the web, no identity in the margin, no note, no chart: in the chapters neither."""
    for name in (*PLAIN, *(name for name in pdfs if name.startswith("chapter-"))):
        document = tags(pdfs[name].data)
        assert not [link for link in links(pdfs[name].data) if link.address], name
        assert not list(document.all("Note", "Figure")), name
        labels = {passage.id.label for passage in plan.passages(plan.original) if passage.id.kind in MARKED}
        assert not labels & {line.text for line in lines(pdfs[name].data)}, name


def test_the_first_page_says_what_the_plan_is(pdfs: dict[str, Pdf], plan: Plan) -> None:
    said = {"zh": "征求意见稿（2021年12月16日公布）。意见反馈截至2021年12月20日。"}
    said["en"] = "Draft for public comment of 16 December 2021. Comments until 20 December 2021."
    for name in pdfs:
        first = normalised("".join(line.text for line in lines(pdfs[name].data) if line.page == 1))
        codes = name.split(".")[1].split("-")
        assert [code for code in codes if normalised(said[code]) not in first] == [], name
