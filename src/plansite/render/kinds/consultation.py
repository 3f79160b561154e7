"""What came of each round of consultation: how it was asked, what came in, what was decided and why, what changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from plansite.edition.comparison import LineChange
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Comment, Plan, Question, Round
from plansite.pages.addresses import relative, results_page
from plansite.pages.commenting import FOLDER
from plansite.pages.downloads import download
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage, where
from plansite.pages.naming import title_of
from plansite.pages.results import Altered, Row, results, results_name, title
from plansite.render.actions import actions
from plansite.render.front import Front, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


@dataclass(frozen=True, slots=True, kw_only=True)
class _Altered:
    """A block that a decision changed, with what was removed and added."""

    name: Markup
    address: str
    lines: tuple[tuple[tuple[str, Markup], ...], ...]


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    for each in site.plan.rounds:
        yield _page(site, each, language)


def _page(site: Site, each: Round, language: Language) -> BuiltPage:
    plan, words = site.plan, language.words
    name = results_page(each).removesuffix("/")
    page = front(site, language, name, title(each, language), PAGE.description(plan, language))
    told = results(plan, each, language)
    text = render_template(
        "consultation.md.jinja",
        page=page,
        said=[inline(line, language=language) for line in told.said],
        facts=[(name, inline(text, language=language)) for name, text in (*told.facts, *_contact(each, language))],
        questions=[_question(site, question, name, page, language) for name, question in told.questions],
        counts=[
            (words[key], [(inline(name), count) for name, count in counts])
            for key, counts in (
                ("results_by_kind", told.by_kind),
                ("results_by_decision", told.by_decision),
                ("results_by_chapter", told.by_chapter),
            )
            if counts
        ],
        groups=[
            {
                "title": inline(group.title, language=language),
                "rows": [_row(site, row, page, language) for row in group.rows],
            }
            for group in told.groups
        ],
        files=list(_files(site, each, page, language)) if told.groups else [],
        actions=actions(plan, page, language),
        say=words,
    )
    return page.path, text


def _question(site: Site, question: Question, name: str, page: Front, language: Language) -> dict[str, Any]:
    """What was asked, and the way to each block that it was asked about."""
    return {
        "name": name,
        "text": inline(question.text[language], language=language),
        "blocks": [_block(site, block, page, language) for block in question.blocks if block in site.addresses],
    }


def _block(site: Site, block: Identity, page: Front, language: Language) -> dict[str, Any]:
    """The way to a block."""
    name = inline(title_of(site.plan, block, language))
    return {"name": name, "address": relative(page.address, site.addresses.of(block, language))}


def _contact(each: Round, language: Language) -> Iterator[tuple[str, str]]:
    """Whom the call names, and where to."""
    contact = each.invitation.contact
    if contact is None:
        return
    named = (contact.unit, contact.name, contact.post)
    parts = [text[language] for text in named if text] + [text for text in (contact.telephone, contact.email) if text]
    if parts:
        yield language.words["results_contact"], language.writing.comma.join(parts)


def _row(site: Site, row: Row, page: Front, language: Language) -> dict[str, Any]:
    comment, plan = row.comment, site.plan
    written = _written_in(plan, comment)
    known = row.block is not None and row.block in site.addresses
    return {
        "id": str(comment.identity),
        "number": comment.number,
        "sender": inline(row.sender),
        "count": language.words["results_said_by"].format(count=row.count) if row.count > 1 else "",
        "kind": row.kind,
        "place": inline(row.place, language=language),
        "address": relative(page.address, site.addresses.of(row.block, language)) if row.block and known else "",
        "candidates": [
            _block(site, block, page, language)
            for block in comment.candidates
            if block in site.addresses and row.block is None
        ],
        "question": row.question,
        "lang": "" if written == language.code else _tag(plan, written),
        "quote": _lines(comment.quote),
        "suggestion": _lines(comment.suggestion),
        "reason": _lines(comment.reason),
        "variants": [_lines(variant) for variant in comment.variants],
        "masked": comment.masked,
        "decision": row.decided,
        "decided": row.decision.decision if row.decision else "",
        "because": _lines(row.reason),
        "unit": inline(row.unit, language=language),
        "altered": [_altered(site, each, page, language) for each in row.altered],
    }


def _written_in(plan: Plan, comment: Comment) -> str:
    """The code of the language of a comment: its own, or that of the original."""
    return comment.language or plan.original.code


def _tag(plan: Plan, code: str) -> str:
    return next((each.tag for each in plan.languages if each.code == code), code)


def _lines(text: str | None) -> Markup:
    """Words of a sender, each line on its own."""
    return Markup("<br>").join(inline(line) for line in (text or "").split("\n"))


def _altered(site: Site, altered: Altered, page: Front, language: Language) -> _Altered:
    known = altered.block in site.addresses
    return _Altered(
        name=inline(altered.name, language=language),
        address=relative(page.address, site.addresses.of(altered.block, language)) if known else "",
        lines=tuple(_pieces(line, language) for line in altered.lines),
    )


def _pieces(line: LineChange, language: Language) -> tuple[tuple[str, Markup], ...]:
    return tuple((piece.op, inline(piece.text, language=language)) for piece in line.pieces)


def _files(site: Site, each: Round, page: Front, language: Language) -> Iterator[dict[str, str]]:
    """The same as Word, as PDF where that was made, and as data."""
    yield {"name": "Word", "address": relative(page.address, f"{FOLDER}/{results_name(each, language, 'docx')}")}
    for link in download(
        site.pdfs, results_name(each, language, "pdf"), language.words["pdf"], page.address, language.words
    ):
        yield {"name": link.title, "address": link.address}
    if site.offer is not None:
        yield {"name": "CSV", "address": relative(page.address, "data/comments.csv")}
        yield {"name": "JSON", "address": relative(page.address, "data/plan.json")}


def _pages(plan: Plan, language: Language) -> Iterator[ListedPage]:
    for each in reversed(plan.rounds):
        name = language.words["results_listed"] if len(plan.rounds) == 1 else title(each, language)
        yield name, f"{language}/{results_page(each).removesuffix('/')}.md"


PAGE: Final = PageRow(
    name="consultation",
    languages=where(lambda plan: bool(plan.rounds)),
    group="consultation",
    navigation=6,
    home=2,
    searched=True,
    pages=_pages,
    build=_build,
)
