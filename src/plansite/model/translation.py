"""Which original each translated block translates: ``plan/translation.<language>.lock``.

A lock holds a line per block, ``m3-1-2 5f0c… 91be…``: the identity, a digest of the original at the time somebody
confirmed the translation, and one of the translation as it was then (older locks lack it). A block whose original has
changed since is behind. ``=`` at the end: the original had changed then, and the translation had not.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from plansite.ground.digests import digest
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model.derived import per_language
from plansite.model.entry import Entry
from plansite.model.plan import Plan
from plansite.model.texts import ByLanguage

#: Behind a block that was confirmed though its translation was as before, and its original was not.
UNCHANGED = "="


def digests(plan: Plan) -> Mapping[Identity, str]:
    """The digest of every block of the original: SHA-256 of its text after NFKC, without white space, 16 hex digits."""
    return _digests(plan, plan.original)


@per_language
def _digests(plan: Plan, language: Language) -> Mapping[Identity, str]:
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages(language):
        texts[passage.id].append("".join(unicodedata.normalize("NFKC", passage.text).split()))
    return {identity: digest("\n".join(text)) for identity, text in texts.items()}


@per_language
def behind(plan: Plan, language: Language) -> frozenset[Identity]:
    """The blocks whose translation into a language does not translate the original as it stands now.

    Of the original itself, nothing is ever behind.
    """
    if language == plan.original:
        return frozenset()
    confirmed = plan.translated.get(language.code, {})
    return frozenset(
        identity
        for identity, digest in digests(plan).items()
        if _of_original(confirmed.get(str(identity), "")) != digest
    )


def _of_original(confirmed: str) -> str:
    return confirmed.partition(" ")[0]


def confirmation(plan: Plan, language: Language, identity: Identity) -> str:
    """What the lock says of a block that is confirmed now."""
    original, translation = digests(plan)[identity], _digests(plan, language).get(identity, "")
    before = plan.translated.get(language.code, {}).get(str(identity), "").split()
    same = before[1:2] == [translation] and before[0] != original
    return f"{original} {translation}" + (f" {UNCHANGED}" if same else "")


@per_language
def unchanged(plan: Plan, language: Language) -> frozenset[Identity]:
    """The blocks whose translation was confirmed as it was though the original had changed, and is so still."""
    confirmed, now = plan.translated.get(language.code, {}), _digests(plan, language)
    return frozenset(
        identity
        for identity, original in digests(plan).items()
        if confirmed.get(str(identity)) == f"{original} {now.get(identity)} {UNCHANGED}"
    )


def lock_name(language: Language) -> str:
    """The file below plan/ that holds the confirmed blocks of a translation."""
    return f"translation.{language}.lock"


def lock_text(entries: Mapping[str, str]) -> str:
    """The lock file: a line per block, in the order given."""
    return "".join(f"{identity} {digest}\n" for identity, digest in entries.items())


def texts_in(value: Any) -> Iterator[ByLanguage]:
    """Every text in something of the model that must be there in every language."""
    if isinstance(value, tuple):
        for each in value:
            yield from texts_in(each)
    elif isinstance(value, Entry):
        if isinstance(value, ByLanguage):
            yield from (value,) if value.needs_original else ()
            return
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
        yield from texts_in(tuple((value.__pydantic_extra__ or {}).values()))


def common_data(plan: Plan) -> Iterator[Any]:
    """What the data files say that stands on more than one page. (Reported values have a rule of their own.)"""
    yield from (plan.meta, plan.tables, plan.glossary, plan.corrections, plan.notes, plan.allowances)
    yield from (plan.moved, plan.changes)


def chapter_data(plan: Plan) -> Iterator[Any]:
    """What they say that belongs to a chapter: its other tables and pictures, what is quoted from it."""
    yield from (plan.grids, plan.pictures, plan.links, plan.figures)
