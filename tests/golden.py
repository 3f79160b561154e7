"""Golden cases: one YAML file each, what goes in and what must come out; ``-nope`` where nothing may come out."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.ground.findings import Place
from plansite.model import Expression, Paragraph, Plan, Section, Term
from plansite.model.entry import Places
from tests.loaded import small

HERE: Final = Path(__file__).parent
_PLACES: Final = Places(place=Place(path="case"), keys={})


def cases(folder: str) -> dict[str, dict[str, Any]]:
    """Every case of a folder by its name.

    Raises:
        ValueError: a case expects something and is called -nope, or expects nothing and is not.
    """
    paths = sorted((HERE / folder).glob("*.yml"))
    found = {path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in paths}
    for name, case in found.items():
        if name.endswith("-nope") == bool(case.keys() & {"differences", "missing"}):
            raise ValueError(f"{folder}/{name}.yml: its name and what it expects do not agree")
    return found


def plan_of(case: dict[str, Any]) -> Plan:
    """The small plan cut down to one block in both languages, p2-1-1 (or the heading s2-1), and the case's glossary."""
    glossary = tuple(_term(number, entry) for number, entry in enumerate(case.get("glossary", ())))
    expressions = tuple(_cut(expression, case) for expression in small().expressions)
    return replace(small(), expressions=expressions, glossary=glossary, notes=(), tables=())


def _term(number: int, entry: dict[str, Any]) -> Term:
    forms = {"@places": _PLACES} | {code: tuple(forms) for code, forms in entry.get("forms", {}).items()}
    return Term.model_validate({"@places": _PLACES, "id": f"term-{number}"} | entry | {"forms": forms})


def _cut(expression: Expression, case: dict[str, Any]) -> Expression:
    chapter = expression.chapters[2]
    kind = Section if case.get("heading") else Paragraph
    block = replace(
        next(block for block in chapter.blocks if isinstance(block, kind)), text=case[str(expression.language)]
    )
    return replace(expression, chapters=(replace(chapter, title="", blocks=(block,)),), columns=(), notice=None)
