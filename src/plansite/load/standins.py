"""What stands in for wrong values: a file is read on, and all that is wrong is told at once. And mends of a line."""

from collections.abc import Mapping
from typing import Any, Final

from plansite.ground.findings import Edit, Place, Proposal
from plansite.load.files import File
from plansite.model.entry import PLACES_KEY

#: The value is taken out: a key of its mapping, an entry of its list.
REMOVED: Final = object()

Location = tuple[int | str, ...]


def plain(location: Location) -> Location:
    """A location without the marks of kinds of cells, which are no keys."""
    return tuple(step for step in location if not str(step).startswith("@"))


def replaced(value: Any, location: Location, new: Any) -> Any:
    """The value with what stands at a location replaced, or taken out. What is not there stays so."""
    if not location:
        return new
    step, rest = location[0], location[1:]
    if isinstance(value, Mapping) and str(step) in value:
        made = replaced(value[str(step)], rest, new)
        return {key: made if key == str(step) else each for key, each in value.items() if not _gone(key, step, made)}
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        made = replaced(value[step], rest, new)
        middle = () if made is REMOVED else (made,)
        return (*value[:step], *middle, *value[step + 1 :])
    return value


def _gone(key: str, step: int | str, made: Any) -> bool:
    return key == str(step) and made is REMOVED


def renamed(value: Any, location: Location, key: str) -> Any:
    """The value with the last key of a location under another name, as it was meant."""
    mapping = at(value, location[:-1])
    if not isinstance(mapping, Mapping) or key in mapping:
        return replaced(value, location, REMOVED)
    old = str(location[-1])
    made = {key if each == old else each: found for each, found in mapping.items()}
    return replaced(value, location[:-1], made)


def at(value: Any, location: Location) -> Any:
    """What stands at a location; None where there is nothing."""
    for step in location:
        if isinstance(value, Mapping):
            value = value.get(str(step))
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def with_places(stand_in: Any, mapping: Any) -> Any:
    """A mapping that stands in for a text, at the place of the entry in which it stands."""
    if isinstance(stand_in, dict) and isinstance(mapping, Mapping):
        return {**stand_in, PLACES_KEY: mapping[PLACES_KEY]}
    return stand_in


def swap(file: File, place: Place, old: str, new: str | None) -> Proposal | None:
    """Other words in the line of a place, where the old ones stand there once."""
    rows = file.text.split("\n")
    row = rows[place.line - 1] if place.line <= len(rows) else ""
    start = place.column - 1
    if not old or new is None or row[start:].count(old) != 1:
        return None
    edit = Edit(path=place.path, line=place.line, old=row, new=row[:start] + row[start:].replace(old, new))
    return Proposal(edits=(edit,), mechanical=new == f'"{old}"')
