"""答复. One reply for each sender: what they said, what was decided, why, and what changed. For the office to send.

A reply names its sender and so holds personal data: it is written into the inbox, which nobody commits or publishes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plansite.consultation.senders import Known
from plansite.forms.package import pack
from plansite.forms.papers import common, paper
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.results import Row, rows_of
from plansite.pages.results_sheet import change_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply to one sender: whom to send it to, and the fields of its template."""

    number: int
    name: str
    contact: str
    fields: Mapping[str, Any]


def replies(plan: Plan, each: Round, senders: Sequence[Known], language: Language) -> Iterator[Reply]:
    """The replies of a round, in the order of senders; those who had no comment get none."""
    rows = {row.comment.number: row for row in rows_of(plan, each, language)}
    for known in senders:
        own = [rows[number] for number in known.comments if number in rows]
        own = [row for row in own if known.number in row.comment.senders]
        if known.round == each.id and own:
            name = known.author.name or known.author.organisation
            fields = _fields(plan, each, name, own, language)
            yield Reply(number=known.number, name=name, contact=known.author.contact, fields=fields)


def undecided(each: Round, senders: Sequence[Known]) -> tuple[int, ...]:
    """The comments of these senders that no decision names."""
    left = {comment.number for comment in each.undecided}
    return tuple(sorted({number for known in senders for number in known.comments if number in left}))


def word_of(plan: Plan, reply: Reply, language: Language) -> bytes:
    """A reply as a Word file."""
    return pack(paper(plan, "reply", language, reply.fields))


def text_of(reply: Reply, language: Language) -> str:
    """A reply as a text file."""
    said, words = reply.fields, language.words
    paragraphs = [
        said["title"],
        words["answer_to"].format(name=said["name"]),
        words["answer_thanks"].format(plan=said["plan"], opened=said["opened"], count=said["count"]),
        *(f"{_head(each, language)}{each['comment']}\n{each['answer']}" for each in said["comments"]),
        said["unit"],
    ]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _head(comment: Mapping[str, str], language: Language) -> str:
    return language.words["answer_comment"].format(number=comment["number"]) + language.writing.colon


def _fields(plan: Plan, each: Round, name: str, rows: list[Row], language: Language) -> dict[str, Any]:
    return common(plan, each, language) | {
        "title": language.words["answer_title"].format(plan=plan.meta.title[language]),
        "name": name or language.words["answer_nobody"],
        "count": len(rows),
        "comments": [_comment(row, language) for row in rows],
    }


def _comment(row: Row, language: Language) -> dict[str, str]:
    """What became of a comment; ``answer`` says all of it in lines."""
    words, colon = language.words, language.writing.colon
    heads = {name: words[f"results_{name}"] for name in ("decision", "reason", "change")}
    heads["unit"] = words["answer_unit"]
    said = {"decision": row.decided, "reason": row.reason, "change": change_text(row, language), "unit": row.unit}
    answer = "\n".join(f"{heads[name]}{colon}{text}" for name, text in said.items() if text)
    own = {"number": str(row.comment.number), "place": row.place, "comment": row.comment.suggestion}
    return own | said | {"answer": answer}
