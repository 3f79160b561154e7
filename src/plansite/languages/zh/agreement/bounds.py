"""Ranges, changes and bounds in Chinese."""

import re
from typing import Final

from plansite.languages.agreement import Bounds
from plansite.languages.zh.numbers import DIGITS

_NUMBER: Final = r"\d+(?:\.\d+)?"
_COUNTER: Final = "[%‰个家项条件名人次所种类]"
_ONE: Final = rf"{_NUMBER}|[{''.join(DIGITS)}十]"

BOUNDS: Final = Bounds(
    range=re.compile(rf"(?P<first>(?<!\d){_ONE}){_COUNTER}?[-—–~～至到](?P<second>{_ONE})(?={_COUNTER})"),
    whole_range=re.compile(rf"{_NUMBER}%?[-—–~～至]{_NUMBER}"),
    change=re.compile(
        rf"(?:由|从)[^，。；\d]{{0,12}}?(?P<first>{_NUMBER})[^\d，。；]{{0,6}}?"
        rf"(?P<way>提高|提升|上升|增加|增长|扩大|降低|下降|减少|压减)[到至为](?P<second>{_NUMBER})"
    ),
    falling=("降低", "下降", "减少", "压减"),
    up=re.compile("(?:达到?|(?:提高|提升|上升|增加|增长|扩大)[到至]|不低于|不少于|高于|超过|突破)$"),
    down=re.compile("(?:(?:降低|下降|减少|压减|压缩|降)[到至]|控制在|不高于|不超过|不多于|低于)$"),
    rises=re.compile(
        "(?:合格率|达标率|满意[度率]|覆盖[率面]|普及率|优良率|采标率|认证率|办结率|督查率|分担率"
        "|联网率|数控化率|产值率|转化率|知晓率|就业率|利用率|优良[^，。；]{0,4}比[例率]|好于[^，。；]*比例)$"
    ),
    falls=re.compile(
        "(?:浓度|能耗|电耗|水耗|排放量|排放强度|死亡率|死亡人数|事故数|事故率|投诉率|失业率|不良率|不合格率)$"
    ),
)
