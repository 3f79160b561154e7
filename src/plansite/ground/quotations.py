"""The original quoted in the file of a translation: what stands behind `>` waits to be translated below."""

import re
from typing import Final

QUOTE: Final = "> "
ATTRIBUTES: Final = re.compile(r"\s*\{:.*\}\s*")
_CALL: Final = re.compile(r"\s*\{\{.*\}\}\s*")


def quoted(text: str) -> str:
    """The text of a chapter or special column as its translator gets it: every block quoted, identities as they are."""
    return "\n".join(QUOTE + line if is_text(line) else line for line in text.split("\n"))


def is_text(line: str) -> bool:
    """Whether a line says something: it is no blank one, no identity and no call."""
    return bool(line.strip()) and not ATTRIBUTES.fullmatch(line) and not _CALL.fullmatch(line)
