"""How a Chinese text is read: its figures and numbers, its sentences, its punctuation, how its characters sound."""

import re
from typing import Final

from plansite.languages.reading import Length, Reading
from plansite.languages.zh.agreement import AGREEMENT
from plansite.languages.zh.figures import figures
from plansite.languages.zh.numbers import numbers, value
from plansite.languages.zh.pinyin import sort_key, sounds
from plansite.languages.zh.punctuation import gaps, half_width_faults, published, variants

_NUMERAL: Final = "[一二三四五六七八九十]{1,5}"

READING: Final = Reading(
    headings=re.compile(rf"({_NUMERAL})、|（({_NUMERAL})）|(\d{{1,9}})\.\s|\((\d{{1,9}})\)\s"),
    value=value,
    numbers=numbers,
    figures=figures,
    length=Length(
        counted=re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9.%+/]+"), one="character", many="characters", usual=(1, 1)
    ),
    sentence_end=re.compile(r"[。！？](?=[^”）]|$)|[。！？][”）]"),
    foreign=None,  # Latin names and words stand in Chinese texts
    pairs={"“": "”", "（": "）", "《": "》", "【": "】", "〔": "〕", "(": ")", "[": "]"},
    sounds=sounds,
    sort_key=sort_key,
    half_width=half_width_faults,
    variants=variants,
    gaps=gaps,
    agreement=AGREEMENT,
    published=published,
)
