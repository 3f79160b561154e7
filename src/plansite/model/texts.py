"""Texts with all languages of the plan side by side."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

from pydantic import ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from plansite.languages import Language
from plansite.model.entry import Entry


class ByLanguage(Entry):
    """A mapping that has a text for each language of the plan, by its code, beside keys of its own.

    Whoever validates gives the codes of the plan's languages in the context, the original first: its text must be
    there. A translation may be missing: it waits, and ``[language]`` is empty.
    """

    model_config = ConfigDict(extra="allow")
    needs_original: ClassVar[bool] = True
    __pydantic_extra__: dict[str, str]

    def __getitem__(self, language: Language) -> str:
        return self.__pydantic_extra__.get(str(language), "")

    def by_code(self, code: str) -> str:
        """The text in the language of a code."""
        return self.__pydantic_extra__.get(code, "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that it has a text in, by their codes, in the order of the file."""
        return tuple(self.__pydantic_extra__)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts in all languages, in the order of the file."""
        return tuple(self.__pydantic_extra__.values())

    def is_translated(self, language: Language) -> bool:
        """Whether it says something in this language."""
        return bool(self[language].strip())

    @model_validator(mode="after")
    def _has_languages(self, info: ValidationInfo) -> Self:
        codes: tuple[str, ...] = (info.context or {}).get("languages", ())
        if codes and (problems := tuple(self._problems(codes))):
            raise PydanticCustomError("languages", "texts by language", {"problems": problems})
        return self

    def _problems(self, codes: tuple[str, ...]) -> Iterator[tuple[Literal["missing", "blank", "unknown"], str]]:
        texts = self.__pydantic_extra__
        yield from (("unknown", key) for key in texts if key not in codes)
        if self.needs_original and not texts.get(codes[0], "").strip():
            yield ("blank" if codes[0] in texts else "missing"), codes[0]


class Text(ByLanguage):
    """A string in each language of the plan."""


class Renderings(ByLanguage):
    """A string in those languages that have one."""

    needs_original: ClassVar[bool] = False


class Forms(ByLanguage):
    """Other renderings of a term that a sentence may need, in those languages that have some."""

    needs_original: ClassVar[bool] = False
    __pydantic_extra__: dict[str, tuple[str, ...]]  # type: ignore[assignment]

    def of(self, language: Language) -> tuple[str, ...]:
        """Those in one language."""
        return self.__pydantic_extra__.get(language.code, ())
