"""The library's own pages as the Markdown that MkDocs reads, by path. Writes nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from plansite.ground.vocabulary import EDITION_STATUSES, PLACE_LEVELS, EditionStatus
from plansite.languages import Language, language
from plansite.library.across import each_indicator, indicators
from plansite.library.card import Card
from plansite.library.library import offline_copy
from plansite.library.shelf import Page, Shelf, nearest, order, render_template, said
from plansite.pages.addresses import relative
from plansite.pages.inline import inline
from plansite.pages.stage import deadline
from plansite.render.front import SEVERAL


def pages(shelf: Shelf) -> dict[str, str]:
    """Every page of the library by its path below docs/."""
    found = {"index.md": _landing(shelf)}
    for each in shelf.library.languages:
        for build in (_plans, indicators, _open):
            page, text = build(shelf, each)
            found[page.path] = text
        found |= {page.path: text for page, text in each_indicator(shelf, each)}
    return found


def _landing(shelf: Shelf) -> str:
    library = shelf.library
    titles = [library.catalogue.title[each] for each in library.languages]
    page = Page(
        path="index.md",
        title=" · ".join(titles),
        description=" ".join(titles),
        lang=SEVERAL if len(titles) > 1 else library.languages[0].code,
        alternates={each.code: f"{each}/" for each in library.languages},
        feeds=shelf.feeds,
        hide=("navigation", "toc"),
    )
    halves = [
        {
            "tag": each.tag,
            "title": inline(title),
            "lead": inline(_lead(shelf, each)),
            "enter": each.words["library_enter"],
            "address": f"{each}/",
        }
        for each, title in zip(library.languages, titles, strict=True)
    ]
    return render_template("landing.md.jinja", page=page, halves=halves)


def _lead(shelf: Shelf, here: Language) -> str:
    summary = shelf.library.catalogue.summary
    lead = here.words["library_lead"].format(count=len(shelf.cards))
    return here.writing.gap.join(filter(None, (summary[here] if summary else "", lead)))


def _plans(shelf: Shelf, here: Language) -> tuple[Page, str]:
    title, words = shelf.library.catalogue.title[here], here.words
    page = shelf.page(here, "index", title, _lead(shelf, here))
    cards = sorted(shelf.cards.items(), key=lambda pair: (order(nearest(pair[1].title, here), here), pair[0]))
    rows = [_row(shelf, here, address, card) for address, card in cards]
    for key, value in _RANKS.items():
        _rank(rows, key, [value(shelf, card, here) for _, card in cards])
    return page, render_template(
        "plans.md.jinja",
        page=page,
        lead=inline(_lead(shelf, here)),
        rows=rows,
        placed=any(row["place"] or row["level"] or row["field"] for row in rows),
        count=words["library_count"].format(shown=len(rows), all=len(rows)),
        say=words,
        **_choices(shelf, here),
    )


_RANKS: Final[Mapping[str, Callable[[Shelf, Card, Language], Any]]] = {
    "place": lambda shelf, card, here: order(shelf.place(card, here), here),
    "level": lambda shelf, card, here: PLACE_LEVELS.index(card.level) if card.level else len(PLACE_LEVELS),
    "period": lambda shelf, card, here: (-card.period[0], card.period[1]) if card.period else (0, 0),
}


def _rank(rows: Sequence[dict[str, Any]], key: str, values: Sequence[Any]) -> None:
    """Give each row its place in an order; equal ones keep theirs."""
    for rank, at in enumerate(sorted(range(len(rows)), key=values.__getitem__)):
        rows[at]["ranks"][key] = rank


def _row(shelf: Shelf, here: Language, address: str, card: Card) -> dict[str, Any]:
    words, home = here.words, f"{here}/"
    last = max(card.consultations, key=lambda each: each.closes, default=None)
    code = here.code if here.code in card.languages else card.languages[0]
    other = [each for each in card.languages if each != code]
    links = [{"name": language(each).name, "tag": language(each).tag, "to": f"{address}/{each}/"} for each in other]
    status, stage = _status(card.status, here) if card.status else "", said(card.stage, here)
    links.append({"name": words["library_offline"], "tag": "", "to": offline_copy(address)})
    return {
        "address": relative(home, f"{address}/{code}/"),
        "title": said(card.title, here),
        "owner": said(card.owner, here) if card.owner else None,
        "links": [{**link, "address": relative(home, link["to"])} for link in links],
        "place": inline(shelf.place(card, here)),
        "level": words[f"level_{card.level}"] if card.level else "",
        "field": inline(shelf.field(card, here)),
        "period": _period(card, here),
        "status": status,
        "stage": stage if stage.words not in ("", status) else None,
        "deadline": deadline(last.closes, here) if last else None,
        "tags": {
            "place": card.where or "",
            "level": card.level or "",
            "field": card.field or "",
            "period": _years(card),
            "status": card.status or "",
            "language": " ".join(card.languages),
        },
        "ranks": {},
    }


def _status(status: EditionStatus, here: Language) -> str:
    return here.words[f"edition_status_{status.replace('-', '_')}"]


def _years(card: Card) -> str:
    return f"{card.period[0]}-{card.period[1]}" if card.period else ""


def _period(card: Card, here: Language) -> str:
    return here.words["period_text"].format(start=card.period[0], end=card.period[1]) if card.period else ""


def _choices(shelf: Shelf, here: Language) -> dict[str, list[dict[str, str]]]:
    """What can be chosen in each filter: of each list what some plan has, in the order of the list."""
    cards, words = shelf.cards.values(), here.words
    languages = {code: language(code).name for card in cards for code in card.languages}
    years = {_years(card): _period(card, here) for card in cards}
    return {
        "places": _options({key: each.name[here] or key for key, each in shelf.library.places.items()}, cards, "where"),
        "fields": _options({key: each.name[here] or key for key, each in shelf.library.fields.items()}, cards, "field"),
        "levels": _options({key: words[f"level_{key}"] for key in PLACE_LEVELS}, cards, "level"),
        "statuses": _options({key: _status(key, here) for key in EDITION_STATUSES}, cards, "status"),
        "periods": [{"id": key, "title": title} for key, title in sorted(years.items(), reverse=True) if key],
        "languages": [{"id": code, "title": name} for code, name in sorted(languages.items())],
    }


def _options(names: Mapping[Any, str], cards: Iterable[Card], key: str) -> list[dict[str, str]]:
    used = {getattr(card, key) for card in cards}
    return [{"id": name, "title": title} for name, title in names.items() if name in used]


def _open(shelf: Shelf, here: Language) -> tuple[Page, str]:
    words = here.words
    page = shelf.page(here, "open", words["library_open"], words["library_open_lead"])
    found = [(each, plan, card) for plan, card in shelf.cards.items() for each in card.consultations]
    found.sort(key=lambda each: (each[0].closes, each[0].opened, each[1]), reverse=True)
    rows = [
        {
            "address": relative(page.address, f"{plan}/{nearest(each.addresses, here)}"),
            "title": said(card.title, here),
            "place": inline(shelf.place(card, here)),
            "opened": {"day": each.opened, "shown": here.display.day(date.fromisoformat(each.opened))},
            "deadline": deadline(each.closes, here),
        }
        for each, plan, card in found
    ]
    lead = words["library_open_lead" if rows else "library_open_none"]
    placed = any(row["place"] for row in rows)
    return page, render_template("open.md.jinja", page=page, lead=lead, rows=rows, placed=placed, say=words)
