"""``Plan`` → the data to take away, as text by path below docs/: JSON, CSV, Akoma Ntoso, Markdown, plain text.

What programs read (JSON, CSV and their descriptions) is made from the document of the plan, what people read from the
plan itself. ``data_offer`` says what the page of the data tells of the files.
"""

from collections.abc import Iterator

from plansite.data.akn import akn_text
from plansite.data.blocks import block_address, block_files
from plansite.data.changes import changes_files, tracked_files
from plansite.data.markdown import markdown_text
from plansite.data.offer import FOLDER, data_offer
from plansite.data.package import package_text
from plansite.data.past import past_files
from plansite.data.plain import plain_text
from plansite.data.schema import schema_files
from plansite.data.sheets import sheet_files
from plansite.edition.document import document
from plansite.edition.serial import json_text
from plansite.model import Plan
from plansite.pages.addresses import Addresses

__all__ = ["FOLDER", "data_files", "data_offer", "tracked_files"]


def data_files(plan: Plan, base: str = "") -> dict[str, str]:
    """Every file by path.

    Args:
        plan: what is published.
        base: the public address with a slash at its end, or empty.
    """
    latest = {f"{FOLDER}/{name}": text for name, text in _files(plan, base)}
    return latest | dict(changes_files(plan)) | dict(past_files(plan))


def _files(plan: Plan, base: str) -> Iterator[tuple[str, str]]:
    whole, addresses = document(plan, base), Addresses(plan)
    yield "plan.json", json_text(whole)
    yield from schema_files(whole.languages).items()
    yield from block_files(whole, plan, addresses)
    yield from sheet_files(whole, plan.languages, lambda block: block_address(plan, addresses, block))
    yield "datapackage.json", package_text(whole)
    for language in plan.languages:
        yield f"plan.{language}.md", markdown_text(plan, language)
        yield f"plan.{language}.txt", plain_text(plan, language)
        if text := akn_text(plan, language):
            yield f"plan.{language}.akn.xml", text
