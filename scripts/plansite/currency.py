"""Which Chinese text each English block translates: ``plan/translation.lock``.

The lock holds a line per block, ``m3-1-2 5f0c…``: the identity and a digest of the Chinese at the time somebody
confirmed the English. A block whose Chinese has changed since is behind.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from plansite.identities import Identity
from plansite.model import Plan

DIGEST_LENGTH = 16


def digests(plan: Plan) -> dict[Identity, str]:
    """The digest of every block's Chinese: SHA-256 over its text after NFKC without white space, 16 hex digits."""
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages("zh"):
        texts[passage.id].append("".join(unicodedata.normalize("NFKC", passage.text).split()))
    return {identity: _digest("\n".join(text)) for identity, text in texts.items()}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGEST_LENGTH]


def behind(plan: Plan) -> frozenset[Identity]:
    """The blocks whose English does not translate the Chinese as it stands now."""
    confirmed = plan.translated
    return frozenset(identity for identity, digest in digests(plan).items() if confirmed.get(str(identity)) != digest)


def lock_text(entries: Mapping[str, str]) -> str:
    """The lock file: a line per block, in the order given."""
    return "".join(f"{identity} {digest}\n" for identity, digest in entries.items())
