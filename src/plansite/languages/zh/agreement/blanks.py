"""What a Chinese document leaves open."""

import re
from typing import Final

_COUNTER: Final = "(?:个|家|项|条|件|名|人|所|种|类|台|套|处|%|万|亿|元|年|月|日)"
_TO_DO: Final = "补充|补齐|核实|核对|核定|确认|确定|填写|填报|提供|修改|更新"
_LEFT_OPEN: Final = re.compile(
    rf"""
    待定|待补充?|待填|待核|待确认|TBD|TBC|TODO|N/A
    |[（(【\[“《]\s*[）)】\]”》]
    |[（(【\[][^）)】\]]{{0,12}}(?:{_TO_DO}|暂缺)[）)】\]]
    |[?？]{{2,}}|[*＊_＿□○△■●▲×]+
    |[XxＸN](?=以?上?{_COUNTER})|(?<=20)[XxＸ]+|[XxＸ]{{2,}}
    |(?:…+|\.{{3,}}|[?？])(?=以?上?{_COUNTER})
    |某(?=[个家项县市省区镇年月日某]|部门|单位|公司|企业)
    |(?:到|至|于)年(?=[，底末前])|(?<=\d年)月(?=日)
    """,
    re.VERBOSE,
)
#: A verb that reaches for a number, and no number behind it; a share without its number.
_LOST: Final = re.compile(
    "(?:达到|(?:提高|提升|增加|上升|增长|降低|下降|减少)[到至]|不低于|不少于|不高于|不超过)(?=[，。；、]|以[上下内]|[%个家项])"
    "|(?<=[率例重度面量])(?<![\\d中高轻重深强]度)达?(?=%|以上|以下)|(?<![\\d%一二两三四五六七八九十百千万亿数几多*XxＸN×○□_）】…?？.])(?:[个家项条件]以上)"
)

BLANKS: Final = (_LEFT_OPEN, _LOST)
