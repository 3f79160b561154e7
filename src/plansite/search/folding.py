"""Normalised text, exactly as docs/assets/js/search/text.js makes it in the browser."""

import re
import unicodedata
from typing import Final

_QUOTES: Final = re.compile(r"[“”„‟‘’‚‛'\"「」『』〝〞《》〈〉`´]")
_DASHES: Final = re.compile(r"[‐-―−－~～〜]")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3})")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACES: Final = re.compile(r"\s+")


def normalised(text: str) -> str:
    """Lower case, one width, no quotation marks, one kind of dash and blank, nothing that cannot be seen."""
    text = _UNSEEN.sub("", _QUOTES.sub("", text))
    text = _QUOTES.sub("", unicodedata.normalize("NFKC", text).lower())
    return _SPACES.sub(" ", _THOUSANDS.sub("", _DASHES.sub("-", text).replace("。", ".")))
