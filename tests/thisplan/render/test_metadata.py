"""schema.org on every page: read by rdflib, in schema.org's own words, pointing at pages and blocks that are there."""

import json
from functools import cache
from typing import Any

import pytest
import yaml
from rdflib import RDF, SDO, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from plansite.model.history import identities
from plansite.pages.addresses import Addresses
from plansite.render.everything import render
from tests.loaded import small, this_plan

BASE = "https://plan.example/q/"
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use
#: Stands in for the context that schema.org serves: the terms are its own, and what is an address is said here.
CONTEXT = {"@vocab": str(SDO), "url": {"@type": "@id"}}


@cache
def _docs(base: str) -> dict[str, str]:
    return render(this_plan(), base=base)


@cache
def _front(text: str) -> dict[str, Any]:
    front: dict[str, Any] = yaml.load(text.split("---\n")[1], yaml.CSafeLoader)
    return front


@cache
def _graph(structured: str, page: str) -> Graph:
    data = json.loads(structured)
    assert data.pop("@context") == "https://schema.org"
    return Graph().parse(data=json.dumps({"@context": CONTEXT, **data}), format="json-ld", publicID=page)


def _pages() -> list[str]:
    return [path for path in render(small()) if path.endswith(".md")]


@pytest.mark.parametrize("path", _pages())
def test_every_page_has_it_in_words_of_schema_org(path: str) -> None:
    graph = _graph(_front(_docs(BASE)[path])["structured"], BASE)
    assert len(graph) > 3
    for _, predicate, thing in graph:
        assert predicate == RDF.type or str(predicate).removeprefix(str(SDO)) in SDO.__annotations__, predicate
        if predicate == RDF.type:
            assert str(thing).removeprefix(str(SDO)) in SDO.__annotations__, thing


def test_the_plan_in_both_languages() -> None:
    plan = this_plan()
    for language, other, way in (("zh", "en", SDO.workTranslation), ("en", "zh", SDO.translationOfWork)):
        graph = _graph(_front(_docs(BASE)[f"{language}/index.md"])["structured"], BASE)
        home = URIRef(f"{BASE}{language}/")
        assert (home, RDF.type, SDO.Legislation) in graph
        assert (home, way, URIRef(f"{BASE}{other}/")) in graph
        assert (home, SDO.creativeWorkStatus, Literal("Draft")) in graph
        assert (home, SDO.legislationLegalForce, SDO.NotInForce) in graph
        assert (home, SDO.datePublished, Literal("2021-12-16")) in graph
        assert not list(graph.objects(home, SDO.legislationDate))  # nobody has adopted or signed it
        assert (home, SDO.temporalCoverage, Literal("2021/2025")) in graph
        assert (home, SDO.inLanguage, Literal({"zh": "zh-Hans", "en": "en"}[language])) in graph
        assert len(list(graph.objects(home, SDO.hasPart))) == len(plan.text.chapters)


def test_every_address_is_a_page_or_a_block() -> None:
    plan = this_plan()
    addresses = Addresses(plan)
    known = {
        f"{BASE}{addresses.of(identity, language)}" for identity in identities(plan) for language in plan.languages
    }
    others = [path.removesuffix(".md") + "/" for path in _docs(BASE) if path.endswith(".md")]
    known |= {BASE, *(BASE + page for page in others)}
    for path, text in _docs(BASE).items():
        if path.endswith(".md"):
            graph = _graph(_front(text)["structured"], BASE)
            own = {str(node) for node in (*graph.subjects(), *graph.objects()) if str(node).startswith(BASE)}
            assert own <= known and own, path


def test_glossaries_are_twins() -> None:
    for language, other, way in (("zh", "en", SDO.workTranslation), ("en", "zh", SDO.translationOfWork)):
        page = f"{BASE}{language}/glossary/"
        graph = _graph(_front(_docs(BASE)[f"{language}/glossary.md"])["structured"], BASE)
        assert (URIRef(page), way, URIRef(f"{BASE}{other}/glossary/")) in graph


def test_side_by_side_each_language_has_its_own_title_and_type() -> None:
    graph = _graph(_front(_docs(BASE)["parallel/3.md"])["structured"], BASE)
    names = {str(graph.value(URIRef(f"{BASE}{language}/3/"), SDO.name)) for language in this_plan().languages}
    assert names == {"三、推动平阳制造迈向高端", "3. Moving Pingyang manufacturing upmarket"}
    graph = _graph(_front(_docs(BASE)["parallel/notice.md"])["structured"], BASE)
    assert (URIRef(f"{BASE}zh/notice/"), RDF.type, SDO.Article) in graph
    assert SDO.Legislation not in set(graph.objects(None, RDF.type))


def test_measures_carry_their_numbers() -> None:
    graph = _graph(_front(_docs(BASE)["en/3.md"])["structured"], BASE)
    measure = URIRef(f"{BASE}en/3/#m3-1-2")
    assert (URIRef(f"{BASE}en/3/"), SDO.hasPart, measure) in graph
    assert (measure, SDO.legislationIdentifier, Literal("3-1-2")) in graph


def test_without_a_public_address_it_says_the_same_relatively() -> None:
    """On pages of each kind, of the small plan."""
    public, private = render(small(), base=BASE), render(small())
    for path in ("zh/1.md", "en/index.md", "parallel/1.md", "index.md"):
        page = BASE + path.removesuffix("index.md").replace(".md", "/")
        whole, relative = (_graph(_front(docs[path])["structured"], page) for docs in (public, private))
        assert BASE not in private[path]
        assert isomorphic(whole, relative), path


def test_nothing_ends_the_script_element() -> None:
    for path, text in _docs(BASE).items():
        if path.endswith(".md"):
            front = _front(text)
            assert "<" not in front["structured"] + front.get("citing", ""), path
