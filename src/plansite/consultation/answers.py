"""One reply for each sender: what they said, what was decided, why, and what changed. For the office to send.

A reply names its sender and so holds personal data: it is written into the inbox, which is never committed.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import docx
from docx.shared import Pt

from plansite.consultation.senders import Known
from plansite.ground.word_files import set_typefaces
from plansite.languages import Language
from plansite.model import Comment, Decision, Plan, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply to one sender: whom to send it to, and its paragraphs in one language; the first is its heading."""

    number: int
    name: str
    contact: str
    paragraphs: tuple[str, ...]
    language: Language

    @property
    def text(self) -> str:
        """The reply as a text file."""
        return "\n\n".join(self.paragraphs) + "\n"

    @property
    def word(self) -> bytes:
        """The reply as a Word file."""
        document = docx.Document()
        style = document.styles["Normal"]
        set_typefaces(style, self.language.typesetting.word_faces)
        style.font.size = Pt(12)
        heading, *rest = self.paragraphs
        document.add_paragraph().add_run(heading).bold = True
        for text in rest:
            document.add_paragraph(text)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def answers(plan: Plan, each: Round, senders: tuple[Known, ...], language: Language) -> Iterator[Answer]:
    """The replies of a round, in the order of senders; those who had no comment get none."""
    comments = {comment.number: comment for comment in each.comments}
    for known in senders:
        own = [comments[number] for number in known.comments if number in comments]
        own = [comment for comment in own if known.number in comment.senders]
        if known.round == each.id and own:
            name = known.author.name or known.author.organisation
            yield Answer(
                number=known.number,
                name=name,
                contact=known.author.contact,
                paragraphs=tuple(_paragraphs(plan, each, own, name, language)),
                language=language,
            )


def undecided(each: Round, senders: tuple[Known, ...]) -> tuple[int, ...]:
    """The comments of these senders that no decision names."""
    left = {comment.number for comment in each.undecided}
    return tuple(sorted({number for known in senders for number in known.comments if number in left}))


def _paragraphs(plan: Plan, each: Round, own: list[Comment], name: str, language: Language) -> Iterator[str]:
    words, issuer = language.words, plan.meta.issuer
    title = plan.meta.title[language]
    yield words["answer_title"].format(plan=title)
    yield words["answer_to"].format(name=name or words["answer_nobody"])
    opened = language.display.day(date.fromisoformat(each.opened))
    yield words["answer_thanks"].format(plan=title, opened=opened, count=len(own))
    for comment in own:
        yield "\n".join(_comment(each.decision(comment), comment, language))
    unit = each.invitation.contact.unit if each.invitation.contact else None
    if said := unit or issuer:
        yield said[language]


def _comment(decision: Decision | None, comment: Comment, language: Language) -> Iterator[str]:
    words, colon = language.words, language.writing.colon
    yield words["answer_comment"].format(number=comment.number) + colon + comment.suggestion
    name = words[f"decision_{decision.decision.replace('-', '_')}"] if decision else words["decision_none"]
    yield words["results_decision"] + colon + name
    if decision and decision.reason:
        yield words["results_reason"] + colon + decision.reason[language]
    if decision and decision.changes:
        changes = language.writing.list_comma.join(block.label for block in decision.changes)
        yield words["results_change"] + colon + changes
    if decision and decision.unit:
        yield words["answer_unit"] + colon + decision.unit[language]
