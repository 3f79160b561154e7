"""Levels of government in Chinese: 县, 市, 区, 省."""

import re
from typing import Final

from plansite.languages.agreement import Levels


def others(own: str, title: str) -> re.Pattern[str]:
    """Own (我, 全, 本) with another level; the title's own name for its aim; who governs; the topic of a sentence."""
    levels = "".join(level for level in "县市区" if level != own)
    aims = [f"{name}[{levels}省](?!场)" for name in re.findall(f"[\u4e00-\u9fff]{{2}}强(?={own})", title)]
    forms = (
        f"(?:我|全|本)[{levels}](?![场面民域位间内块])",
        *(f"(?<![国省市]){aim}" for aim in aims),
        f"{own}(?:人民政府)?[{levels}省]长",
        "(?:(?<=期间，)|(?<=时期，)|(?<=以来，)|(?<=。)|^)[全本]省(?!级)",
    )
    return re.compile("|".join(forms))


LEVELS: Final = Levels(own=re.compile("[县市省区]"), others=others, quoted=re.compile("[“《][^”》]*[”》]"))
