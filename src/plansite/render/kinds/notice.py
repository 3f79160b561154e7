"""The call for comments that came with the plan, if one did."""

from collections.abc import Iterator
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.render.actions import actions
from plansite.render.front import facing_addresses, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template
from plansite.render.waiting import waiting_page


def _languages(plan: Plan) -> tuple[Language, ...]:
    return plan.languages if plan.text.notice else ()


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    notice = site.plan.expression(language).notice
    if notice is None:
        yield waiting_page(site, language, "notice", site.plan.text.notice.title if site.plan.text.notice else "")
        return
    facing = facing_addresses(site.plan, language, "notice")
    title = language.words["title_notice"]
    page = front(site, language, "notice", title, notice.title, facing=facing, schema="Article")
    annotator = site.annotator(language, page.address)
    identity = Identity(kind="page", key="notice")
    heading = annotator.heading(notice.title, identity, last=True)
    title_notes = annotator.opened(identity)
    viewer = site.viewer(language, annotator, page.address)
    text = render_template(
        "notice.md.jinja",
        page=page,
        heading=heading,
        title_notes=title_notes,
        views=tuple(viewer.block(paragraph) for paragraph in notice.paragraphs),
        notes=annotator.notes,
        terms=list(annotator.explained.values()),
        actions=actions(site.plan, page, language),
        say=language.words,
    )
    yield page.path, text


PAGE: Final = PageRow(
    name="notice",
    title_key="notice_short",
    group="consultation",
    languages=_languages,
    navigation=7,
    home=1,
    kept=True,
    build=_build,
)
