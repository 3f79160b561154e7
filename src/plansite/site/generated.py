"""Everything that is generated below docs/ but the PDFs: pages and their settings, data, the index of the search."""

import json
from pathlib import Path

from plansite.data import FOLDER as DATA
from plansite.data import data_files, tracked_files
from plansite.data.offer import data_offer
from plansite.forms import FOLDER as FORMS
from plansite.forms import form_files
from plansite.ground.write import Written, write_tree
from plansite.model import Plan
from plansite.pages.addresses import PICTURES
from plansite.pages.downloads import FOLDER as PDFS
from plansite.pages.downloads import LISTING, PdfFile, PdfFiles
from plansite.render.everything import folders, render
from plansite.render.kinds import PAGES
from plansite.render.pictures import pictures
from plansite.search import FOLDER as SEARCH
from plansite.search import search_files
from plansite.site.settings import PLAN_SETTINGS, configuration


def generate(plan: Plan, base: str, docs: Path) -> Written:
    """Bring docs/ into the state of the plan.

    Args:
        base: the public address, or empty.
        docs: the folder; pages offer the PDFs that lie in it.
    """
    data = data_files(plan, base)
    files: dict[str, str | bytes] = {
        **render(plan, base, _typeset(docs), data_offer(plan, data)),
        **data,
        **tracked_files(plan),
        **search_files(plan, PAGES),
        **form_files(plan),
        **(pictures(plan) if base else {}),  # only whole addresses lead to them
        **{f"{PICTURES}/{picture.name}": picture.data for picture in plan.picture_files},
        PLAN_SETTINGS: configuration(plan),
    }
    return write_tree(docs, files, owned())


def owned() -> tuple[str, ...]:
    """The folders of docs/ that hold nothing but what is generated here."""
    return (*folders(), DATA, SEARCH, FORMS, PICTURES)


def _typeset(docs: Path) -> PdfFiles:
    """The PDFs that lie in docs/."""
    listing = docs / PDFS / LISTING
    entries = json.loads(listing.read_text("utf-8")) if listing.is_file() else []
    return {entry["name"]: PdfFile(pages=entry["pages"], size=entry["bytes"]) for entry in entries}
