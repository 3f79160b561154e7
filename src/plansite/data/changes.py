"""The comparisons of editions as data: JSON of what changed, and the Word files with tracked changes."""

from collections.abc import Iterator, Mapping
from typing import Any

from plansite.data.tracked import tracked_file
from plansite.edition.comparison import BlockChange, Comparison, Meaning
from plansite.edition.pairs import Pair, comparisons, pairs
from plansite.edition.rounds import Causes, behind, causes
from plansite.edition.serial import json_text
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.changes import changes_json, changes_word

Json = dict[str, Any]


def changes_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Path below docs/ → JSON of each comparison, in each language in which it is made."""
    for pair, language in _made(plan):
        found = comparisons(plan)[pair.name, language.code]
        yield (
            changes_json(pair.name, language),
            json_text(_whole(pair, found, causes(plan, pair.old.date, pair.new.date))),
        )


def tracked_files(plan: Plan) -> Mapping[str, bytes]:
    """Path below docs/ → Word file of each comparison, in each language in which it is made."""
    return {
        changes_word(pair.name, language): tracked_file(pair.old, pair.new, language) for pair, language in _made(plan)
    }


def _made(plan: Plan) -> Iterator[tuple[Pair, Language]]:
    for pair in pairs(plan):
        for language in dict.fromkeys(map(pair.language, plan.languages)):
            yield pair, language


def _whole(pair: Pair, found: Comparison, why: Causes) -> Json:
    return {
        "old": pair.old.date,
        "new": pair.new.date,
        "language": found.language.code,
        "meanings": [_meaning(each) for each in found.meanings],
        "blocks": [_block(change, why) for change in found.changed],
    }


def _meaning(meaning: Meaning) -> Json:
    return {
        "subject": meaning.subject,
        "fate": meaning.fate,
        "block": str(meaning.block),
        "name": meaning.name,
        "old": meaning.old,
        "new": meaning.new,
        "shift": meaning.shift,
        "aspects": [*meaning.aspects],
        "others": [*map(str, meaning.others)],
    }


def _block(change: BlockChange, why: Causes) -> Json:
    return {
        "old": str(change.old) if change.old else None,
        "new": str(change.new) if change.new else None,
        "kind": change.kind,
        "moved": change.moved,
        "others": [*map(str, change.others)],
        "comments": [str(comment.identity) for comment in behind(change, why)],
        "lines": [
            {"key": line.key, "number": line.number, "pieces": [[piece.op, piece.text] for piece in line.pieces]}
            for line in change.lines
        ],
    }
