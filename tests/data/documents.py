"""Documents of plans that nobody wrote: what Hypothesis makes up within the forms of the models."""

import json
from collections.abc import Callable
from typing import Any, get_args

from hypothesis import strategies as st

from plansite.edition.document import SCHEMA_VERSION, Document
from plansite.ground.identities import Identity
from plansite.ground.values import Value
from plansite.ground.vocabulary import NOTE_KINDS, Direction, FigureBasis, FigureKind, FigureValue, IndicatorKind
from plansite.languages import language

Json = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]

_ALPHABET = "质量《》“：，。 aZ9%≥<&'\"\\/{}\n\u3000\u2028é"
_FILLED = st.text(_ALPHABET, min_size=1, max_size=12).filter(str.strip)
_ANY = st.text(_ALPHABET, max_size=12)
_DAYS = st.dates().map(lambda day: day.isoformat())
_VALUES = st.sampled_from(["≥98", "5", "≤27.50", ">0", "0.10", "完成省下达任务", "80—85", "－3.2", ""])


def _codes() -> st.SearchStrategy[list[str]]:
    return st.permutations(["zh", "en"]).flatmap(lambda codes: st.sampled_from([codes, codes[:1]]))


def _value(text: str) -> Json:
    value = Value.parse(text)
    low, high = (None if each is None else f"{each:f}" for each in (value.low, value.high))
    parts = {"comparator": value.comparator or None, "number": value.digits or None, "low": low, "high": high}
    return {"text": text, "kind": value.kind, **parts}


class _Maker:
    """Makes parts in the languages of one document; its translation may wait anywhere."""

    def __init__(self, draw: Draw, codes: list[str]) -> None:
        self.draw = draw
        self.codes = codes

    def text(self) -> Json:
        original, *others = self.codes
        return {original: self.draw(_FILLED), **{code: self.draw(_ANY) for code in others}}

    def maybe(self, make: Callable[[], Any]) -> Any:
        return make() if self.draw(st.booleans()) else None

    def some(self, make: Callable[[int], Any], *, least: int = 0) -> list[Any]:
        return [make(number) for number in range(1, 1 + self.draw(st.integers(least, 3)))]

    def one_of(self, words: Any) -> Any:
        return self.draw(st.sampled_from([*words]))

    def meta(self) -> Json:
        optional = ("short_title", "summary", "origin", "direction", "status", "issuer", "date")
        call = {"opened": self.draw(_DAYS), "closes": self.draw(_DAYS), "contact": self.text(), "telephone": "010"}
        return {
            "title": self.text(),
            **{key: self.maybe(self.text) for key in optional},
            "period": self.maybe(lambda: {"start": self.draw(st.integers(1, 9999)), "end": 2025}),
            "consultation": self.maybe(lambda: call),
        }

    def notice(self) -> Json:
        blocks = self.some(lambda n: {"id": f"a{n}", "kind": "announcement", "text": self.text()})
        return {"id": "notice", "title": self.text(), "blocks": blocks}

    def chapter(self, number: int, calls: list[Json]) -> Json:
        blocks: list[Json] = self.some(lambda n: self.block(f"{number}-{n}"))
        return {
            "id": str(number),
            "number": number,
            "title": self.maybe(self.text),
            "blocks": blocks + calls,
        }

    def block(self, key: str) -> Json:
        match self.one_of(["section", "measure", "paragraph"]):
            case "section":
                return {"id": f"s{key}", "kind": "section", "text": self.text()}
            case "measure":
                return {"id": f"m{key}-1", "kind": "measure", "lead": self.text(), "text": self.text()}
            case kind:
                return {"id": f"p{key}-1", "kind": kind, "text": self.text()}

    def column(self, number: str) -> Json:
        identity = Identity(kind="column", key=number)
        labels = {code: str(language(code).column_label(number)) for code in self.codes}
        items = self.some(lambda n: self.item(f"c{number}-{n}"))
        ordered = self.draw(st.booleans())
        return {"id": str(identity), "number": number, "label": labels, "title": self.text(), "ordered": ordered} | {
            "items": items
        }

    def item(self, identity: str) -> Json:
        lead = self.maybe(self.text)
        text = dict.fromkeys(self.codes, "") if lead and self.draw(st.booleans()) else self.text()
        return {"id": identity, "kind": "item", "lead": lead, "text": text}

    def table(self, number: int) -> Json:
        labels = {code: str(language(code).table_label(str(number))) for code in self.codes}
        keys = ["category", "name", "unit", "target", *self.one_of([[], ["actual"]])]
        columns = [{"key": key, "role": key, "year": None, "head": self.text()} for key in keys]
        categories = self.some(
            lambda c: {
                "name": self.text(),
                "indicators": self.some(lambda n: self.row(f"{number}-{c}-{n}", keys), least=1),
            },
            least=1,
        )
        return {
            "id": f"t{number}",
            "number": str(number),
            "label": labels,
            "caption": self.text(),
            "columns": columns,
            "categories": categories,
            "note": self.maybe(self.text),
        }

    def row(self, key: str, columns: list[str]) -> Json:
        target = _value(self.draw(_VALUES))
        actual = self.maybe(lambda: _value(self.draw(_VALUES))) if "actual" in columns else None
        values = {"target": target} | ({"actual": actual} if actual else {})
        told: dict[str | None, Direction] = {"≥": "higher", ">": "higher", "≤": "lower", "<": "lower"}
        direction = told.get(target["comparator"]) or self.one_of([None, *get_args(Direction)])
        return {
            "id": f"i-row-{key}",
            "name": self.text(),
            "unit": self.maybe(self.text),
            "kind": self.one_of([None, *get_args(IndicatorKind)]),
            "target": target,
            "actual": actual,
            "cells": {name: {"text": value["text"], "value": value} for name, value in values.items()},
            "sub": self.draw(st.booleans()),
            "direction": direction,
            "counted": self.draw(st.booleans()),
            "state": "undecided",
            "new": self.draw(st.booleans()),
            "baseline": self.one_of([None, "i-row-1-1-1"]),
        }

    def report(self, year: int) -> Json:
        value = {"value": _value(self.draw(_VALUES)), "source": self.text(), "date": self.draw(_DAYS)}
        return {"indicator": self.one_of(["i-row-1-1-1", "i-gone"]), "year": year, **value}

    def note(self, number: int) -> Json:
        on = {"id": f"n-note-{number}", "block": self.one_of(["cover", "notice", "0", "p0-1-1", "t1"])}
        return {**on, "kind": self.one_of(NOTE_KINDS), "after": self.maybe(self.text), "text": self.text()}

    def link(self, number: int) -> Json:
        slugs = [f"i-row-{number}"]
        named = self.some(lambda _: self.text())
        return {"block": f"m0-{number}-1", "indicators": slugs, "reports": [], "responsible": named}

    def figure(self, _: int) -> Json:
        written = {code: self.draw(_ANY.filter(bool)) for code in self.codes[1:]}
        return {
            "block": "p0-1-1",
            "figure": self.draw(_FILLED),
            "nth": self.maybe(lambda: 2),
            "kind": self.one_of(get_args(FigureKind)),
            "indicator": self.one_of([None, "i-row-1-1-1"]),
            "value": self.one_of([None, *get_args(FigureValue)]),
            "unit": self.maybe(self.text),
            "by": self.maybe(lambda: "2025"),
            "basis": self.one_of([None, *get_args(FigureBasis)]),
            "written": self.maybe(lambda: written or None),
            "quote": self.maybe(self.text),
            "reason": self.maybe(self.text),
        }

    def correction(self, line: int) -> Json:
        strings = {"source": self.draw(_ANY), "published": self.draw(_ANY), "reason": self.text()}
        return {"block": self.one_of([None, "p0-1-1"]), "line": line, **strings}

    def term(self, number: int) -> Json:
        forms = {code: self.some(lambda _: self.draw(_FILLED), least=1) for code in self.codes}
        return {
            "id": f"g-term-{number}",
            "term": self.text(),
            "forms": self.one_of([{}, forms]),
            "reading": self.maybe(lambda: "zhi4 liang4"),
            "note": self.maybe(self.text),
        }

    def change(self, _: int) -> Json:
        return {"date": self.draw(_DAYS), "text": self.text(), "blocks": ["notice", "p0-1-1"]}

    def move(self, number: int) -> Json:
        ends = {"from": f"p9-9-{number}", "to": "p0-1-1"}
        return {**ends, "date": self.draw(_DAYS), "reason": self.text()}

    def whole(self) -> Json:
        numbers = self.some(lambda n: f"1-{n}")
        columns = [self.column(number) for number in numbers]
        tables: list[Json] = self.some(self.table)
        calls = [
            {"id": each["id"], "kind": kind} for kind, all_ in (("column", columns), ("table", tables)) for each in all_
        ]
        reason = {"reason": self.maybe(self.text)}
        return {
            "$schema": "plan.schema.json",
            "schema_version": SCHEMA_VERSION,
            "languages": self.codes,
            "version": {"date": None, "digest": "0" * 12},
            "home": None,
            "rights": dict.fromkeys(self.codes, ""),
            "meta": self.meta(),
            "notice": self.maybe(self.notice),
            "cover": [],
            "chapters": [self.chapter(0, calls), *self.some(lambda n: self.chapter(n, []))],
            "columns": columns,
            "tables": tables,
            "progress": [self.report(year) for year in sorted(self.draw(st.lists(st.integers(1, 3000), max_size=3)))],
            "notes": self.some(self.note),
            "links": self.some(self.link),
            "figures": self.some(self.figure),
            "common_figures": self.some(lambda _: {"figure": self.draw(_FILLED), **reason}),
            "figure_cells": self.some(lambda n: {"table": str(n), "column": "target", **reason}),
            "corrections": self.some(self.correction),
            "glossary": self.some(self.term),
            "changes": self.some(self.change),
            "moved": self.some(self.move),
            "published": ["cover", "n-note-1", "p9-9-1"],
            "behind": {code: [] for code in self.codes[1:]},
        }


@st.composite
def documents(draw: Draw) -> Document:
    """A document in one or two languages; what is worked out of the rest (labels apart) is left blank."""
    codes = draw(_codes())
    return Document.model_validate_json(json.dumps(_Maker(draw, codes).whole()), context={"languages": codes})
