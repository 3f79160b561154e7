"""Slips of form in Chinese: lost stops, doubled marks, words and characters."""

import re
from typing import Final

from plansite.languages.agreement import Slips

SLIPS: Final = Slips(
    stops=tuple("。！？…；："),
    closing="”’）》〉」』】",
    inner=re.compile("[，。；]"),
    remark=re.compile(r"[（(【\[〔](?:[^（()）]|[（(][^（()）]*[)）])*[)）】\]〕]$"),
    clause_marks="，。；、",
    doubled_marks=re.compile("[，。；：、！？]{2,}"),
    pairs={
        "”": "“",
        "’": "‘",
        "）": "（",
        "》": "《",
        "〉": "〈",
        "】": "【",
        "〕": "〔",
        "」": "「",
        "』": "『",
        ")": "(",
        "]": "[",
    },
    doubled_word=re.compile(r"([\u4e00-\u9fff]{2,8})\1"),
    doubled=re.compile(r"([\u4e00-\u9fff])\1"),
    never_doubled=frozenset("的和与及在对将把为是了而或由向从"),
    # 人人, 层层, 稳稳.
    reduplicated=frozenset(
        "人家天年月日层处事时步个种样节代户村镇点条件块声次回常渐稳慢好大小多久深细紧牢明清星默频代世刚仅往纷源欣蒸孜兢业勃远南"
        "〇零一二三四五六七八九十百千万"
    ),
    begins=re.compile(
        "水源|水质|水生|县长|县级|市长|市级|国民|国内|国家|国际|验证|证书|信息|品种|品牌|理念|理论|工程|建筑|产品|业务|业态|展示|接口|物种|钉子"
    ),
    boundaries="，。；：、！？“”（）《》",
)
