"""The index of earlier editions, which a browser fetches only when its reader asks for them.

It holds each block as it read then, where it reads otherwise now; of editions in which it read alike, in the last.
docs/assets/js/search/older.js reads it.
"""

from collections.abc import Iterator

from plansite.edition.kept import earlier
from plansite.model import Plan
from plansite.pages.stage import dated
from plansite.search.pack import FOLDER, Rows, piece, script
from plansite.search.records import RECORD_KINDS, Record, records

_OLDER = "older"


def older_files(plan: Plan) -> dict[str, str]:
    """Every file by its path below docs/; none where there is one edition alone."""
    files: dict[str, str] = {}
    editions = list(_editions(plan, files))
    if editions:
        manifest = {"kinds": RECORD_KINDS, "editions": editions}
        files[f"{FOLDER}/{_OLDER}/manifest.js"] = script(f"{_OLDER}/manifest", manifest)
    return files


def _editions(plan: Plan, files: dict[str, str]) -> Iterator[dict[str, object]]:
    """What the manifest says of each edition with other words, the last first; its records go into ``files``."""
    seen = {_said(record) for record in records(plan)}
    for old in reversed(earlier(plan)):
        every = tuple(records(old))
        found = [each for each in every if each.id != "cover" and _said(each) not in seen]
        seen |= {_said(record) for record in found}
        edition = old.meta.edition
        if found and edition:
            rows = Rows(plan.languages).fields(found, {record.id: record for record in every})
            day = edition.published
            names = {each.code: dated(edition.name[each] or day, day, each) for each in plan.languages}
            yield {"day": day, "name": names, "piece": piece(files, f"{_OLDER}/r", rows)}


def _said(record: Record) -> tuple[object, ...]:
    return record.id, *((language.code, words) for language, words in record.words.items() if words.head or words.text)
