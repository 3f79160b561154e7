"""English, in British spelling."""

from pathlib import Path
from typing import Final

from plansite.languages.base import Language, Writing, read_words
from plansite.languages.en.commenting import COMMENTING
from plansite.languages.en.display import DISPLAY
from plansite.languages.en.reading import READING
from plansite.languages.en.searching import SEARCHING
from plansite.languages.en.typesetting import TYPESETTING

LANGUAGE: Final = Language(
    code="en",
    tag="en",
    iso639_3="eng",
    locale="en_GB",
    script="Latn",
    name="English",
    english_name="English",
    chinese_name="英文",
    writing=Writing(
        gap=" ",
        unit_gap=" ",
        colon=": ",
        semicolon="; ",
        comma=", ",
        list_comma=", ",
        full_stop=". ",
        brackets="({})",
        quotes="“{}”",
        column_label="Special Column {}: ",
        table_label="Table {}: ",
        picture_label="Figure {}: ",
        new_suffix=" (newly added)",
    ),
    reading=READING,
    display=DISPLAY,
    typesetting=TYPESETTING,
    searching=SEARCHING,
    commenting=COMMENTING,
    words=read_words(Path(__file__).parent),
)
