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
    thing=re.compile("[^、]+"),
    list_comma="、",
    marks="，。；：！？",
    stops="。！？；",
)
