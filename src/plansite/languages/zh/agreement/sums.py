"""Totals and parts in Chinese."""

import re
from typing import Final

from plansite.languages.agreement import Sums

SUMS: Final = Sums(
    total=re.compile("(?:共计?|合计|总计|总数[为达]?|总共|共有)$"),
    all_parts=re.compile("[，（]?(?:包括|分别|即|：)"),
    some_parts=re.compile("[，（]?(?:其中|含)"),
    label=re.compile("[，、：（]|其中|包括|分别|以及|[为有和及含]"),
    stops="。；！？",
    comma="，",
    brackets=("（", "）"),
)
