"""Identities carried over to a text that was received: which of its blocks are blocks that are known already.

Nothing here reads or writes files: blocks of both texts go in, matches, identities and proposals come out. An import of
a later edition uses it, and so may whoever receives the text of blocks in another form.
"""

from plansite.edition.carrying.assigning import INSERTS, Carried, carry
from plansite.edition.carrying.matching import Fate, Match, match_blocks

__all__ = ["INSERTS", "Carried", "Fate", "Match", "carry", "match_blocks"]
