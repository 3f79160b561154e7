"""When two texts are the same: after NFKC, without white space, a run of dashes as one."""

import re
import unicodedata
from typing import Final

from plansite.ground.characters import BLANK

_DASHES: Final = re.compile(r"--+|[—–―─]+|－－+")
DASH: Final = "—"


def normalise(text: str) -> str:
    """NFKC, no white space, one dash for a run of them."""
    return BLANK.sub("", unicodedata.normalize("NFKC", _DASHES.sub(DASH, text)))
