"""Years and five-year periods in Chinese: “十四五”."""

import re
from typing import Final

from plansite.languages.agreement import Periods

PERIODS: Final = Periods(
    title=re.compile("《[^》]*》"),
    due=re.compile("(?:到|至|力争|截至|截止)(20\\d\\d)年"),
    span=re.compile(
        "(?:规划期限?|规划期)[为是：]?(?P<start>20\\d\\d)[-—–~～至]+(?P<end>20\\d\\d)年"
        "|(?P<first>20\\d\\d)[-—–~～至]+(?P<last>20\\d\\d)年的?规划期"
    ),
    five=re.compile("十(?P<nth>[一二三四五六七八九])五”?(?P<during>期间|时期)?"),
    nth=re.compile("第十(?P<nth>[一二三四五六七八九])个五年"),
    order="一二三四五六七八九",
    back=re.compile(
        "完成|取得|成效|成果|成绩|成就|以来|基础上|已|曾|获评|创成|入选|巩固|延续|总结|回顾|相比|实施情况|累计|期间的\\d"
    ),
    done=re.compile(
        "[成作得评]了|完成情况|未能完成|取得[^，。；]{0,12}(?:成绩|成效|突破)|获评|创成|入选|圆满|顺利完成"
    ),
    ahead=re.compile("展望|谋划|衔接|远景|编制|前期|储备|研究"),
    results=re.compile("成效|成就|回顾|现状|总结|完成情况"),
    date=re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(前|之前|以前)?"),
)
