"""What a data file says becomes models; all that does not fit them is told at once, with file, line and column.

Where it is plain what a wrong value was meant to be, that stands in for it; else it is taken out, and its entry with it
where that cannot do without. So what else is wrong is told now, and not when this has been mended.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plansite.ground.findings import Finding, Place, near_match
from plansite.load.entries import changed_type, malformed_identity, missing_key, unknown_key, wrong_place, wrong_value
from plansite.load.files import File
from plansite.load.standins import REMOVED, Location, at, plain, renamed, replaced, swap, with_places
from plansite.load.strict_yaml import Unquoted, compose
from plansite.load.value_forms import (
    NO_ENTRY,
    NOTHING,
    Form,
    blank,
    form_of,
    joined_list,
    meant_identity,
    not_text,
    shown,
)
from plansite.load.whereabouts import find_key, known_keys, place_of
from plansite.model.entry import PLACES_KEY, Places, adapter

T = TypeVar("T")
#: An entry may lack a value that was taken out, and its list the entry: each is a round.
_ROUNDS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Generic[T]):
    """What came of reading a data file. ``whole``: nothing had to be taken out."""

    value: T | None
    findings: tuple[Finding, ...]
    whole: bool


@dataclass(slots=True)
class _Reading:
    """Reads one file, and mends what it holds round by round."""

    file: File
    form: Any
    codes: tuple[str, ...]
    value: Any
    findings: list[Finding] = field(default_factory=list)
    whole: bool = True
    taken: set[tuple[Place, str]] = field(default_factory=set)
    quoteless: set[Place] = field(default_factory=set)
    put: list[tuple[Location, Any]] = field(default_factory=list)
    out: set[Location] = field(default_factory=set)
    names: list[tuple[Location, str]] = field(default_factory=list)

    def run(self) -> Any:
        """The models, or None where too little is left of them."""
        for _ in range(_ROUNDS):
            try:
                return adapter(self.form).validate_python(self.value, context={"languages": self.codes})
            except ValidationError as error:
                self._round([each for each in error.errors() if each["type"] != "too_short" or not each["input"]])
            if self.value is None:
                break
        return None

    def _round(self, errors: list[ErrorDetails]) -> None:
        self.put, self.out, self.names = [], set(), []
        misplaced = self._misplaced(errors)
        meant = self._meant(errors)
        for error in errors:
            location = plain(error["loc"])
            if location not in misplaced and location not in meant:
                self._explain(error, location)
        self._apply()

    def _apply(self) -> None:
        for location, new in self.put:
            self.value = replaced(self.value, location, new)
        for location, key in self.names:
            self.value = renamed(self.value, location, key)
        if () in self.out:
            self.value, self.out = None, set()
        for location in sorted(self.out, key=lambda steps: tuple(map(_order, steps)), reverse=True):
            self.whole = False
            self.value = replaced(self.value, location, REMOVED)

    def _misplaced(self, errors: list[ErrorDetails]) -> set[Location]:
        """Keys that are unknown where they stand and belong a rank above or below: their lines begin wrongly."""
        missing = {str(each["loc"][-1]): plain(each["loc"]) for each in errors if each["type"] == "missing"}
        handled: set[Location] = set()
        for each in errors:
            location = plain(each["loc"])
            key = str(location[-1]) if location else ""
            home = missing.get(key) or self._group_of(location)
            if each["type"] == "extra_forbidden" and home and home[:-1] != location[:-1]:
                place, _ = place_of(self.value, self.file.path, location)
                owner = next((str(step) for step in reversed(home[:-1]) if isinstance(step, str)), "the entry above")
                self.findings += wrong_place(place, key, owner)
                self.put.append((home[:-1], {**at(self.value, home[:-1]), key: at(self.value, location)}))
                self.out.add(location)
                handled |= {location, home}
        return handled

    def _group_of(self, location: Location) -> Location | None:
        """Where a key at the beginning of its line belongs: into a group of the file that knows it and lacks it."""
        if len(location) != 1 or not isinstance(self.value, Mapping):
            return None
        [key] = location
        for name, field_info in getattr(self.form, "model_fields", {}).items():
            group = self.value.get(name)
            forms = (field_info.annotation, *get_args(field_info.annotation))
            known = {each for form in forms for each in getattr(form, "model_fields", {})}
            if isinstance(group, Mapping) and key in known - set(group):
                return (name, key)
        return None

    def _meant(self, errors: list[ErrorDetails]) -> set[Location]:
        """Where a key is missing only because it stands there misspelt."""
        unknown = [plain(each["loc"]) for each in errors if each["type"] == "extra_forbidden"]
        found = set()
        for each in errors:
            location = plain(each["loc"])
            if each["type"] == "missing":
                beside = [str(other[-1]) for other in unknown if other[:-1] == location[:-1]]
                if near_match(str(location[-1]), beside):
                    found.add(location)
        return found

    def _take_out(self, location: Location) -> None:
        """A value that nothing can stand in for goes; its entry, if that cannot do without, in the next round."""
        holder = at(self.value, location[:-1])
        if location and isinstance(holder, Mapping):
            self.taken.add((holder[PLACES_KEY].place, str(location[-1])))
        self.out.add(location)

    def _stand_in(self, location: Location, new: Any) -> None:
        if new is NOTHING:
            self._take_out(location)
        else:
            self.put.append((location, with_places(new, self._holder(location))))

    def _holder(self, location: Location) -> Any:
        for length in range(len(location) - 1, -1, -1):
            if isinstance(found := at(self.value, location[:length]), Mapping):
                return found
        return {PLACES_KEY: Places(place=Place(path=self.file.path), keys={})}

    def _explain(self, error: ErrorDetails, location: Location) -> None:
        place, name = place_of(self.value, self.file.path, location)
        found = at(self.value, location)
        empty = isinstance(found, Unquoted) and not found.raw
        match error["type"]:
            case "missing":
                self._missing(location)
            case _ if empty and isinstance(location[-1], int):
                self._wrong(location, (found.place if isinstance(found, Unquoted) else None) or place, NO_ENTRY)
            case _ if empty:
                self._quoteless(location, place, name, found)
            case "extra_forbidden":
                self._unknown(location, place, name)
            case "string_type" if isinstance(found, Mapping | tuple):
                self._wrong(location, place, not_text(name, found))
            case "string_type":
                self._quoteless(location, place, name, found)
            case "identity_malformed" if joined := joined_list(name, str(found)):
                self._wrong(location, place, joined)
            case "identity_malformed":
                near = meant_identity(str(found))
                self.findings += malformed_identity(place, str(found), swap(self.file, place, str(found), near))
                self._stand_in(location, near or NOTHING)
            case "languages":
                self._languages(error["ctx"]["problems"], location)
            case "cells":
                self._cells(error["ctx"]["strange"], error["ctx"]["known"], error["ctx"]["rows"])
            case _:
                self._wrong(location, place, form_of(error, name, found, self.codes))

    def _wrong(self, location: Location, place: Place, form: Form) -> None:
        old = shown(at(self.value, location))
        new = form.stand_in if isinstance(form.stand_in, str) else None
        if place not in self.quoteless:  # with its quotation marks it would be written anew anyway
            self.findings += wrong_value(place, form, swap(self.file, place, old, new))
        self._stand_in(location, form.stand_in)

    def _quoteless(self, location: Location, place: Place, name: str, found: Any) -> None:
        raw = shown(found) if found is not None else ""
        self.quoteless.add(place)
        self.findings += changed_type(
            place, name, found or Unquoted(raw=raw, kind="null"), swap(self.file, place, raw, f'"{raw}"')
        )
        self._stand_in(location, raw or NOTHING)

    def _missing(self, location: Location) -> None:
        holder, key = at(self.value, location[:-1]), str(location[-1])
        place = place_of(self.value, self.file.path, location[:-1])[0]
        known = holder[PLACES_KEY].place if isinstance(holder, Mapping) else place
        if (known, key) not in self.taken:
            self.findings += missing_key(place, key)
        self._take_out(location[:-1])

    def _unknown(self, location: Location, place: Place, name: str) -> None:
        known = known_keys(location, self.form)
        near = near_match(name, known)
        proposal = swap(self.file, place, f"{name}:", f"{near}:" if near else None)
        self.findings += unknown_key(place, name, known, proposal)
        if near:
            self.names.append((location, near))
        else:
            self._take_out(location)

    def _languages(self, problems: tuple[tuple[str, str], ...], location: Location) -> None:
        """What is wrong with the texts of a mapping by language."""
        places: Places = at(self.value, location)[PLACES_KEY]
        strange = [code for kind, code in problems if kind == "unknown"]
        for kind, code in problems:
            place = places.keys.get(code, places.place)
            match kind:
                case "missing" if near_match(code, strange) or len(strange) == 1:
                    continue
                case "missing":
                    self.findings += missing_key(places.place, code)
                    self._take_out(location)
                case "blank":
                    self.findings += wrong_value(place, blank(code))
                    self._take_out(location)
                case _:
                    known = (
                        *known_keys((*location, code), self.form),
                        *(key for key in (*self.codes, *places.keys) if key != code),
                    )
                    self.findings += unknown_key(place, code, tuple(dict.fromkeys(known)))
                    self._other_language(
                        (*location, code), [other for problem, other in problems if problem == "missing"]
                    )

    def _other_language(self, location: Location, missing: list[str]) -> None:
        """A text under a code that the plan has not: it is meant for the one most like it, or for the one missing."""
        near = near_match(str(location[-1]), self.codes) or next(iter(missing), None)
        if near:
            self.names.append((location, near))
        else:
            self._take_out(location)

    def _cells(self, strange: list[tuple[str, Place]], known: tuple[str, ...], rows: int) -> None:
        """Cells without a column; a key that most rows have lacks its column, and is told once."""
        counts, told = Counter(key for key, _ in strange), set()
        for key, where in strange:
            near = near_match(key, known)
            if key not in told:
                proposal = swap(self.file, where, f"{key}:", f"{near}:" if near else None)
                self.findings += unknown_key(where, key, known, proposal)
            if counts[key] * 2 > rows:
                told.add(key)
            self._leave_out(key, where, near)

    def _leave_out(self, key: str, where: Place, near: str | None) -> None:
        location = find_key(self.value, key, where)
        if location is not None and near:
            self.names.append((location, near))
        elif location is not None:
            self._take_out(location)


def _order(step: int | str) -> tuple[int, int, str]:
    return (0, step, "") if isinstance(step, int) else (1, 0, step)


def read_entries(value: Any, file: File, form: type[T], languages: tuple[str, ...]) -> Read[T]:
    """Turn what a file says into its form (a model, or a tuple of models), and say, all at once, what does not fit.

    ``languages``: the codes of those in which its texts stand, the original first; empty while nobody knows them.
    """
    reading = _Reading(file=file, form=form, codes=languages, value=value)
    made = reading.run()
    findings = tuple({(found.place, found.message): found for found in reading.findings}.values())
    return Read(value=made, findings=findings, whole=made is not None and reading.whole)


def read_yaml(file: File, form: type[T], languages: tuple[str, ...]) -> Read[T]:
    """Read one data file into its form, and say what is wrong in it."""
    value, findings, readable = compose(file)
    if not readable:
        return Read(value=None, findings=findings, whole=False)
    read = read_entries(value, file, form, languages)
    return Read(value=read.value, findings=(*findings, *read.findings), whole=read.whole)
