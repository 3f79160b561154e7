"""YAML as the importer writes it: strings plain where that is safe, texts by language on one line."""

import json
import re
from typing import Final

from plansite.languages import Language

_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff]")
_SPECIAL: Final = re.compile(r"[,\[\]{}:#&*!|>'\"%@`?\\\x00-\x1f\x85\u2028\u2029\ufeff]|^[-=~]")


def scalar(text: str) -> str:
    """A YAML string, plain where that is safe.

    >>> print(scalar("质量建设"), scalar("95"), scalar("a: b"))
    质量建设 "95" "a: b"
    """
    plain = _IDEOGRAPH.search(text) and not _SPECIAL.search(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)


def by_language(text: str, language: Language) -> str:
    """A text under the code of its language."""
    return f"{{ {language}: {scalar(text)} }}"


def in_both(zh: str, en: str) -> str:
    """What the importer itself says, in the languages in which findings speak."""
    return f"{{ zh: {scalar(zh)}, en: {scalar(en)} }}"
