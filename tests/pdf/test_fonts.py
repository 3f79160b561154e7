"""An office's own typefaces: taken where they are there, replaced where they lack a character."""

import io
import re
import shutil
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from plansite.checks.typesetting import font_character, font_fallback
from plansite.ground.typefaces import SERIF
from plansite.load import load
from plansite.model import Plan
from plansite.pdf import typeset
from tests.bad_plans import SMALL
from tests.pdf.conformance import assert_conformant
from tests.pdf.reading import tags

pytestmark = pytest.mark.long

#: Characters of the small plan; the last of its preamble, 划, is not among them.
CHARACTERS = "为提高质量，制定本规。"


@cache
def _cut() -> bytes:
    """These characters of Noto Serif SC."""
    options = subset.Options(name_IDs=["*"], layout_features=[])
    cut, stream = subset.Subsetter(options), io.BytesIO()
    cut.populate(text=CHARACTERS)
    with subset.load_font(str(SERIF), options) as font:
        cut.subset(font)
        font.save(stream)
    return stream.getvalue()


def _font(path: Path, family: str) -> None:
    """A font of these characters, under another name."""
    path.parent.mkdir(exist_ok=True)
    with TTFont(io.BytesIO(_cut())) as font:
        for entry in font["name"].names:
            if entry.nameID in (1, 4, 6, 16):
                entry.string = family
        font.save(path)


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    """The small plan with a FangSong of its own."""
    folder = tmp_path / "plan"
    shutil.copytree(SMALL, folder)
    _font(folder / "fonts" / "simfang.ttf", "FangSong_GB2312")
    (folder / "fonts" / "licence.txt").write_text("for this office alone", "utf-8")
    return folder


def _plan(folder: Path) -> Plan:
    loaded = load(folder)
    assert loaded.plan is not None
    assert loaded.findings == ()
    return loaded.plan


def _faces(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        return {re.sub(r"^/[A-Z]{6}\+|-Identity-H$", "", str(font.BaseFont)) for font in fonts}


def test_the_text_is_set_in_the_face_of_the_office(plan_folder: Path, small: Plan) -> None:
    pdfs = typeset(_plan(plan_folder))
    assert not any("FangSong" in face for face in _faces(typeset(small)["plan.zh.pdf"].data))
    for name in ("plan.zh.pdf", "plan.zh.annotated.pdf", "plan.zh-en.pdf", "chapter-0.zh.pdf"):
        assert any("FangSong" in face for face in _faces(pdfs[name].data)), name
    assert not any("FangSong" in face for face in _faces(pdfs["plan.en.pdf"].data))
    assert_conformant(pdfs)


def test_a_character_that_it_lacks_is_found_and_set_in_a_face_of_the_project(plan_folder: Path) -> None:
    plan = _plan(plan_folder)
    assert list(font_character(plan)) == []
    found = list(font_fallback(plan))
    missing = [finding for finding in found if "“划”" in finding.message]
    assert [(each.place.path, each.place.line, each.level) for each in missing] == [
        ("plan/chapters/00.zh.md", 1, "warning")
    ]
    assert all("simfang.ttf" in finding.message for finding in found)
    assert not [finding for finding in found if any(f"“{character}”" in finding.message for character in CHARACTERS)]
    assert "划" in tags(typeset(plan)["chapter-0.zh.pdf"].data).text


def test_a_face_for_headings_is_asked_for_headings_alone(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(SMALL, folder)
    _font(folder / "fonts" / "simhei.otf", "SimHei")
    places = {finding.place.path for finding in font_fallback(_plan(folder))}
    assert "plan/chapters/01.zh.md" in places
    assert "plan/chapters/00.zh.md" not in places


def test_without_fonts_nothing_is_said(small: Plan) -> None:
    assert list(font_fallback(small)) == []
