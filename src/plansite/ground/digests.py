"""The digests by which texts are known again."""

import hashlib


def digest(text: str, length: int = 16) -> str:
    """SHA-256 of a text in UTF-8: its first ``length`` hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]
