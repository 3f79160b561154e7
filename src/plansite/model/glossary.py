"""The glossary, and what readers say for what stands in the plan."""

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model.entry import Entry, Slug
from plansite.model.texts import ByLanguage, Forms, Text


class Term(ByLanguage):
    """术语. A term of the original with its approved rendering in each language, accepted forms, a note for readers.

    ``forms`` are other renderings that a sentence may need, by language. ``reading`` is how a Chinese term is read, a
    syllable with the number of its tone for each character (``hang2 ye4``), where the characters are not read as each
    is by itself; glossaries are in that order. ``linked``: texts mark it and explain it, if it has a note; a name that
    everybody knows (a province, the place itself) stands in the glossary only.
    """

    id: Slug
    linked: bool = True
    forms: Forms | None = None
    reading: str | None = None
    note: Text | None = None

    @property
    def identity(self) -> Identity:
        """The identity of the term on the glossary page."""
        return Identity(kind="term", key=self.id)

    def renderings(self, language: Language) -> tuple[str, ...]:
        """The term and its accepted forms in one language, the approved one first; none while it waits for one."""
        return tuple(filter(None, (self[language], *(self.forms.of(language) if self.forms else ()))))


class ReadersWords(Entry):
    """读者用语. What readers say for something that the plan calls otherwise, by language.

    ``words`` are theirs; ``means`` are strings that stand in the plan, the likeliest first.
    """

    words: Forms
    means: Forms
