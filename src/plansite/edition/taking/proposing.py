"""Matches that are not sure, as the text of proposals.yml."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from plansite.edition.carrying import Carried, Match
from plansite.edition.carrying.matching import Why
from plansite.edition.comparison.blocks import TextBlock
from plansite.ground.identities import Identity

HEAD: Final = """\
# What the import could not decide. Look at each entry and write `decision: accept` or `decision: reject`; or correct
# `fate` and `of`. Then run: plansite settle
# 导入时未能确定的对应关系：逐条核对，decision 写 accept 为同意、reject 为不同意，也可更正 fate、of；
# 然后运行 plansite settle
"""
#: Why a match is proposed, in Chinese and English: people of both read it whatever the languages of the plan.
_REASONS: Final[dict[Why, tuple[str, str]]] = {
    "same-words": ("文字相同，但所在的章、节或专栏不同", "the words are the same, but it stands in another place"),
    "like-words": ("文字相近", "the words are alike"),
    "words-of": ("文字原在这一块中，那里已没有", "its words stood in that block, which has lost them"),
    "words-in": ("文字现在这一块中，那里原来没有", "its words stand in that block now, which lacked them"),
    "part-of": ("是原来这一段中最长的一部分", "it is the longest part of what that block was"),
    "made-of": ("含有原来这一段和其他几段的文字", "it holds the words of that block and others"),
    "same-place": ("前后内容相同，文字改动较大", "it stands in the same place, with other words"),
    "contents": ("所含内容大多相同", "most of what stands in it is the same"),
    "no-notice": ("收到的文件没有公告", "the document that was received has no notice"),
    "nothing-like": ("另一版中没有相近的内容", "nothing like it stands in the other edition"),
}
_WORDS: Final = 24


def proposals_text(
    carried: Carried, old: Mapping[Identity, TextBlock], new: Mapping[Identity, TextBlock], last: Identity
) -> str:
    """The file; empty where nothing is to be decided. ``last`` is where links lead where nothing nearer is left."""
    entries = [_entry(match, carried, old, new, last) for match in carried.asked]
    return HEAD + "".join(entries) if entries else ""


def _entry(
    match: Match,
    carried: Carried,
    old: Mapping[Identity, TextBlock],
    new: Mapping[Identity, TextBlock],
    last: Identity,
) -> str:
    lines = _lines(match, carried, old, new, last)
    return "".join(f"{'  ' if at else '- '}{line}\n" for at, line in enumerate(lines))


def _lines(
    match: Match,
    carried: Carried,
    old: Mapping[Identity, TextBlock],
    new: Mapping[Identity, TextBlock],
    last: Identity,
) -> Iterator[str]:
    yield f"fate: {match.fate}"
    if match.new:
        yield f"block: {_quoted(carried.identities[match.new])}"
    if match.old:
        yield f"of: [{', '.join(map(_quoted, match.old))}]"
    if match.old and match.fate != "split":
        yield f"to: {_quoted(_successor(old[match.old[0]], carried, last))}"
    yield f"certainty: {round(match.certainty * 100)}"
    yield f"words: {json.dumps(_shown(match, old, new), ensure_ascii=False)}"
    chinese, english = _REASONS[match.why]
    yield f"reason: {{ zh: {json.dumps(chinese, ensure_ascii=False)}, en: {json.dumps(english)} }}"
    yield "decision: open"


def _quoted(identity: Identity) -> str:
    return f'"{identity}"' if str(identity).isdigit() else str(identity)


def _shown(match: Match, old: Mapping[Identity, TextBlock], new: Mapping[Identity, TextBlock]) -> str:
    """The first words of the block: of the new text, or of the old one where it is gone."""
    block = new[match.new] if match.new and match.fate != "merged" else old[match.old[0]]
    words = " ".join(block.words.split()) or str(block.id)
    return words[:_WORDS] + ("…" if len(words) > _WORDS else "")


def _successor(block: TextBlock, carried: Carried, last: Identity) -> Identity:
    """What is left of that in which a block stood: its section, else its chapter."""
    present = set(carried.identities.values())
    if block.id.key == "notice":
        return Identity(kind="page", key="cover")
    return next((each for each in (block.parent, block.chapter) if each in present and each is not None), last)
