"""The page that tells of the data: what there is, how large it is, how to use it. And /data/, which leads to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages import templates
from plansite.pages.addresses import relative
from plansite.pages.offer import DataOffer, OfferedSheet
from plansite.pages.sentences import sentence
from plansite.pages.sizes import size_label
from plansite.render.actions import actions
from plansite.render.entrance import entrance
from plansite.render.front import Front, front
from plansite.render.row import BuiltPage, PageRow
from plansite.render.site import Site
from plansite.render.templates import render_template

#: Programs that run in a folder with the data: shown on the page, and run by a test.
EXAMPLES: Final = Path(__file__).parents[1] / "examples"


def _build(site: Site, language: Language) -> Iterator[BuiltPage]:
    offer = site.offer
    if offer is None:
        return
    page = front(site, language, PAGE.name, PAGE.heading(language), PAGE.description(site.plan, language))
    example = {"name": offer.block, "address": relative(page.address, f"{offer.folder}/{offer.block}")}
    text = render_template(
        "data.md.jinja",
        page=page,
        files=list(_files(site.plan, offer, page, language)),
        count=offer.blocks,
        example=example,
        fields=sentence(site.plan, language, "data_blocks_fields"),
        sheets=[_sheet(sheet, language) for sheet in offer.sheets],
        formula=offer.formula,
        examples=examples(site.plan),
        r_example=templates.render_template(EXAMPLES / "targets.R.jinja", original=site.plan.original).strip(),
        version=site.version,
        rights=offer.rights[language.code],
        actions=actions(site.plan, page, language),
        say=language.words,
    )
    yield page.path, text
    if language == site.plan.original:
        yield f"{offer.folder}/index.html", _entrance(site, f"{offer.folder}/")


def examples(plan: Plan) -> dict[str, str]:
    """The examples by name, in the languages of the plan. What each is for stands above it on the page."""
    values = {
        "original": plan.original,
        "other": next(iter(plan.translations), None),
        "word": plan.original.words["data_example_word"],
    }
    return {
        path.name.partition(".")[0]: templates.render_template(path, **values).partition("\n\n")[2].strip()
        for path in sorted(EXAMPLES.glob("*.py.jinja"))
    }


def _files(plan: Plan, offer: DataOffer, page: Front, language: Language) -> Iterator[dict[str, Any]]:
    """The files; those in one language name it, where the plan has several."""
    for file in offer.files:
        named = file.language is not None and plan.translations
        yield {
            "name": file.name,
            "kind": sentence(plan, language, f"data_{file.kind}"),
            "tongue": language.name_of(file.language) if file.language is not None and named else "",
            "size": size_label(file.size),
            "address": relative(page.address, f"{offer.folder}/{file.name}"),
        }


def _sheet(sheet: OfferedSheet, language: Language) -> dict[str, Any]:
    """A CSV file with its columns, and what is said of it beside them."""
    return {
        "id": sheet.name.replace(".", "-"),
        "name": sheet.name,
        "remark": language.words.get(f"data_remark_{sheet.name.replace('.', '_')}", ""),
        "columns": [(column, titles[language.code]) for column, titles in sheet.columns],
    }


def _entrance(site: Site, address: str) -> str:
    """/data/ leads to the page in the reader's language, as short addresses do."""
    languages = site.plan.languages
    label = " · ".join(language.words["data"] for language in languages)
    targets = [(language, f"{language}/data/", PAGE.description(site.plan, language)) for language in languages]
    return entrance(site.plan, site.base, address, label, targets)


PAGE: Final = PageRow(name="data", heading_key="title_data", navigation=8, home=7, searched=True, build=_build)
