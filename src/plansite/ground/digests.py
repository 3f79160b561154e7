"""The digests by which texts are known again."""

import hashlib


def digest(what: str | bytes, length: int = 16) -> str:
    """SHA-256 of bytes, or of a text in UTF-8: its first ``length`` hex digits."""
    return hashlib.sha256(what.encode("utf-8") if isinstance(what, str) else what).hexdigest()[:length]
