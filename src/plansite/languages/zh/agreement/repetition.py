"""How a Chinese text falls into sentences, clauses and things of a list."""

import re
from typing import Final

from plansite.languages.agreement import Repetition

REPETITION: Final = Repetition(
    titles=re.compile("《[^》]*》"),
    # Titles, bare lists of names, and marks.
    left_out=re.compile("《[^》]*》|(?:[^，、]{1,6}、){2,}|[，、：“”（）]"),
    sentence=re.compile("[^。！？；]+"),
    clause=re.compile("[^，：。！？；]+"),
    thing=re.compile("[^、（）]+"),
    # 到2020年, “十三五”期间, 自2017年起, 2017年底前, 2016—2020年.
    when=re.compile(
        "(?:[到至自从在]|截至|力争|确保)?(?:(?:20)?\\d\\d(?:[-—–~～至]+(?:20)?\\d\\d)?年|“?十[一二三四五六七八九]五”?|近期|中期|远期)"
        "(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:[底末初前后起内]|以前|之前|以后|之后|以来|期间|时期)*"
    ),
    number=re.compile(r"\d+(?:\.\d+)?"),
    list_comma="、",
    marks="，。；：！？",
    stops="。！？；",
)
