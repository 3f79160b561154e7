"""Where comparisons of two editions lie (the page, the JSON, the Word file), and what they come to in words."""

from collections.abc import Iterator
from typing import Final

from plansite.edition.comparison import Comparison
from plansite.languages import Language

#: The folder of the pages below their language, and of the files below those of the data.
CHANGES: Final = "changes"
_DATA: Final = f"data/{CHANGES}"


def changes_path(name: str, language: Language) -> str:
    """The page of a pair of editions (``2021-12-16/2022-06-30``), below docs/."""
    return f"{language}/{CHANGES}/{name}.md"


def changes_address(name: str, language: Language) -> str:
    """The address of the page, from the site's root."""
    return f"{language}/{CHANGES}/{name}/"


def changes_json(name: str, language: Language) -> str:
    """The JSON of a pair in the language in which it is compared, from the site's root."""
    return f"{_DATA}/{_file(name)}.{language}.json"


def changes_word(name: str, language: Language) -> str:
    """The Word file of a pair in the language in which it is compared, from the site's root."""
    return f"{_DATA}/{_file(name)}.{language}.docx"


def _file(name: str) -> str:
    return name.replace("/", "_")


#: The kinds of change in the order in which they are told.
_KINDS: Final = ("added", "dropped", "split", "merged", "figure", "wording", "moved", "punctuation")


def counts(comparison: Comparison, language: Language) -> tuple[tuple[str, int], ...]:
    """How many blocks changed in which way, by what that is called; ways in which none did are left out."""
    found = ((kind, sum(change.kind == kind for change in comparison.changed)) for kind in _KINDS)
    return tuple((language.words[f"change_{kind}"], count) for kind, count in found if count)


def in_words(comparison: Comparison, language: Language) -> str:
    """What a comparison comes to: targets first, by name, then how many blocks changed in which way."""
    told = _targets(comparison, language), _numbers(comparison, language)
    return language.writing.gap.join(filter(None, (_listed(parts, language) for parts in told)))


def _listed(parts: Iterator[str], language: Language) -> str:
    joined = language.writing.semicolon.join(parts)
    return joined + language.writing.full_stop.rstrip() if joined else ""


def _targets(comparison: Comparison, language: Language) -> Iterator[str]:
    for meaning in comparison.about("target"):
        what = language.words[f"target_{meaning.shift}" if meaning.shift else f"fate_{meaning.fate}"]
        values = " → ".join(filter(None, (meaning.old, meaning.new)))
        yield f"{meaning.name} {values}{language.writing.brackets.format(what)}"


def _numbers(comparison: Comparison, language: Language) -> Iterator[str]:
    yield from (f"{name} {count}" for name, count in counts(comparison, language))
