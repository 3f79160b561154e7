"""How a Chinese text is read: its figures and numbers, its sentences, its punctuation, how its characters sound."""

import re
from typing import Final

from plansite.ground.values import ValueWords
from plansite.languages.reading import Length, Reading
from plansite.languages.zh.agreement import AGREEMENT
from plansite.languages.zh.figures import figures
from plansite.languages.zh.numbers import numbers, value
from plansite.languages.zh.pinyin import sort_key, sounds
from plansite.languages.zh.punctuation import gaps, half_width_faults, published, variants
from plansite.languages.zh.responsible import RESPONSIBLE

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
    clause_end=re.compile("；"),
    # a number in digits or characters, a Latin word, any other character
    token=re.compile(r"\d+(?:[.,]\d+)*[%‰％]?|[〇零一二三四五六七八九十百千万亿]+|[A-Za-z]+|.", re.DOTALL),
    foreign=None,  # Latin names and words stand in Chinese texts
    pairs={"“": "”", "（": "）", "《": "》", "【": "】", "〔": "〕", "(": ")", "[": "]"},
    sounds=sounds,
    sort_key=sort_key,
    half_width=half_width_faults,
    variants=variants,
    gaps=gaps,
    agreement=AGREEMENT,
    value_words=ValueWords(
        about_before=("约", "大约", "近"),
        about_behind=("左右", "上下"),
        bounds_before={
            **dict.fromkeys(("不低于", "不少于", "不小于", "至少", "大于等于"), "≥"),
            **dict.fromkeys(("不高于", "不超过", "不大于", "至多", "小于等于"), "≤"),
            **dict.fromkeys(("大于", "高于", "超过"), ">"),
            **dict.fromkeys(("小于", "低于"), "<"),
        },
        bounds_behind={"以上": "≥", "及以上": "≥", "以下": "≤", "及以下": "≤", "以内": "≤"},
    ),
    published=published,
    responsible=RESPONSIBLE,
)
