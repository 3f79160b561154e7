"""The history of every block that ever changed: in which editions, and with its text at each."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.edition.history import Step, histories
from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import relative
from plansite.pages.changes import changes_address
from plansite.pages.naming import name_of
from plansite.pages.stage import dated
from plansite.render.actions import actions
from plansite.render.changes import line_view
from plansite.render.front import front
from plansite.render.history import HISTORY
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    page = front(site, language, HISTORY, PAGE.title(language), PAGE.description(site.plan, language), searchable=False)
    found = histories(site.plan, language)
    text = render_template(
        "history.md.jinja",
        page=page,
        blocks_changed=[_block(site, language, page.address, identity, steps) for identity, steps in found.items()],
        actions=actions(site.plan, page, language),
        say=language.words,
    )
    yield page.path, text


def _block(site: Site, language: Language, page: str, identity: Identity, steps: tuple[Step, ...]) -> dict[str, Any]:
    here = identity in site.addresses
    return {
        "id": str(identity),
        "name": name_of(steps[-1].edition.plan, identity, language),
        "address": relative(page, site.addresses.of(identity, language)) if here else "",
        "steps": [_step(step, page, language, first=at == 0) for at, step in enumerate(steps)],
    }


def _step(step: Step, page: str, language: Language, *, first: bool) -> dict[str, Any]:
    """What an edition made of the block; the first step tells, too, how it read before."""
    shown = language if language in step.edition.plan.languages else step.edition.plan.original
    pair = f"{step.before.date}/{step.edition.date}"
    return {
        "edition": dated(step.edition.edition.name[language] or step.edition.date, step.edition.date, language),
        "before": dated(step.before.edition.name[language] or step.before.date, step.before.date, language),
        "what": language.words[f"change_{step.change.kind}"],
        "address": f"{relative(page, changes_address(pair, language))}#{step.change.id}",
        "tag": shown.tag if shown != language else "",
        "first": first and step.change.old is not None,
        "lines": [line_view(line, shown) for line in step.change.lines],
    }


def _languages(plan: Plan) -> tuple[Language, ...]:
    return plan.languages if histories(plan, plan.original) else ()


PAGE: Final = PageRow(name=HISTORY, title_key="history_of_blocks", languages=_languages, build=_build)
