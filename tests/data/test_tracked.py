"""The Word file with tracked changes: accepted it reads as the new edition, rejected as the old one."""

import io
import shutil
import subprocess
import zipfile
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

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ZH = language("zh")


def edition(plan: Plan) -> Published:
    assert plan.meta.edition
    return Published(edition=plan.meta.edition, plan=plan, latest=True)


@pytest.fixture(scope="module", params=[0, 1])
def made(request: pytest.FixtureRequest) -> tuple[Plan, Plan, bytes]:
    step = steps()[request.param]
    return step.old, step.new, tracked_file(edition(step.old), edition(step.new), ZH)


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


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(made: tuple[Plan, Plan, bytes], tmp_path: Path) -> None:
    (tmp_path / "changes.docx").write_bytes(made[2])
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(tmp_path / "changes.docx")], check=True, timeout=120)
    assert (tmp_path / "changes.pdf").read_bytes().startswith(b"%PDF")
