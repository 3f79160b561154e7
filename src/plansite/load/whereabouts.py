"""Where something stands in what a data file says, and which keys its place knows."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from plansite.ground.findings import Place
from plansite.load.standins import Location
from plansite.model.entry import PLACES_KEY, Entry, Places


def place_of(value: Any, path: str, location: Location) -> tuple[Place, str]:
    """The place nearest to a location, and the last key there by name."""
    place, name = Place(path=path), ""
    for step in location:
        if isinstance(value, Mapping):
            places: Places = value[PLACES_KEY]
            place = places.keys.get(str(step), places.place)
            value, name = value.get(str(step)), str(step)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
            if isinstance(value, Mapping):
                place = value[PLACES_KEY].place
    return place, name


def _model_in(annotation: Any) -> type[Entry] | None:
    """The model inside an annotation such as ``tuple[Note, ...]`` or ``Text | None``."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def known_keys(location: Location, form: Any) -> tuple[str, ...]:
    """The keys of the model in which an unknown key stands."""
    model = _model_in(form)
    for step in location[:-1]:
        if model is not None and isinstance(step, str):
            field_ = model.model_fields.get(step)
            model = _model_in(field_.annotation) if field_ else None
    fields = model.model_fields.items() if model else ()
    return tuple(str(each.validation_alias or key) for key, each in fields if key != "places")


def find_key(value: Any, key: str, where: Place, location: Location = ()) -> Location | None:
    """Where the key of a place stands in a value."""
    if isinstance(value, Mapping):
        if value[PLACES_KEY].keys.get(key) == where:
            return (*location, key)
        parts: Iterator[tuple[int | str, Any]] = iter((k, v) for k, v in value.items() if k != PLACES_KEY)
    elif isinstance(value, tuple):
        parts = iter(enumerate(value))
    else:
        return None
    return next(filter(None, (find_key(each, key, where, (*location, step)) for step, each in parts)), None)
