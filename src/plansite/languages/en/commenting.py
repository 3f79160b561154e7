"""How comments are written in English, and what is personal in them."""

import re
from typing import Final

from plansite.languages.commenting import Commenting, masked_word

_NAME: Final = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]*){0,2}"


def _one_of(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})


def masked(name: str) -> str:
    """Mr B*** for Mr Brown: each word by its first letter, but for how one is addressed.

    >>> masked("Mr John Brown")
    'Mr J*** B***'
    """
    words = name.split()
    return " ".join(word if word.rstrip(".").casefold() in _TITLES else masked_word(word) for word in words)


COMMENTING: Final = Commenting(
    masked=masked,
    heads={
        "number": _one_of("no\\.?|number|#"),
        "block": _one_of("block|identity|paragraphid"),
        "place": _one_of("place|chapter|section|clause|chapterorclause|chapter/section|location|page|where"),
        "kind": _one_of("kind|type|category"),
        "quote": _one_of("original|originaltext|text|currenttext|presenttext|quote|wording"),
        "suggestion": _one_of(
            "(?:your)?(?:suggestion|suggestedchange|comment|comments|proposedchange|proposal|change|proposedtext)s?"
            "|whatyouwouldchange"
        ),
        "reason": _one_of("reasons?|why|justification|rationale"),
        "name": _one_of("(?:your|full)?name|contactperson|from|nameororganisation|nameororganization"),
        "organisation": _one_of("organi[sz]ation|company|body|office"),
        "contact": _one_of("contact|contactdetails|telephone|phone|tel|mobile|e-?mail|e-?mailaddress|address"),
        "channel": _one_of("channel|how|receivedby|means"),
        "date": _one_of("date|received|dateofcall"),
    },
    kinds={
        "wording": _one_of("word"),
        "figure": _one_of("figure|number|data"),
        "missing": _one_of("missing|add"),
        "question": _one_of("question|ask"),
        "other": _one_of("other"),
    },
    channels={
        "telephone": _one_of("phone|call"),
        "meeting": _one_of("meeting|hearing|visit"),
        "mail": _one_of("e-?mail"),
        "post": _one_of("post|letter"),
    },
    hints={
        "question": _one_of(r"(?m)\?\s*$"),
        "missing": _one_of(r"\b(?:please add|should be added|is missing|does not mention|add a)\b"),
    },
    steps={
        "chapter": _one_of(r"\bchapter\s+(\d+)"),
        "section": _one_of(r"\bsection\s+(?:\d+\s*[.-]\s*)?(\d+)"),
        "measure": _one_of(r"\b(?:measure|paragraph|item)\s+(?:\d+\s*[.-]\s*)*(\d+)"),
        "column": _one_of(r"\b(?:special\s+)?column\s+(?:item\s+)?(\d+(?:[-–]\d+){0,2})"),
        "table": _one_of(r"\btable\s+(\d+)"),
    },
    whole=_one_of(r"(?:the\s+)?(?:whole|entire)\s+(?:plan|document|text)|general|overall|the plan"),
    courtesy=_one_of(
        r"(?:dear\s.{0,60}|hello.{0,20}|to whom it may concern|(?:with\s)?(?:kind|best|warm)?\s*regards.{0,10}"
        r"|yours\s(?:sincerely|faithfully|truly)|thank\s?(?:you|s).{0,60}|many thanks|please find.{0,60}attached.{0,10}"
        r"|my comments?(?: are)?(?: as follows)?|see attach.{0,20}|sent from my .{0,20})[:,.!\s]*"
    ),
    nothing=_one_of(
        r"(?:we|i)?\s*(?:have|has)?\s*(?:no|none)\s*(?:further\s)?(?:comments?|suggestions?)?(?:\s+to make)?[.!]?"
    ),
    item=_one_of(r"\s*(?:\(?\d{1,2}[.)](?!\d)|\([a-z]\)|comment\s+\d{1,2}\s*[:.])\s*"),
    negations=_one_of(r"\b(?:no|not|never|without|against|remove|delete|n’t|n't|cannot)\b|n['’]t\b"),
    quoted=re.compile(r"[“\"]([^“”\"]{3,300})[”\"]|(?<!\w)‘([^‘’]{3,300})’(?!\w)"),
    private=(
        re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?P<it>{_NAME})"),
        re.compile(r"\b(?:[Mm]y name is|I am|Name:)\s+(?P<it>[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)"),
        re.compile(
            r"\b(?:tel|telephone|phone|mobile|call me (?:at|on))\b\D{0,6}(?P<it>\d[\d -]{5,14}\d)(?!\d)", re.IGNORECASE
        ),
        re.compile(
            r"\b\d{1,5}[a-z]?\s+(?:[A-Z][\w’'-]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Way|Square)\b\.?"
        ),
    ),
    organisation=_one_of(
        r"\b(?:ltd|limited|inc|company|co\.|association|council|university|school|hospital|office|bureau|institute|society|"
        r"committee|agency|trust|group|department|authority|college|bank|llp|plc|foundation|union)\b"
    ),
)
