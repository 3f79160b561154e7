"""The page of a reader's own comments. A script shows them; how to send them and what becomes of them stands here."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from plansite.languages import Language
from plansite.model import Contact, Plan, Round
from plansite.pages import commenting
from plansite.pages.addresses import relative, results_page
from plansite.pages.downloads import download
from plansite.pages.inline import inline
from plansite.pages.kinds import ListedPage, where
from plansite.render.actions import actions
from plansite.render.front import Front, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: What becomes of a comment, paragraph by paragraph.
_WHAT: Final = ("here", "read", "published", "receipt")


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    words = language.words
    page = front(site, language, PAGE.name, PAGE.title(language), PAGE.description(site.plan, language))
    text = render_template(
        "comment.md.jinja",
        page=page,
        rounds=[_round(site, found, page, language) for found in commenting.with_form(site.plan)],
        what=[inline(words[f"comment_what_{each}"]) for each in _WHAT],
        actions=actions(site.plan, page, language),
        say=words,
    )
    yield page.path, text


def _round(site: Site, found: Round, page: Front, language: Language) -> dict[str, Any]:
    words, contact = language.words, found.invitation.contact
    opened, closes = (language.display.day(date.fromisoformat(day)) for day in (found.opened, found.closed))
    return {
        "id": found.id,
        "first": found.opened,
        "last": found.closed,
        "days": words["comment_days"].format(opened=opened, closes=closes),
        "ahead": words["comment_ahead"].format(opened=opened),
        "over": words["comment_over"].format(closes=closes),
        "send": words["comment_send_file"].format(unit=_unit(site.plan, contact, language)),
        "ways": list(_ways(site.plan, contact, language)) if contact else [],
        "questions": list(_questions(found, language)),
        "files": list(_files(site, found, page, language)),
        "results": relative(page.address, f"{language}/{results_page(found)}") if found.invitation.published else "",
    }


def _unit(plan: Plan, contact: Contact | None, language: Language) -> str:
    """Who asks for comments, as the round says it, else who issued the plan."""
    named = contact.unit if contact else None
    issuer = named or plan.meta.issuer
    return inline(issuer[language], language=language) if issuer else language.words["comment_office"]


def _ways(plan: Plan, contact: Contact, language: Language) -> Iterator[dict[str, str]]:
    """How to send comments and whom to ask, as far as the round says it."""
    words = language.words
    if contact.email:
        yield {"name": words["comment_mail"], "text": contact.email, "address": _mail(plan, contact.email, language)}
    if contact.post:
        yield {"name": words["comment_post"], "text": inline(contact.post[language]), "address": ""}
    if contact.name:
        yield {"name": words["comment_asked"], "text": inline(contact.name[language]), "address": ""}
    if contact.telephone:
        yield {"name": words["comment_telephone"], "text": contact.telephone, "address": ""}


def _mail(plan: Plan, address: str, language: Language) -> str:
    """A mail with subject and what to do. The comments stay out: programs cut such a text at some 2,000 characters."""
    words = language.words
    subject = words["comment_mail_subject"].format(plan=plan.meta.title[language])
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(words['comment_mail_body'])}"


def _questions(found: Round, language: Language) -> Iterator[dict[str, str]]:
    """What the round asks about the whole plan."""
    for number, question in enumerate(found.invitation.asked, 1):
        if not question.blocks:
            name = language.words["question"].format(number=number)
            yield {"id": question.id, "name": name, "text": inline(question.text[language], language=language)}


def _files(site: Site, found: Round, page: Front, language: Language) -> Iterator[dict[str, str]]:
    """The empty form as Word, and as PDF where that was made."""
    name = commenting.form_name(found, language, "docx")
    yield {"name": "Word", "address": relative(page.address, f"{commenting.FOLDER}/{name}")}
    pdf = commenting.form_name(found, language, "pdf")
    for link in download(site.pdfs, pdf, language.words["pdf"], page.address, language.words):
        yield {"name": link.title, "address": link.address}


def _pages(plan: Plan, language: Language) -> Iterator[ListedPage]:
    """Listed while comments are collected; afterwards the way to it is in the header of whoever keeps some."""
    if commenting.collecting(plan):
        yield PAGE.title(language), f"{language}/{commenting.PAGE}.md"


PAGE: Final = PageRow(
    name=commenting.PAGE,
    languages=where(lambda plan: bool(commenting.with_form(plan))),
    group="consultation",
    navigation=5,
    searched=True,
    pages=_pages,
    build=_build,
)
