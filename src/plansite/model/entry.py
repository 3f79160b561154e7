"""What a mapping of a YAML file is: strict, frozen, without unknown keys, and it knows where it stands.

``plansite.load`` turns what pydantic reports into findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationInfo
from pydantic_core import PydanticCustomError

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.languages import language

T = TypeVar("T")

#: The loader sets this key on every mapping. YAML reserves the character, and the loader refuses it from an editor.
PLACES_KEY: Final = "@places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a mapping stands, and where each of its keys stands."""

    place: Place
    keys: Mapping[str, Place]


def _parse_identity(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return Identity.parse(value)
    except ValueError as error:
        raise PydanticCustomError("identity_malformed", "{reason}", {"reason": str(error)}) from error


def _is_filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "there is nothing in it")
    return value


def _is_day(value: str) -> str:
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise PydanticCustomError("no_day", "{value} is no day of the calendar, such as 2021-12-16", {"value": repr(value)})


def parse_value(value: Any, info: ValidationInfo) -> Value:
    """Read a value in the words of the original; its language comes in the context."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a value is text")
    codes: tuple[str, ...] = (info.context or {}).get("languages", ())
    return Value.parse(value, language(codes[0]).reading.value_words) if codes else Value.parse(value)


IdentityField = Annotated[Identity, BeforeValidator(_parse_identity)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: Text that says something.
Filled = Annotated[str, AfterValidator(_is_filled)]
IsoDate = Annotated[str, AfterValidator(_is_day)]
ValueField = Annotated[Value, BeforeValidator(parse_value)]


class Entry(BaseModel):
    """A mapping of a YAML file that knows where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, defer_build=True)

    places: Places = Field(validation_alias=PLACES_KEY, repr=False, exclude=True)

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.places.place

    def at(self, key: str) -> Place:
        """Where one of its keys stands."""
        return self.places.keys.get(key, self.places.place)


def adapter(form: type[T]) -> TypeAdapter[T]:
    """What reads values into a form, made once: pydantic takes longer to make one than to read a file with it."""
    key: Any = form  # mypy takes a type for something that has no hash
    return _adapter(key)


@cache
def _adapter(form: Any) -> TypeAdapter[Any]:
    return TypeAdapter(form)
