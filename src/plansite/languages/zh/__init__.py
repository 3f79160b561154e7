"""Chinese in simplified characters."""

from pathlib import Path
from typing import Final

from plansite.languages.base import Language, Writing, read_words
from plansite.languages.zh.commenting import COMMENTING
from plansite.languages.zh.display import DISPLAY
from plansite.languages.zh.reading import READING
from plansite.languages.zh.searching import SEARCHING
from plansite.languages.zh.typesetting import TYPESETTING

LANGUAGE: Final = Language(
    code="zh",
    tag="zh-Hans",
    iso639_3="zho",
    locale="zh_CN",
    script="Hani",
    name="中文",
    english_name="Chinese",
    chinese_name="中文",
    writing=Writing(
        gap="",
        unit_gap="",
        colon="：",
        semicolon="；",
        comma="，",
        list_comma="、",
        full_stop="。",
        brackets="（{}）",
        quotes="“{}”",
        column_label="专栏{}：",
        table_label="表{}：",
        picture_label="图{}：",
        new_suffix="（新增）",
    ),
    reading=READING,
    display=DISPLAY,
    typesetting=TYPESETTING,
    searching=SEARCHING,
    commenting=COMMENTING,
    words=read_words(Path(__file__).parent),
)
