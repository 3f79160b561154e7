"""What the index says of each of its languages: all that the engine must know to find, rank and show words in it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from plansite.languages import Language
from plansite.search.folding import normalised
from plansite.search.records import RECORD_KINDS
from plansite.search.terms import stems_of

#: Keys of the interface begin so when the words are those of search.
_WORDS: Final = "search_"
_KIND: Final = "search_kind_"


def declared(
    language: Language, languages: Sequence[Language], texts: Sequence[str], said: Sequence[str] = ()
) -> dict[str, Any]:
    """One language as data. ``texts`` are those that are searched in it, ``said`` the words that readers use, too."""
    searching = language.searching
    stems = stems_of(language, languages)
    labels = (language.writing.column_label, language.writing.table_label)
    return {
        "code": language.code,
        "tag": language.tag,
        "name": language.name,
        "gap": language.writing.gap,
        "unspaced": searching.unspaced,
        "letters": searching.letters,
        "lengths": asdict(searching.lengths),
        "stop": sorted(searching.stop),
        "questions": searching.questions,
        "amounts": searching.amounts,
        "numbering": searching.numbering,
        "labels": [normalised(label) for label in labels],
        "suffix": normalised(language.writing.new_suffix).strip(),
        "number_words": dict(searching.number_words),
        "numerals": searching.numerals.data() if searching.numerals else None,
        "rewritten": searching.rewritten,
        "references": [[reference.form, *reference.names] for reference in searching.references],
        "stems": stems.data() if stems and stems is searching.stems else None,
        "variants": searching.variants([*texts, *said]) if searching.variants else "",
        "syllables": searching.syllables([*texts, *said]) if searching.syllables else None,
        "rehearsal": _frequent(texts, language),
        "say": _say(language),
    }


def _say(language: Language) -> dict[str, Any]:
    """What search says, and what it calls the kinds of its results."""
    words = language.words
    said = {
        key.removeprefix(_WORDS): text
        for key, text in words.items()
        if key.startswith(_WORDS) and not key.startswith(_KIND)
    }
    return {**said, "kinds": {kind: words[_KIND + kind] for kind in RECORD_KINDS if _KIND + kind in words}}


def _frequent(texts: Sequence[str], language: Language) -> str:
    """A word that many blocks hold: what the engine looks for, before the reader does, to get warm."""
    unspaced = language.searching.unspaced
    word = f"[{unspaced}]{{2}}" if unspaced else f"[{language.searching.letters}]{{5,}}"
    counts = Counter(found for text in texts for found in set(re.findall(word, normalised(text))))
    return max(counts, key=lambda found: (counts[found], found), default="")
