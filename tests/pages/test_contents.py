"""What “On this page” lists of a chapter."""

from plansite.languages import language
from plansite.pages.contents import contents
from tests.loaded import small


def test_sections_hold_what_follows_tables_and_special_columns_too() -> None:
    chapter = small().text.chapter(1)
    assert chapter is not None
    (section,) = contents(small(), chapter, language("zh"))
    assert (str(section.id), section.name) == ("s1-1", "（一）主要目标")
    assert [str(each.id) for each in section.below] == ["m1-1-1", "c1-1", "t1"]
    assert [each.name for each in section.below][:1] == ["加快提升产品质量"]
    assert section.below[-1].name.startswith("表1：")
