"""How an English text is read: its figures and numbers, its sentences and marks."""

import re
from typing import Final

from plansite.ground.values import ValueWords
from plansite.languages.en.figures import figures
from plansite.languages.en.numbers import numbers
from plansite.languages.reading import Reading

_WHO: Final = r"(?:Responsible|Lead|Led by)[^():.]{0,40}:"

READING: Final = Reading(
    numbers=numbers,
    figures=figures,
    sentence_end=re.compile(r"[.!?](?=[”)]?(?:\s|$))"),
    pairs={"“": "”", "(": ")", "[": "]"},
    unpaired='"',
    breath=60,
    value_words=ValueWords(
        about_before=("about", "around", "approximately", "some", "nearly"),
        about_behind=("or so",),
        bounds_before={
            **dict.fromkeys(("at least", "no less than", "not less than"), "≥"),
            **dict.fromkeys(("at most", "no more than", "not more than", "up to"), "≤"),
            **dict.fromkeys(("more than", "over", "above"), ">"),
            **dict.fromkeys(("less than", "under", "below"), "<"),
        },
        bounds_behind={"or more": "≥", "or above": "≥", "or less": "≤", "or below": "≤"},
    ),
    responsible=re.compile(rf"\(({_WHO}(?:[^()]|\([^()]*\))+)\)|(?:^|(?<=[.;]\s))({_WHO}[^.]+)"),
)
