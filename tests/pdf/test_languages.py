"""Any number of languages, in any order: each has its PDFs, and the original faces each translation."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from plansite.load import load
from plansite.model import Plan
from plansite.model.version import version
from plansite.pdf import Pdf, typeset
from tests.pdf.conformance import assert_conformant
from tests.pdf.reading import MARK, lines, links, normalised, tags
from tests.third_language import CODE, made_up_language, plan_in_three_languages

pytestmark = pytest.mark.long

BASE = "https://plan.example.org/"
CHAPTERS = range(3)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The small plan in three languages; the third has no design of its own."""
    folder = tmp_path_factory.mktemp("three")
    with made_up_language(folder):
        loaded = load(plan_in_three_languages(folder))
        assert loaded.plan is not None and not loaded.findings
        yield loaded.plan


@pytest.fixture(scope="module")
def public(small: Plan) -> dict[str, Pdf]:
    """The PDFs of the small plan with a public address."""
    return typeset(small, BASE)


@pytest.fixture(scope="module")
def private(small: Plan) -> dict[str, Pdf]:
    """Those without one."""
    return typeset(small)


@pytest.fixture(scope="module")
def single(alone: Plan) -> dict[str, Pdf]:
    """Those of the plan in one language."""
    return typeset(alone, BASE)


def _chapters(*codes: str) -> set[str]:
    return {f"chapter-{number}.{code}.pdf" for number in CHAPTERS for code in codes}


def _wholes(*codes: str) -> set[str]:
    return {name for code in codes for name in (f"plan.{code}.pdf", f"plan.{code}.annotated.pdf")}


def _missing(plan: Plan, pdf: Pdf, position: int) -> list[str]:
    """The passages of a language that the PDF lacks, hyphens of the typesetter left out of account."""
    text = normalised(MARK.sub("", tags(pdf.data).without("TOC", "Note", "Link"))).replace("-", "")
    body = (passage.text for passage in plan.passages(plan.languages[position]) if passage.id.key != "cover")
    return [words for words in body if normalised(words).replace("-", "") not in text]


def test_a_plan_in_one_language(alone: Plan, single: dict[str, Pdf]) -> None:
    code = alone.original.code
    assert set(single) == _wholes(code) | _chapters(code)
    assert_conformant(single)
    for name in _wholes(code):
        assert alone.original.words["translation_remark"].split("}")[-1] not in tags(single[name].data).text
        assert _missing(alone, single[name], 0) == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["chinese-first", "english-first"])
def test_the_original_faces_its_translation(small: Plan, public: dict[str, Pdf], order: tuple[int, int]) -> None:
    plan = replace(small, expressions=tuple(small.expressions[position] for position in order))
    original, translation = (language.code for language in plan.languages)
    pdfs = public if plan == small else typeset(plan, BASE)
    facing = f"plan.{original}-{translation}.pdf"
    assert set(pdfs) == {facing} | _wholes(original, translation) | _chapters(original, translation)
    assert_conformant(pdfs)
    assert [_missing(plan, pdfs[facing], position) for position in range(2)] == [[], []]
    remark = plan.translations[0].words["translation_remark"].split("}")[-1]
    assert [name for name in (*_wholes(translation), facing) if remark not in tags(pdfs[name].data).text] == []


def test_a_third_language_has_the_design_of_its_script(three: Plan) -> None:
    pdfs = typeset(three, BASE)
    facing = {"plan.zh-en.pdf", f"plan.zh-{CODE}.pdf"}
    assert set(pdfs) == facing | _wholes("zh", "en", CODE) | _chapters("zh", "en", CODE)
    assert_conformant(pdfs)
    assert _missing(three, pdfs[f"plan.zh-{CODE}.pdf"], 2) == []


def test_each_script_has_a_design(small: Plan) -> None:
    """A language without a design of its own is set by that of its script."""
    for expression in small.expressions:
        bare = replace(expression.language, typesetting=replace(expression.language.typesetting, design=None))
        plan = replace(small, expressions=(replace(expression, language=bare),))
        pdf = typeset(plan)[f"plan.{bare}.pdf"]
        assert _missing(plan, pdf, 0) == []


def test_the_same_plan_gives_the_same_bytes(small: Plan, public: dict[str, Pdf]) -> None:
    assert typeset(small, BASE) == public


def test_a_plan_without_anything_that_it_may_lack(alone: Plan) -> None:
    """No status, issuer, date, call for comments, notice, tables or corrections."""
    bare = {"status": None, "issuer": None, "date": None, "consultation": None}
    chapters = tuple(chapter for chapter in alone.text.chapters if chapter.number != 1)
    plan = replace(
        alone,
        meta=alone.meta.model_copy(update=bare),
        expressions=(replace(alone.text, chapters=chapters, columns=(), notice=None),),
        tables=(),
        corrections=(),
        notes=(),
    )
    pdfs = typeset(plan)
    assert len(pdfs) == 4
    assert_conformant(pdfs)


def test_the_plain_plan_has_no_notes_identities_or_corrections(alone: Plan, single: dict[str, Pdf]) -> None:
    code = alone.original.code
    plain, annotated = (tags(single[f"plan.{code}{kind}.pdf"].data).text for kind in ("", ".annotated"))
    ours = [note.text[alone.original] for note in alone.notes]
    ours += [correction.reason[alone.original] for correction in alone.corrections]
    ours += ["1-1-1", *(row.identity.label for row in alone.tables[0].indicators), str(version(alone)), "—"]
    assert [words for words in ours if normalised(words) not in normalised(annotated)] == []
    assert [words for words in ours if normalised(words) in normalised(plain)] == []


def test_the_first_page_says_what_the_plan_is(private: dict[str, Pdf]) -> None:
    said = {"zh": "征求意见稿（2022年2月20日公布）。意见反馈截至2022年3月1日。"}
    said["en"] = "Draft for comment of 20 February 2022. Comments until 1 March 2022."
    for name, pdf in private.items():
        words = normalised("".join(line.text for line in lines(pdf.data) if line.page == 1))
        assert [code for code in name.split(".")[1].split("-") if normalised(said[code]) not in words] == []


def test_without_an_address_nothing_leads_out(private: dict[str, Pdf]) -> None:
    for name, pdf in private.items():
        assert not [link for link in links(pdf.data) if link.address], name
        assert not [figure for figure in tags(pdf.data).all("Figure") if 1 in figure.pages], name
