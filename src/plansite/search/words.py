"""Words that readers use for what the plan calls otherwise, as the index has them."""

from collections.abc import Iterator, Mapping, Sequence

from plansite.languages import Language
from plansite.model import ReadersWords
from plansite.search.folding import normalised

#: Strings by language, in the order of the index.
Strings = list[list[str]]


def words_and_meanings(
    languages: Sequence[Language], readers: Sequence[ReadersWords], texts: Mapping[Language, Sequence[str]]
) -> list[tuple[Strings, Strings]]:
    """What readers say and what it means: the plan's own list first, then words that other countries use.

    Of the latter only those are worth their room whose meaning stands in the texts.
    """
    own = [
        ([[*entry.words.of(each)] for each in languages], [[*entry.means.of(each)] for each in languages])
        for entry in readers
    ]
    said = {word for words, _ in own for same in words for word in same}
    return [*own, *_elsewhere(languages, texts, said)]


def _elsewhere(
    languages: Sequence[Language], texts: Mapping[Language, Sequence[str]], said: set[str]
) -> Iterator[tuple[Strings, Strings]]:
    for language in languages:
        every = normalised("\n".join(texts[language]))
        for word, forms in language.searching.elsewhere.items():
            means = [form for form in forms if normalised(form) in every]
            if means and word not in said:
                yield (
                    [[word] if each is language else [] for each in languages],
                    [means if each is language else [] for each in languages],
                )
