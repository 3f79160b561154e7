"""What the page of the data tells of the files."""

from collections.abc import Iterator, Mapping
from typing import Final

from plansite.data.document import RIGHTS
from plansite.data.package import columns
from plansite.data.sheets import COMMITMENTS, INDICATORS, MEASURES, PROGRESS
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.offer import DataOffer, OfferedFile, OfferedSheet

FOLDER: Final = "data"
_SHEETS: Final = (INDICATORS, MEASURES, COMMITMENTS, PROGRESS)
_TEXTS: Final = ("akn.xml", "md", "txt")


def data_offer(plan: Plan, files: Mapping[str, str]) -> DataOffer:
    """What a page can offer of the files of ``data_files``."""
    blocks = [path.removeprefix(f"{FOLDER}/") for path in files if path.startswith(f"{FOLDER}/blocks/")]
    return DataOffer(
        folder=FOLDER,
        files=tuple(_offered(plan, files)),
        sheets=tuple(_sheet(name, plan) for name in _SHEETS),
        blocks=len(blocks),
        block=next((name for name in blocks if name.startswith("blocks/m")), blocks[0]),
        formula=_formula(plan),
        rights={language.code: RIGHTS[language] for language in plan.languages},
    )


def _formula(plan: Plan) -> str:
    rows = [row for table in plan.tables for row in table.indicators]
    row = next((row for row in rows if row.target.comparator), rows[0] if rows else None)
    return f'=INDEX(A:Z,MATCH("{row.identity}",A:A,0),MATCH("target",1:1,0))' if row else ""


def _offered(plan: Plan, files: Mapping[str, str]) -> Iterator[OfferedFile]:
    for name, language in _names(plan):
        if (text := files.get(f"{FOLDER}/{name}")) is not None:
            kind = name.replace(f".{language}.", ".") if language else name
            size = len(text.encode("utf-8"))
            yield OfferedFile(name=name, kind=kind.replace(".", "_"), size=size, language=language)


def _names(plan: Plan) -> Iterator[tuple[str, Language | None]]:
    names = ("plan.json", "plan.schema.json", "block.schema.json", *_SHEETS, "datapackage.json")
    yield from ((name, None) for name in names)
    yield from ((f"plan.{language}.{end}", language) for end in _TEXTS for language in plan.languages)


def _sheet(name: str, plan: Plan) -> OfferedSheet:
    titles = {language.code: dict(columns(name, language)) for language in plan.languages}
    return OfferedSheet(
        name=name,
        columns=tuple(
            (column, {code: own[column] for code, own in titles.items()}) for column in next(iter(titles.values()))
        ),
    )
