"""What a data file says becomes models; what does not fit them is a finding with file, line and column."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plansite.ground.findings import Fault, Finding, Place, did_you_mean, rule
from plansite.load.files import File
from plansite.load.strict_yaml import Unquoted, compose
from plansite.model.entry import PLACES_KEY, Entry, Places, adapter

T = TypeVar("T")


@rule("yaml-type")
def changed_type(place: Place, key: str, value: Any) -> Iterator[Fault]:
    """Text stays text: what YAML would turn into a number, a date or yes/no is quoted.

    Bad:  `target: 95`  `telephone: 010`  `en: no`  `opened: 2021-12-16`
    Good: `target: "95"`  `telephone: "010"`  `en: "no"`  `opened: "2021-12-16"`
    """
    raw, kind = (value.raw, value.kind) if isinstance(value, Unquoted) else (str(value), type(value).__name__)
    yield Fault(
        place=place,
        message=f"{key}: YAML reads {raw or 'nothing'} as {kind}, not as text" if raw else f"{key} has no value",
        hint=f'put it in quotes: {key}: "{raw}"' if raw else f"give {key} a value or delete the line",
        hint_zh=f'请加引号：{key}: "{raw}"' if raw else f"请为 {key} 填写内容，或删除这一行",
    )


@rule("yaml-unknown-key")
def unknown_key(place: Place, key: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """Every key is one that the project knows.

    Bad:  `traget: "95"`
    Good: `target: "95"`
    """
    hint, hint_zh = did_you_mean(key, known)
    yield Fault(place=place, message=f"unknown key {key!r}", hint=hint, hint_zh=hint_zh)


@rule("yaml-missing-key")
def missing_key(place: Place, key: str) -> Iterator[Fault]:
    """Nothing that the site needs is left out.

    Bad:  an indicator without `name`
    Good: an indicator with `id` and `name`
    """
    yield Fault(
        place=place,
        message=f"key {key!r} is missing here",
        hint=f"add {key}: as the entries beside it have it",
        hint_zh=f"此处缺少 {key}，请参照旁边的条目补上",
    )


@rule("yaml-value")
def wrong_value(place: Place, key: str, problem: str) -> Iterator[Fault]:
    """Every value has the form that its key asks for.

    Bad:  `kind: mistake`  `opened: "16.12.2021"`  `id: PM 2.5`
    Good: `kind: implausible`  `opened: "2021-12-16"`  `id: pm25`
    """
    yield Fault(
        place=place,
        message=f"{key}: {problem}",
        hint="see the entries beside it for the form",
        hint_zh=f"{key} 的写法不对，请参照旁边的条目",
    )


@rule("identity-malformed")
def malformed_identity(place: Place, text: str) -> Iterator[Fault]:
    """An identity has one of the forms of this project.

    Bad:  `block: 3-1-2`  `{: #m3.1.2 }`
    Good: `block: m3-1-2`  `{: #m3-1-2 }`
    """
    yield Fault(
        place=place,
        message=f"{text!r} is not an identity",
        hint="write s3-1, m3-1-2, p2-1-1, c3-1, c3-1-2, t2, a1 or i-, n-, g- with lower-case words",
        hint_zh="标识的写法应为 s3-1、m3-1-2、p2-1-1、c3-1、c3-1-2、t2、a1，或 i-、n-、g- 加小写英文",
    )


def _walk(value: Any, path: str, location: tuple[int | str, ...]) -> tuple[Place, Any, str]:
    """The place nearest to a pydantic error location, the value there, and the last key by name."""
    place, name = Place(path=path), ""
    for step in location:
        if str(step).startswith("@"):
            continue  # the mark of a kind of cell, which is no key
        if isinstance(value, Mapping):
            places: Places = value[PLACES_KEY]
            place = places.keys.get(str(step), places.place)
            value, name = value.get(str(step)), str(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
            if isinstance(value, Mapping):
                place = value[PLACES_KEY].place
    return place, value, name


def _model_in(annotation: Any) -> type[Entry] | None:
    """The model inside an annotation such as ``tuple[Note, ...]`` or ``Text | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _known_keys(location: tuple[int | str, ...], form: Any) -> tuple[str, ...]:
    """The keys of the model in which an unknown key stands."""
    model = _model_in(form)
    for step in location[:-1]:
        if model is not None and isinstance(step, str) and not step.startswith("@"):
            field = model.model_fields.get(step)
            model = _model_in(field.annotation) if field else None
    fields = model.model_fields.items() if model else ()
    return tuple(str(field.validation_alias or key) for key, field in fields if key != "places")


def _explain(error: ErrorDetails, value: Any, file: File, form: Any) -> Iterator[Finding]:
    location = error["loc"]
    place, found, name = _walk(value, file.path, location)
    match error["type"]:
        case "missing":
            yield from missing_key(_walk(value, file.path, location[:-1])[0], str(location[-1]))
        case "extra_forbidden":
            yield from unknown_key(place, name, _known_keys(location, form))
        case "string_type" if not isinstance(found, Mapping | tuple):
            yield from changed_type(place, name, found)
        case "identity_malformed":
            yield from malformed_identity(place, str(found))
        case "languages":
            yield from _explain_languages(error["ctx"]["problems"], found, location, file, form)
        case "cells":
            for key, where in error["ctx"]["strange"]:
                yield from unknown_key(where, key, error["ctx"]["known"])
        case _:
            yield from wrong_value(place, name or "the file", error["msg"])


def _explain_languages(
    problems: tuple[tuple[str, str], ...], found: Any, location: tuple[int | str, ...], file: File, form: Any
) -> Iterator[Finding]:
    """What is wrong with the texts of a mapping by language."""
    places: Places = found[PLACES_KEY]
    for kind, code in problems:
        match kind:
            case "missing":
                yield from missing_key(places.place, code)
            case "blank":
                yield from wrong_value(places.keys.get(code, places.place), code, "there is nothing in it")
            case _:
                known = (*_known_keys((*location, code), form), *(key for key in places.keys if key != code))
                yield from unknown_key(places.keys.get(code, places.place), code, known)


def read_entries(
    value: Any, file: File, form: type[T], languages: tuple[str, ...]
) -> tuple[T | None, tuple[Finding, ...]]:
    """Turn what a file says into its form (a model, or a tuple of models), or say, all at once, why that cannot be.

    ``languages``: the codes of those in which its texts stand, the original first; empty while nobody knows them.
    """
    try:
        return adapter(form).validate_python(value, context={"languages": languages}), ()
    except ValidationError as error:
        errors = [each for each in error.errors() if each["type"] != "too_short" or not each["input"]]
        return None, tuple(found for each in errors for found in _explain(each, value, file, form))


def read_yaml(file: File, form: type[T], languages: tuple[str, ...]) -> tuple[T | None, tuple[Finding, ...]]:
    """Read one data file into its form, or say why it cannot be read."""
    value, findings = compose(file)
    return (None, findings) if findings else read_entries(value, file, form, languages)


ENTRY_RULES: Final = (changed_type, unknown_key, missing_key, wrong_value, malformed_identity)
