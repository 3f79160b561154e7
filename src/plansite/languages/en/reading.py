"""How an English text is read: its figures and numbers, its sentences and marks."""

import re
from typing import Final

from plansite.languages.en.figures import figures
from plansite.languages.en.numbers import numbers
from plansite.languages.reading import Reading

READING: Final = Reading(
    numbers=numbers,
    figures=figures,
    sentence_end=re.compile(r"[.!?](?=[”)]?(?:\s|$))"),
    pairs={"“": "”", "(": ")", "[": "]"},
    unpaired='"',
    breath=60,
)
