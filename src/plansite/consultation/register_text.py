"""comments.yml as collate writes it: an entry a comment, every key on its line, for the office to go on by hand."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from plansite.ground.identities import Identity
from plansite.model import Comment, Register, Sender

_HEAD: Final = """\
# The register of what came in. `plansite collate` adds to it and keeps what you change here, but not remarks behind #.
# 意见登记表，由 plansite collate 续写；您在此处的修改会保留（# 后的批注除外）。不得写入个人信息。
"""
_PLAIN: Final = re.compile(r"[a-z]+(?:-[a-z0-9]+)*|[smpctaif]-?\d+(?:-\d+)*", re.ASCII)
#: Words that YAML reads as something else.
_WORDS: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_KEYS: Final = (
    "number", "kind", "senders", "block", "found", "where", "candidates", "question", "quote", "suggestion", "reason",
    "variants", "masked", "language", "received", "channel",
)  # fmt: skip


def register_text(register: Register) -> str:
    """The file."""
    senders = "".join(f"- {_sender(each)}\n" for each in register.senders)
    comments = "".join(_comment(each) for each in register.comments)
    return (
        _HEAD
        + (f"senders:\n{senders}" if senders else "senders: []\n")
        + (f"comments:\n{comments}" if comments else "comments: []\n")
    )


def _sender(sender: Sender) -> str:
    parts = [f"number: {sender.number}", f"kind: {sender.kind}"]
    parts += [f"name: {_scalar(sender.name)}"] if sender.name else []
    parts += [f"people: {sender.people}"] if sender.people != 1 else []
    return f"{{ {', '.join(parts)} }}"


def _comment(comment: Comment) -> str:
    lines = list(_lines(comment))
    return f"- {lines[0]}\n" + "".join(f"  {line}\n" for line in lines[1:])


def _lines(comment: Comment) -> Iterator[str]:
    for key in _KEYS:
        value = getattr(comment, key)
        if key == "variants" and value:
            yield "variants:"
            yield from (f"- {_scalar(each)}" for each in value)
        elif value or (key == "senders"):
            yield f"{key}: {_value(value)}"


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Identity():
            return _scalar(str(value))
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return _scalar(str(value))


def _scalar(text: str | None) -> str:
    text = text or ""
    return text if _PLAIN.fullmatch(text) and text not in _WORDS else json.dumps(text, ensure_ascii=False)
