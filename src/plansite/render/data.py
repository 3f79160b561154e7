"""The page that tells of the data: what there is, how large it is, how to use it. And /data/, which leads to it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from plansite.data.document import RIGHTS
from plansite.data.package import columns
from plansite.data.sheets import COMMITMENTS, INDICATORS, MEASURES, PROGRESS
from plansite.languages import LANGUAGES, Language
from plansite.pages.addresses import relative
from plansite.render.pages import Site, actions, front
from plansite.render.templates import render_template

Json = dict[str, Any]

#: What runs in a folder with the data: shown on the page, and run by a test.
EXAMPLES: Final = Path(__file__).parent / "examples"
#: The files that the page offers, in order; a plan without a date has no XML.
_OFFERED: Final = (
    "plan.json", "plan.schema.json", "block.schema.json", INDICATORS, MEASURES, COMMITMENTS, PROGRESS,
    "datapackage.json",
    "plan.zh.akn.xml", "plan.en.akn.xml", "plan.zh.md", "plan.en.md", "plan.zh.txt", "plan.en.txt",
)  # fmt: skip


def data_pages(site: Site, document: Json, files: Mapping[str, str], folder: str) -> Iterator[tuple[str, str]]:
    """The page in each language and the one at the root of the data; ``files`` is text by path."""
    for language in LANGUAGES:
        yield _page(site, document, files, folder, language)
    yield f"{folder}/index.html", _entrance(site, folder)


def size_label(size: int) -> str:
    """A number of bytes for readers: ``12 KB``, ``1.2 MB``."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def example_code(path: Path) -> str:
    """An example as the page shows it: what it is for stands above it there."""
    return path.read_text("utf-8").partition("\n\n")[2].strip()


def formula(document: Json) -> str:
    """A formula that finds a target in indicators.csv, by the names of row and column; empty where there is none."""
    rows = [row for table in document["tables"] for each in table["categories"] for row in each["indicators"]]
    row = next((row for row in rows if row["target"]["comparator"]), rows[0] if rows else None)
    return f'=INDEX(A:Z,MATCH("{row["id"]}",A:A,0),MATCH("target",1:1,0))' if row else ""


def _page(site: Site, document: Json, files: Mapping[str, str], folder: str, language: Language) -> tuple[str, str]:
    words = language.words
    page = front(site, language, "data", words["data"], words["description_data"])
    offered = [
        {
            "name": name,
            "kind": words[f"data_{name.replace(f'.{each}', '').replace('.', '_')}"],
            "tongue": words[{"zh": "chinese", "en": "english"}[each]] if f".{each}." in name else "",
            "size": size_label(len(files[f"{folder}/{name}"].encode("utf-8"))),
            "address": relative(page.address, f"{folder}/{name}"),
        }
        for name in _OFFERED
        if f"{folder}/{name}" in files
        for each in ["zh" if ".zh." in name else "en"]
    ]
    blocks = [path for path in files if path.startswith(f"{folder}/blocks/")]
    example = next((path for path in blocks if path.startswith(f"{folder}/blocks/m")), blocks[0])
    text = render_template(
        "data.md.jinja",
        page=page,
        files=offered,
        count=len(blocks),
        example={"name": example.removeprefix(f"{folder}/"), "address": relative(page.address, example)},
        sheets={name: list(columns(name, language)) for name in (INDICATORS, MEASURES, COMMITMENTS, PROGRESS)},
        formula=formula(document),
        examples={path.stem: example_code(path) for path in sorted(EXAMPLES.glob("*.py"))},
        version=site.version,
        rights=RIGHTS[language],
        actions=actions(page, words, language),
        say=words,
    )
    return page.path, text


def _entrance(site: Site, folder: str) -> str:
    """/data/ leads to the page in the reader's language, as short addresses do."""
    address = f"{folder}/"
    halves: list[dict[str, Any]] = [
        {
            "tag": language.tag,
            "address": relative(address, f"{language}/data/"),
            "title": site.plan.meta.title[language],
            "quotation": language.words["description_data"],
        }
        for language in LANGUAGES
    ]
    label = " · ".join(language.words["data"] for language in LANGUAGES)
    canonical = site.base + "zh/data/" if site.base else relative(address, "zh/data/")
    root = relative(address, "")
    return render_template("short.html.jinja", label=label, root=root, canonical=canonical, halves=halves)
