"""The Word file with tracked changes: accepted it reads as the new edition, rejected as the old one."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from plansite.data.tracked import tracked_file
from plansite.edition.comparison.blocks import text_blocks
from plansite.edition.kept import Published
from plansite.languages import language
from plansite.model import Plan
from tests.edition.three_editions import steps
from tests.libreoffice import soffice

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ZH = language("zh")


def edition(plan: Plan) -> Published:
    assert plan.meta.edition
    return Published(edition=plan.meta.edition, plan=plan, latest=True)


@cache
def both() -> tuple[tuple[Plan, Plan, bytes], ...]:
    """Two steps from edition to edition: the old one, the new one, and the Word file."""
    return tuple((each.old, each.new, tracked_file(edition(each.old), edition(each.new), ZH)) for each in steps())


@pytest.fixture(params=[0, 1])
def made(request: pytest.FixtureRequest) -> tuple[Plan, Plan, bytes]:
    return both()[request.param]


def read_with(data: bytes, *, accepted: bool) -> list[str]:
    """The lines of the file as a reader has them who accepts or rejects every change; cells of tables one by one."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    gone, stays = (f"{W}del", f"{W}ins") if accepted else (f"{W}ins", f"{W}del")
    lines = []
    for paragraph in root.iter(f"{W}p"):
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        marked = paragraph.find(f"{W}pPr/{W}rPr/{gone}") is not None
        if marked or (row is not None and row.find(f"{W}trPr/{gone}") is not None):
            continue
        texts = [
            text.text or ""
            for text in paragraph.iter(f"{W}t", f"{W}delText")
            if not any(ancestor.tag == gone for ancestor in text.iterancestors())
        ]
        lines.append("".join(texts))
    assert stays
    return [line for line in lines if line]


def lines_of(plan: Plan) -> list[str]:
    return [line.number + line.text for block in text_blocks(plan, ZH) for line in block.lines if line.text]


def test_accepted_it_is_the_new_edition_and_rejected_the_old_one(made: tuple[Plan, Plan, bytes]) -> None:
    old, new, data = made
    assert read_with(data, accepted=True) == lines_of(new)
    assert read_with(data, accepted=False) == lines_of(old)


def test_every_change_has_an_author_and_the_day_of_the_edition(made: tuple[Plan, Plan, bytes]) -> None:
    _, new, data = made
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    changes = [*root.iter(f"{W}ins", f"{W}del")]
    assert changes and len({change.get(f"{W}id") for change in changes}) == len(changes)
    assert new.meta.edition
    assert {change.get(f"{W}author") for change in changes} == {new.meta.edition.name[ZH]}
    assert {change.get(f"{W}date") for change in changes} == {f"{new.meta.edition.published}T00:00:00Z"}


def test_the_same_editions_give_the_same_bytes_and_word_opens_them(made: tuple[Plan, Plan, bytes]) -> None:
    old, new, data = made
    assert tracked_file(edition(old), edition(new), ZH) == data
    assert Document(io.BytesIO(data)).paragraphs


#: What LibreOffice is told: accept all changes of each file, or reject them, and write what remains as text.
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(name As String, how As String, target As String)
 Dim hidden(0) As New com.sun.star.beans.PropertyValue, text(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 text(0).Name = "FilterName" : text(0).Value = "Text (encoded)"
 Dim document
 document = StarDesktop.loadComponentFromURL("file://{folder}/" &amp; name &amp; ".docx", "_blank", 0, hidden())
 createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch( _
   document.CurrentController.Frame, ".uno:" &amp; how &amp; "AllTrackedChanges", "", 0, Array())
 document.storeToURL("file://{folder}/" &amp; target &amp; name &amp; ".txt", text())
 document.close(True)
End Sub
Sub Main
 Dim name
 For Each name In Array("0", "1")
  Settle(name, "Accept", "accepted")
  Settle(name, "Reject", "rejected")
 Next
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


@pytest.mark.long
def test_libreoffice_accepts_and_rejects_them(tmp_path: Path) -> None:
    for number, (_, _, data) in enumerate(both()):
        (tmp_path / f"{number}.docx").write_bytes(data)
    soffice(
        tmp_path, "--convert-to", "pdf", "--outdir", tmp_path, *tmp_path.glob("*.docx")
    )  # it makes the profile, too
    basic = tmp_path / "profile" / "user" / "basic" / "Standard"
    (basic / "Module1.xba").write_text(MACRO.format(folder=tmp_path), "utf-8")
    (basic / "script.xlb").write_text(LIBRARY, "utf-8")
    soffice(tmp_path, "macro:///Standard.Module1.Main")
    for number, (old, new, _) in enumerate(both()):
        assert (tmp_path / f"{number}.pdf").read_bytes().startswith(b"%PDF")
        for name, plan in (("accepted", new), ("rejected", old)):
            text = (tmp_path / f"{name}{number}.txt").read_text("utf-8-sig").replace("\t", "\n")
            assert [line for line in text.splitlines() if line.strip()] == lines_of(plan), (name, number)
