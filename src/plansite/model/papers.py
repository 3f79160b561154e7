"""The papers of a round as Word files (附件): the form for comments, the results, the reply to a sender.

Each is filled into a template: the office's own, ``consultation/templates/form.zh.docx``, else the one that comes with
this project.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from plansite.ground.findings import Place

PaperKind = Literal["form", "results", "reply"]
PAPER_KINDS: Final[tuple[PaperKind, ...]] = get_args(PaperKind)
#: Their folder, below that of the plan.
TEMPLATES: Final = "consultation/templates/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template of the office: for which paper, in the language of which code, and the Word file itself."""

    kind: PaperKind
    code: str
    data: bytes
    place: Place


_ALL: Final = {"plan": "Plan", "unit": "Unit", "opened": "2022-02-20", "closed": "2022-03-21", "title": "Title"}
_COUNTS: Final = [{"name": "Name", "count": 3}]
#: What each template is given, by its kind: the names of the fields, each with an example. Texts are in the language
#: of the template; what there is several of stands in a list.
FIELDS: Final[Mapping[PaperKind, Mapping[str, Any]]] = {
    "form": _ALL
    | {
        "remarks": "Remarks",
        "version": "1",
        "sender": {"name": "Chen", "organisation": "Works", "contact": "010"},
        "rows": [
            {"number": "1", "place": "3-1", "identity": "m3-1-2", "quote": "7/8", "suggestion": "5/6", "reason": "9/10"}
        ],
    },
    "results": _ALL
    | {
        "days": 29,
        "people": 5,
        "count": 6,
        "published": "2022-04-20",
        "said": ["Sentence."],
        "by_kind": _COUNTS,
        "by_chapter": _COUNTS,
        "by_decision": _COUNTS,
        "groups": [
            {
                "title": "Chapter",
                "rows": [
                    {"number": "1", "sender": "C**", "place": "3-1", "comment": "Comment", "decision": "Decision"}
                    | {"reason": "Reason", "change": "Change"}
                ],
            }
        ],
    },
    "reply": _ALL
    | {
        "name": "Chen",
        "count": 1,
        "comments": [
            {"number": "1", "place": "3-1", "comment": "Comment", "decision": "Decision", "reason": "Reason"}
            | {"change": "Change", "unit": "Unit", "answer": "Answer"}
        ],
    },
}


def field_names(kind: PaperKind) -> tuple[str, ...]:
    """The names of all fields of a kind, those inside lists, too: ``rows``, ``number``, ``place`` …"""
    return tuple(dict.fromkeys(_names(FIELDS[kind])))


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    if isinstance(value, Mapping):
        return [name for key, each in value.items() for name in (key, *_names(each))]
    return []


def template_name(kind: PaperKind, code: str) -> str:
    """The file of a template below the folder of the plan."""
    return f"{TEMPLATES}{kind}.{code}.docx"
