"""The pages of indicators across plans."""

from collections.abc import Iterator
from typing import Any

from plansite.languages import Language
from plansite.library.card import IndicatorCard, Texts
from plansite.library.same import Shared
from plansite.library.shelf import Page, Shelf, nearest, order, render_template, said
from plansite.pages.addresses import relative
from plansite.pages.inline import inline


def indicators(shelf: Shelf, here: Language) -> tuple[Page, str]:
    """The list of the indicators that several plans have."""
    words = here.words
    page = shelf.page(here, "indicators/index", words["library_indicators"], words["library_indicators_lead"])
    rows = [
        {
            "address": f"{each.name}/",
            "name": said(_names(each)[0], here),
            "others": [said(name, here) for name in _names(each)[1:]],
            "count": words["library_in_plans"].format(count=len({plan for plan, _ in each.rows})),
        }
        for each in sorted(shelf.shared, key=lambda each: order(nearest(_names(each)[0], here), here))
    ]
    return page, render_template(
        "indicators.md.jinja",
        page=page,
        lead=words["library_indicators_lead" if rows else "library_indicators_none"],
        rows=rows,
        count=words["library_count_indicators"].format(shown=len(rows), all=len(rows)),
        say=words,
    )


def _names(shared: Shared) -> list[Texts]:
    """What plans call an indicator: each name once, that of the first plan first."""
    found: list[Texts] = []
    for _, row in shared.rows:
        if not any(row.name.items() <= name.items() for name in found):
            found.append(row.name)
    return found


def each_indicator(shelf: Shelf, here: Language) -> Iterator[tuple[Page, str]]:
    """A page for each of them: its values in all plans that have it."""
    for each in shelf.shared:
        name = _names(each)[0]
        plain = nearest(name, here)
        count = len({plan for plan, _ in each.rows})
        lead = here.words["library_indicator_lead"].format(count=count)
        page = shelf.page(here, f"indicators/{each.name}", plain, f"{plain}{here.writing.colon}{lead}")
        yield (
            page,
            render_template(
                "indicator.md.jinja",
                page=page,
                name=said(name, here),
                lead=lead,
                rows=[_plan_row(shelf, here, page, plan, row, name) for plan, row in each.rows],
                say=here.words,
            ),
        )


def _plan_row(shelf: Shelf, here: Language, page: Page, plan: str, row: IndicatorCard, name: Texts) -> dict[str, Any]:
    card, words = shelf.cards[plan], here.words
    cells = (("library_base", row.base), ("target", row.target), ("result", row.actual))
    return {
        "address": relative(page.address, f"{plan}/{nearest(row.addresses, here)}"),
        "title": said(card.title, here),
        "place": inline(shelf.place(card, here)),
        "own": None if row.name.items() <= name.items() else said(row.name, here),
        "cells": [(words[key], said(value, here)) for key, value in cells],
    }
