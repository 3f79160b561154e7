"""Personal data in a text: telephone numbers, identity cards, mail addresses, names, homes; found, and taken out.

Identity cards follow their own rule (``stdnum.cn.ric``: region, day of birth, check digit), cards of banks theirs; what
looks like a name or an address is found by the expressions of every language, because comments come in any.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from stdnum import luhn
from stdnum.cn import ric

from plansite.languages import known, language
from plansite.languages.commenting import MASK
from plansite.model import Plan
from plansite.model.block_texts import texts_by_block

_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}", re.ASCII)
#: Numbers with the sign of a country.
_ABROAD: Final = re.compile(r"\+\d{1,3}(?:[- ]?\d){7,12}(?!\d)", re.ASCII)
_CARD: Final = re.compile(r"(?<![\dA-Za-z])(?:\d[- ]?){17}[\dXx](?![\dA-Za-z])", re.ASCII)
#: Cards of banks: ISO/IEC 7812, with a check digit of Luhn's.
_BANK: Final = re.compile(r"(?<![\dA-Za-z.])\d(?:[- ]?\d){14,18}(?![\dA-Za-z.])", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Found:
    """Personal data in a text, from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def personal(text: str, names: Iterable[str] = ()) -> tuple[Found, ...]:
    """The personal data of a text in order, none inside another. ``names``: those that are known to be some."""
    spans = sorted({*_spans(text), *_named(text, names)}, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(Found(start=start, end=end, text=text[start:end]) for start, end in kept)


def without_personal(text: str, names: Iterable[str] = (), public: str = "") -> str:
    """The text with marks where personal data stood. What stands in ``public``, the plan's own words, stays."""
    for found in reversed(personal(text, names)):
        if found.text not in public:
            text = text[: found.start] + MASK + text[found.end :]
    return text


def public_words(plan: Plan) -> str:
    """What the plan itself says, notice and contacts too: whoever quotes that tells nothing of himself."""
    texts = [text for language in plan.languages for text in texts_by_block(plan, language).values()]
    if call := plan.meta.consultation:
        texts += call.contact.texts if call.contact else ()
        texts += filter(None, (call.telephone,))
    for contact in (each.invitation.contact for each in plan.rounds):
        if contact:
            said = (contact.name, contact.unit, contact.post)
            texts += [text for each in said if each for text in each.texts]
            texts += filter(None, (contact.telephone, contact.email))
    return "\n".join(texts)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _CARD.finditer(text):
        if ric.is_valid(match[0]):
            yield match.span()
    for match in _BANK.finditer(text):
        if luhn.is_valid(re.sub("[- ]", "", match[0])):
            yield match.span()
    for pattern in (_MAIL, _ABROAD):
        yield from (match.span() for match in pattern.finditer(text))
    for pattern in _expressions():
        group = "it" if "it" in pattern.groupindex else 0
        yield from (match.span(group) for match in pattern.finditer(text))


@cache
def _expressions() -> tuple[re.Pattern[str], ...]:
    """Those of every language."""
    return tuple(pattern for code in known() for pattern in language(code).commenting.private)


def _named(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in names:
        if len(name) > 1:
            yield from (match.span() for match in re.finditer(re.escape(name), text))
