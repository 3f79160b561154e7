"""Forms and spellings of English words: a light stemmer, with British spelling."""

from typing import Final

from plansite.languages.stems import Stems

STEMS: Final = Stems(
    # American spellings, short forms and odd plurals, and how the plan has them.
    spellings={
        "center": "centre", "centers": "centres", "centered": "centred", "centering": "centring", "meter": "metre",
        "meters": "metres", "program": "programme", "programs": "programmes", "catalog": "catalogue",
        "license": "licence", "licenses": "licences", "defense": "defence", "practice": "practise",
        "practices": "practises", "livable": "liveable", "aging": "ageing", "lab": "laboratory",
        "labs": "laboratories", "craftsmen": "craftsman",
    },
    respelt=(
        (r"^(col|endeav|fav|harb|hon|lab|neighb|vig|behavi)or(?=(?:s|ed|er|ers|ing|able|ful|hood|hoods)?$)", "our"),
        (r"^(.{4,}[iy])z(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "s"),
    ),
    shortest=4,
    steps=(
        ((r"^(.{2,})ies$", "y"), (r"(x|ch|sh|ss|z)es$", ""), (r"([^sui])s$", "")),
        ((r"^(?=.*[aeiouy].*ing$)(.{3,})ing$", ""), (r"^(?=.*[aeiouy].*ed$)(.{2,}[^e])ed$", "")),
        ((r"([b-df-hj-np-tv-z])\1$", ""),),
        ((r"^(.{3,})e$", ""),),
        ((r"([^aeiou])y$", "i"),),
    ),
)  # fmt: skip
