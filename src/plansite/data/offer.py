"""What the page of the data tells of the files, worked out from them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from plansite.data.schema import BLOCK, PLAN
from plansite.data.sheet import Sheet
from plansite.data.sheets import SHEETS, sheets
from plansite.edition.document import Document, document
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.offer import DataOffer, OfferedFile, OfferedSheet

#: Where the data lie below docs/ and in the site.
FOLDER: Final = "data"
_BLOCKS: Final = f"{FOLDER}/blocks/"
#: The files of each language, by the end of their names; a plan without a date has no XML.
_TEXTS: Final = ("akn.xml", "md", "txt")


def data_offer(plan: Plan, files: Mapping[str, str]) -> DataOffer:
    """What a page can offer of the files of ``data_files``."""
    whole = document(plan)
    blocks = [path.removeprefix(f"{FOLDER}/") for path in files if path.startswith(_BLOCKS)]
    return DataOffer(
        folder=FOLDER,
        files=tuple(_offered(plan, files)),
        sheets=tuple(_sheet(sheet, plan) for sheet in sheets(whole)),
        blocks=len(blocks),
        block=next((name for name in blocks if name.startswith("blocks/m")), blocks[0]),
        formula=formula(whole),
        rights=whole.rights,
    )


def formula(whole: Document) -> str:
    """A formula that finds a target in indicators.csv, by the names of row and column; empty where there is none."""
    rows = [row for table in whole.tables for category in table.categories for row in category.indicators]
    row = next((row for row in rows if row.target and row.target.comparator), rows[0] if rows else None)
    return f'=INDEX(A:Z,MATCH("{row.id}",A:A,0),MATCH("target",1:1,0))' if row else ""


def _offered(plan: Plan, files: Mapping[str, str]) -> Iterator[OfferedFile]:
    for name, language in _names(plan):
        if (text := files.get(f"{FOLDER}/{name}")) is not None:
            kind = name.replace(f".{language}.", ".") if language else name
            size = len(text.encode("utf-8"))
            yield OfferedFile(name=name, kind=kind.replace(".", "_"), size=size, language=language)


def _names(plan: Plan) -> Iterator[tuple[str, Language | None]]:
    """The files in the order in which the page lists them, each with the language of its text if it has one alone."""
    sheets = (sheet.path for sheet in SHEETS)
    yield from ((name, None) for name in ("plan.json", PLAN, BLOCK, *sheets, "datapackage.json"))
    yield from ((f"plan.{language}.{end}", language) for end in _TEXTS for language in plan.languages)


def _sheet(sheet: Sheet[Any], plan: Plan) -> OfferedSheet:
    return OfferedSheet(name=sheet.path, columns=tuple(_columns(sheet, plan)))


def _columns(sheet: Sheet[Any], plan: Plan) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The heads, those of one text together, with what readers of each language call them."""
    for field in sheet.fields:
        heads = ", ".join(name for name, _ in field.heads(plan.languages))
        yield heads, {language.code: field.called(language) for language in plan.languages}
