"""Words of another level of government than the plan's own."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.model import Plan

_QUOTED: Final = re.compile("[“《][^”》]*[”》]")
_LEVEL: Final = re.compile("[县市省区]")


@disagreement("scope", "contradiction", "implausible", numbers="both")
def other_level(plan: Plan) -> Iterator[Disagreement]:
    """The plan of a county speaks of the county as its own, that of a city of the city.

    A level above may be named (争创全省标杆), but not as what a sentence is about: at its beginning, or after a period.
    What stands in quotation marks is a name and is left out.

    Bad:  我市, 全市, 质量强市 or 县市长 in a plan whose title names a 县; “十三五”期间，全省质量…
    Good: 我县, 全县, 质量强县; or an editor's note of kind contradiction in the sentence
    """
    own = _LEVEL.search(plan.meta.title.zh)
    if own is None:
        return
    words = _words_of_others(own[0], plan.meta.title.zh)
    for passage in plan.passages(LANGUAGES[0]):
        for match in words.finditer(_QUOTED.sub(lambda name: "□" * len(name[0]), passage.text)):
            yield Disagreement(
                spots=(spot(passage, match.start(), min(match.end() + 8, len(passage.text)), figure=match[0]),),
                zh=f"规划的层级为“{own[0]}”，此处称“{match[0]}”",
                en="the words are those of another level of government than the plan’s own",
            )


def _words_of_others(own: str, title: str) -> re.Pattern[str]:
    """Own (我, 全, 本) with another level; the title's own name for its aim; who governs; the topic of a sentence."""
    others = "".join(level for level in "县市区" if level != own)
    aims = [f"{name}[{others}省](?!场)" for name in re.findall(f"[\u4e00-\u9fff]{{2}}强(?={own})", title)]
    forms = (
        f"(?:我|全|本)[{others}](?![场面民域位间内块])",
        *(f"(?<![国省市]){aim}" for aim in aims),
        f"{own}(?:人民政府)?[{others}省]长",
        "(?:(?<=期间，)|(?<=时期，)|(?<=以来，)|(?<=。)|^)[全本]省(?!级)",
    )
    return re.compile("|".join(forms))
