"""Normalised text and its terms, exactly as docs/assets/js/search/text.js makes them in the browser.

Only the postings of a large plan need this: a small plan's text is scanned as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_QUOTES: Final = re.compile(r"[“”„‟‘’‚‛'\"「」『』〝〞《》〈〉`´]")
_DASHES: Final = re.compile(r"[‐-―−－~～〜]")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
_SPACES: Final = re.compile(r"\s+")
_TOKEN: Final = re.compile(r"[\u3400-\u9fff]+|[a-z]+|\d+(?:\.\d+)*")
_VOWEL: Final = re.compile(r"[aeiouy]")
#: American spellings, short forms and odd plurals, and how the plan has them.
_OTHERWISE: Final = {
    "center": "centre", "centers": "centres", "centered": "centred", "centering": "centring", "meter": "metre",
    "meters": "metres", "program": "programme", "programs": "programmes", "catalog": "catalogue", "license": "licence",
    "licenses": "licences", "defense": "defence", "practice": "practise", "practices": "practises",
    "livable": "liveable", "aging": "ageing", "lab": "laboratory", "labs": "laboratories",
    "craftsmen": "craftsman",
}  # fmt: skip
_OUR: Final = re.compile(
    r"^(col|endeav|fav|harb|hon|lab|neighb|vig|behavi)or(s|ed|er|ers|ing|able|ful|hood|hoods)?$", re.ASCII
)
_IZE: Final = re.compile(r"^(.{4,}[iy])z(e|ed|es|er|ers|ing|ation|ations)$")


def normalised(text: str) -> str:
    """Lower case, one width, no quotation marks, one kind of dash and blank."""
    text = _QUOTES.sub("", unicodedata.normalize("NFKC", _QUOTES.sub("", text)).lower())
    return _SPACES.sub(" ", _THOUSANDS.sub("", _DASHES.sub("-", text).replace("。", ".")))


@cache
def stem(word: str) -> str:
    """A light stem: plural, -ing, -ed, -ise for -ize. Not a word; only equal for words that belong together."""
    word = _OUR.sub(r"\1our\2", _OTHERWISE.get(word, word))
    word = _IZE.sub(r"\1s\2", word)
    if len(word) <= 3:
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest
            break
    word = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", word)
    word = re.sub(r"e$", "", word) if len(word) > 3 else word
    return re.sub(r"([^aeiou])y$", r"\1i", word)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:x|ch|sh|ss|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^sui]s$", word) else word


def terms(text: str) -> Iterator[str]:
    """Pairs of neighbouring Chinese characters and the last of a run; stems of words; numbers."""
    for token in _TOKEN.findall(normalised(text)):
        if not token.isascii():
            yield from (token[at : at + 2] for at in range(len(token)))
        else:
            yield stem(token) if token.isalpha() else token
