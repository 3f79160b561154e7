"""``Plan`` → the data to take away, as text by path below docs/: JSON, CSV, Akoma Ntoso, Markdown, plain text.

All are made from one document (``document``), each by a module of its own.
"""

from collections.abc import Iterator
from typing import Any, Final

from plansite.data.akn import akn_text
from plansite.data.blocks import block_files
from plansite.data.document import document
from plansite.data.markdown import markdown_text
from plansite.data.package import package_text
from plansite.data.plain import plain_text
from plansite.data.schema import schema_files
from plansite.data.serial import json_text
from plansite.data.sheets import sheet_files
from plansite.languages import LANGUAGES
from plansite.model import Plan

__all__ = ["FOLDER", "data_files"]

#: Where the data lie below docs/ and in the site.
FOLDER: Final = "data"


def data_files(plan: Plan, base: str = "") -> dict[str, str]:
    """Every file by path.

    Args:
        plan: what is published.
        base: the public address with a slash at its end, or empty.
    """
    whole = document(plan, base)
    files = {f"{FOLDER}/{name}": text for name, text in _files(whole, plan)}
    return files


def _files(whole: dict[str, Any], plan: Plan) -> Iterator[tuple[str, str]]:
    yield "plan.json", json_text(whole)
    yield from schema_files().items()
    yield from block_files(whole, plan)
    yield from sheet_files(whole)
    yield "datapackage.json", package_text(whole)
    for language in LANGUAGES:
        yield f"plan.{language}.md", markdown_text(whole, language)
        yield f"plan.{language}.txt", plain_text(whole, language)
        if text := akn_text(whole, language):
            yield f"plan.{language}.akn.xml", text
