"""What the rules of consistency need to read a Chinese text."""

import re
from typing import Final

from plansite.languages.agreement import Agreement
from plansite.languages.zh.agreement.blanks import BLANKS
from plansite.languages.zh.agreement.bounds import BOUNDS
from plansite.languages.zh.agreement.counts import COUNTS
from plansite.languages.zh.agreement.joints import JOINTS
from plansite.languages.zh.agreement.levels import LEVELS
from plansite.languages.zh.agreement.notes import NOTES, SAYS
from plansite.languages.zh.agreement.periods import PERIODS
from plansite.languages.zh.agreement.repetition import REPETITION
from plansite.languages.zh.agreement.slips import SLIPS
from plansite.languages.zh.agreement.sums import SUMS
from plansite.languages.zh.agreement.things import THINGS
from plansite.languages.zh.agreement.units import UNITS

AGREEMENT: Final = Agreement(
    stops="。！？；",
    marks="，。；：、！？",
    says=SAYS,
    blanks=BLANKS,
    references={
        "table": re.compile(r"(?<![图代])表(\d+)"),
        "column": re.compile(r"专栏(\d+(?:-\d+)?)"),
        "chapter": re.compile("第([一二三四五六七八九十]+)章"),
    },
    all_met=re.compile("(?:完成|实现)了?[^，。；]{0,10}(?:各项|全部|所有)[^，。；]{0,3}(?:目标任务|目标|指标|任务)"),
    no_longer="不再统计",
    things=THINGS,
    units=UNITS,
    bounds=BOUNDS,
    sums=SUMS,
    counts=COUNTS,
    periods=PERIODS,
    levels=LEVELS,
    repetition=REPETITION,
    slips=SLIPS,
    joints=JOINTS,
    notes=NOTES,
)
