"""What has little room is filled with the long words of a real plan."""

import io

import lxml.html
import pytest
from PIL import Image

from plansite.render.everything import render
from plansite.render.pictures import SIZE, pictures
from plansite.render.short import SHORT_FOLDERS
from tests.loaded import this_plan
from tests.render.test_feeds import assert_keeps_the_rules_of_atom


def test_words_fit_into_the_pictures() -> None:
    made = pictures(this_plan())
    assert len(set(made.values())) == len(made) == 27
    for name, data in made.items():
        picture = Image.open(io.BytesIO(data))
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", SIZE)
        assert len(data) < 40_000
        ink = picture.point([value > 4 for value in range(256)], "1").getbbox()
        assert ink is not None, name
        left, top, right, bottom = ink
        assert left >= 90 and top >= 90 and right <= SIZE[0] - 80 and bottom <= SIZE[1] - 80, name


def test_long_blocks_are_cut_short() -> None:
    docs = render(this_plan())
    for path in docs:
        if path.split("/")[0] in SHORT_FOLDERS:
            zh, en = lxml.html.document_fromstring(docs[path]).xpath("//section/p[1]")
            assert 0 < len(zh.text_content()) <= 61 and 0 < len(en.text_content()) <= 151, path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_feeds_keep_the_rules_of_atom(language: str) -> None:
    assert_keeps_the_rules_of_atom(this_plan(), language)
