"""The English is English: no Chinese characters but declared ones, and every bracket and quotation mark closed."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.checks.translation.pairs import Pair, pairs
from plansite.ground.findings import Fault, rule
from plansite.ground.identities import Identity
from plansite.model import Plan

_CHINESE: Final = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+")
_PAIRS: Final = {"“": "”", "(": ")", "[": "]"}
_CLOSING: Final = {close: open_ for open_, close in _PAIRS.items()}


def chinese_faults(plan: Plan) -> Iterator[tuple[Identity, str, Fault]]:
    """Every run of Chinese characters in the English, with its block."""
    for pair in pairs(plan):
        for match in _CHINESE.finditer(pair.en):
            yield (
                pair.id,
                match[0],
                Fault(
                    place=pair.place,
                    message=f"{pair.id}: “{match[0]}” is left in the English",
                    hint="translate it; where it must stand, declare it in plan/allowances.yml with the reason",
                    hint_zh=f"英文中留有“{match[0]}”：请译出；确需保留的，请在 plan/allowances.yml 中申明理由",
                ),
            )


@rule("translation-chinese")
def chinese_left(plan: Plan) -> Iterator[Fault]:
    """No Chinese character or full-width mark stands in the English but those declared in plan/allowances.yml.

    Bad:  “promote 质量 improvement”, “quality，standards”
    Good: “promote the improvement of quality”, “quality, standards”
    """
    for identity, about, fault in chinese_faults(plan):
        if not plan.allows("translation-chinese", str(identity), about):
            yield fault


def _unbalanced(text: str) -> str | None:
    """The first mark that is opened and not closed, or closed and not opened."""
    open_: list[str] = []
    for character in text:
        if character in _PAIRS:
            open_.append(character)
        elif character in _CLOSING and (not open_ or open_.pop() != _CLOSING[character]):
            return character
    return open_[-1] if open_ else None


def _fault(pair: Pair, mark: str) -> Fault:
    return Fault(
        place=pair.place,
        message=f"{pair.id}: “{mark}” has no partner in the English" if mark != '"' else f'{pair.id}: straight "',
        hint="close or open it; quotation marks are the curly “ and ”",
        hint_zh="引号、括号要成对；英文引号用弯引号 “ ”",
    )


@rule("translation-marks")
def unbalanced_marks(plan: Plan) -> Iterator[Fault]:
    """Quotation marks and brackets of the English are balanced, and quotation marks are curly.

    Bad:  the “Pin Mark certification; "Zhejiang Made"
    Good: the “Pin Mark” certification; “Zhejiang Made”
    """
    for pair in pairs(plan):
        mark = '"' if '"' in pair.en else _unbalanced(pair.en)
        if mark is not None:
            yield _fault(pair, mark)
