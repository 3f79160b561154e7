"""The data of the built site: what pages, PDF and files say is the same, and the page about them is right."""

import csv
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import lxml.html
import pypdfium2
import pytest
from frictionless import Package
from lxml import etree

from plansite.data import data_files
from plansite.pages.sizes import size_label
from plansite.render.kinds.data import examples
from tests.loaded import this_plan

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[3]
AKN = {"akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
SUFFIX = {"zh": "（新增）", "en": " (newly added)"}


@pytest.fixture(scope="module")
def data(site: Path) -> Path:
    return site / "data"


@pytest.fixture(scope="module")
def indicators(data: Path) -> list[Json]:
    """The indicators of plan.json."""
    plan = json.loads((data / "plan.json").read_text("utf-8"))
    return [row for table in plan["tables"] for category in table["categories"] for row in category["indicators"]]


def _values(row: Json) -> list[str]:
    return [row[key]["text"] for key in ("target", "actual") if row[key]]


def _cells(row: Json, language: str) -> list[str]:
    """Name, unit and values of an indicator, as they are published."""
    name = row["name"][language] + (SUFFIX[language] if row["new"] else "")
    return [name, row["unit"][language] if row["unit"] else "", *_values(row)]


def test_every_file_is_in_the_site(site: Path) -> None:
    """As it was made, but for the address of the site: Markdown among them, and no page made of it."""
    made = {path: text.encode("utf-8") for path, text in data_files(this_plan()).items() if path.startswith("data/")}
    there = {path.relative_to(site).as_posix() for path in (site / "data").rglob("*") if path.is_file()}
    assert there == made.keys() | {"data/index.html"}
    assert not [path for path in made if path != "data/plan.json" and (site / path).read_bytes() != made[path]]


def test_a_value_is_the_same_in_json_and_csv(data: Path, indicators: list[Json]) -> None:
    with (data / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert list(rows) == [row["id"] for row in indicators]
    for row in indicators:
        found = [rows[row["id"]][key] for key in ("name_zh", "unit_zh", "target", "actual")]
        values = _values(row)
        assert found == [row["name"]["zh"], row["unit"]["zh"] if row["unit"] else "", values[0], "".join(values[1:])]
        assert json.loads((data / f"blocks/{row['id']}.json").read_text("utf-8"))["target"] == row["target"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_value_is_the_same_in_akoma_ntoso(language: str, data: Path, indicators: list[Json]) -> None:
    root = etree.parse(data / f"plan.{language}.akn.xml").getroot()
    for row in indicators:
        cells = root.xpath(f"//akn:tr[@eId='{row['id']}']/*[not(@rowspan)]", namespaces=AKN)
        assert ["".join(cell.itertext()).strip() for cell in cells] == _cells(row, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_value_is_the_same_on_its_page(language: str, site: Path, indicators: list[Json]) -> None:
    for row in indicators:
        block = json.loads((site / f"data/blocks/{row['id']}.json").read_text("utf-8"))
        page, _, anchor = block["address"][language].partition("#")
        document = lxml.html.document_fromstring((site / page / "index.html").read_text("utf-8"))
        for mark in document.xpath(f"//tr[@id='{anchor}']//*[@data-site]"):
            mark.drop_tree()
        cells = document.xpath(f"//tr[@id='{anchor}']/*[not(@rowspan)]")
        assert [cell.text_content().strip() for cell in cells] == _cells(row, language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_value_is_the_same_in_text_and_markdown(language: str, data: Path, indicators: list[Json]) -> None:
    plain = (data / f"plan.{language}.txt").read_text("utf-8").splitlines()
    lines = {line.partition("\t")[2] for line in plain}
    marked = (data / f"plan.{language}.md").read_text("utf-8")
    for row in indicators:
        assert "\t".join(_cells(row, language)) in lines
        found = re.search(rf'^\|[^|]*\| <a id="{row["id"]}"></a>(.*?) \|$', marked, re.MULTILINE)
        assert found and re.sub(r"\[\^[^]]*\]", "", found[1]).split(" | ")[2:] == _values(row)


@pytest.mark.parametrize(("name", "no_unit"), [("plan.zh.pdf", ""), ("plan.zh.annotated.pdf", "—")])
def test_a_value_is_the_same_in_the_pdf(name: str, no_unit: str, site: Path, indicators: list[Json]) -> None:
    """The annotated PDF marks what the source does not give."""
    document = pypdfium2.PdfDocument(site / "pdf" / name)
    pages = (page.get_textpage().get_text_range() for page in document)
    text = _normalised("".join(pages))
    for row in indicators:
        title, unit, *values = (re.escape(_normalised(cell)) for cell in _cells(row, "zh"))
        assert re.search(f"{title}(?:注\\d+)?{unit or no_unit}{''.join(values)}", text), row["id"]


def _normalised(text: str) -> str:
    """NFKC, without white space and word joiners."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u2060", "").split())


def test_the_package_is_valid_as_published(data: Path) -> None:
    assert Package(str(data / "datapackage.json")).validate().valid


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_offers_what_there_is(language: str, site: Path) -> None:
    page = site / language / "data" / "index.html"
    document = lxml.html.document_fromstring(page.read_text("utf-8"))
    links = document.xpath("//ul[contains(@class, 'data-files')]//a")
    targets = [(page.parent / link.get("href")).resolve() for link in links]
    there = {path for path in (site / "data").iterdir() if path.is_file() and path.name != "index.html"}
    assert set(targets) == {path.resolve() for path in there}
    for link, target in zip(links, targets, strict=True):
        assert link.get("download") == target.name
        assert link.findtext("span[@class='size']") == size_label(target.stat().st_size)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_examples_on_the_page_run(language: str, site: Path) -> None:
    """What stands on the page is run in a folder with the data, and finds something."""
    document = lxml.html.document_fromstring((site / language / "data" / "index.html").read_text("utf-8"))
    shown = [code.text_content().strip() for code in document.xpath("//pre[not(@class)]/code")]
    programs = [code for code in shown if not code.startswith("=")]
    assert sorted(programs) == sorted(examples(this_plan()).values())
    for code in programs:
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", "-c", code], cwd=site / "data", capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert len(done.stdout.splitlines()) >= 2


def test_what_the_examples_find(site: Path) -> None:
    def run(name: str) -> list[str]:
        command = [sys.executable, "-X", "utf8", "-c", examples(this_plan())[name]]
        return subprocess.run(
            command, cwd=site / "data", capture_output=True, text=True, check=True
        ).stdout.splitlines()

    assert [line.split("\t")[0] for line in run("walk")] == ["s3-1", "m3-1-1", "m3-1-2", "m3-1-3"]
    assert any(line.startswith("i-agricultural-products-pass-rate\t") and "\t≥98\t" in line for line in run("targets"))
    assert "s1-1 (1) Development achievements" in [re.sub(" +", " ", line) for line in run("sections")]


def test_the_formula_on_the_page_finds_its_value(site: Path, indicators: list[Json]) -> None:
    """INDEX(all, row of the identity in column A, column of the name in row 1), worked out by hand."""
    document = lxml.html.document_fromstring((site / "en" / "data" / "index.html").read_text("utf-8"))
    formula = next(code.text_content() for code in document.xpath("//pre/code") if code.text_content().startswith("="))
    match = re.fullmatch(r'=INDEX\(A:Z,MATCH\("([^"]+)",A:A,0\),MATCH\("([^"]+)",1:1,0\)\)', formula)
    assert match
    with (site / "data" / "indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows[0]) <= 26
    row = next(row for row in rows if row[0] == match[1])
    expected = next(each for each in indicators if each["id"] == match[1])
    assert row[rows[0].index(match[2])] == expected["target"]["text"]


def test_the_folder_of_the_data_leads_to_the_page(site: Path) -> None:
    document = lxml.html.document_fromstring((site / "data" / "index.html").read_text("utf-8"))
    assert [link.get("href") for link in document.xpath("//main//a")] == ["../zh/data/", "../en/data/"]
