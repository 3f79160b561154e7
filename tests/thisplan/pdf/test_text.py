"""The PDFs say what the plan says: the Chinese to the character, the others block by block."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plansite.languages import Language
from plansite.model import Plan
from plansite.pdf import Pdf
from tests.pdf.reading import MARK, Element, is_note, normalised, tags
from tests.published import expected_text
from tests.thisplan.pdf.names import ANNOTATED, FACING, PLAIN

pytestmark = pytest.mark.long

#: The line that says on the first page what the plan is.
STAGE = "征求意见稿（2021年12月16日公布）。意见反馈截至2021年12月20日。"
#: Tags that hold no words of the plan: contents, notes, and links (identities in the margin, marks of notes).
OTHER = ("TOC", "Note", "Link")


def _own(element: Element, language: Language) -> Iterator[str]:
    """The plan's own words below a tag: no contents, notes, links, remarks; labels of items are kept."""
    say = language.words
    words = normalised(element.without(*OTHER))
    remarks = {normalised(say[key]) for key in ("contents", "preamble", "pdf_no_unit")}
    if element.tag in OTHER or is_note(element) or words in remarks:
        return
    imprint = (normalised(STAGE), *(normalised(say[key].split("{")[0]) for key in ("pdf_version", "pdf_address")))
    if (element.tag == "TD" and words == "—") or (words and words.startswith(imprint)):
        return
    for part in element.parts:
        yield from _own(part, language) if isinstance(part, Element) else [part]


def _parts(document: Element, language: Language) -> dict[str, str]:
    """The plan's words by part: cover, notice, body; what follows the heading of the corrections is the site's."""
    texts = {"cover": "", "notice": "", "body": ""}
    part = "cover"
    say = language.words
    for child in document.children:
        if child.tag == "H1":
            if normalised(child.text) == normalised(say["corrections"]):
                break
            part = {"cover": "contents", "contents": "notice"}.get(part, "body")
        texts[part] = texts.get(part, "") + "".join(_own(child, language))
    return {name: normalised(MARK.sub("", text)) for name, text in texts.items()}


@pytest.mark.parametrize("name", [PLAIN[0], ANNOTATED[0]])
def test_the_chinese_is_the_source_to_the_character(name: str, pdfs: dict[str, Pdf], plan: Plan, root: Path) -> None:
    parts = _parts(tags(pdfs[name].data), plan.original)
    assert parts["notice"] + parts["cover"] + parts["body"] == expected_text(root / "plan")


def test_the_chapters_in_chinese_are_the_body_of_the_plan(pdfs: dict[str, Pdf], plan: Plan) -> None:
    whole = _parts(tags(pdfs["plan.zh.pdf"].data), plan.original)["body"]
    chapters = []
    for chapter in plan.text.chapters:
        document = tags(pdfs[f"chapter-{chapter.number}.zh.pdf"].data)
        start = next(position for position, child in enumerate(document.children) if child.tag == "H1")
        body = document.children[start:]
        ends = [
            n for n, child in enumerate(body) if child.tag == "H1" and child.text == plan.original.words["corrections"]
        ]
        chapters += ["".join(_own(child, plan.original)) for child in body[: ends[0] if ends else None]]
    assert normalised(MARK.sub("", "".join(chapters))) == whole


@pytest.mark.parametrize("name", [PLAIN[1], ANNOTATED[1], FACING])
def test_every_english_passage_is_there(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    """In order; hyphens are left out of account, since the typesetter adds some."""
    document = tags(pdfs[name].data)
    text = normalised(MARK.sub("", document.without("TOC", "Note", "Link"))).replace("-", "")
    cover_and_notice = [
        passage for passage in plan.passages(plan.translations[0]) if passage.id.key in {"cover", "notice"}
    ]
    missing = [
        passage.text
        for passage in plan.passages(plan.translations[0])
        if normalised(passage.text).replace("-", "") not in text and passage not in cover_and_notice
    ]
    assert missing == []


@pytest.mark.parametrize("name", [*ANNOTATED, FACING])
def test_every_note_and_correction_is_there(name: str, pdfs: dict[str, Pdf], plan: Plan) -> None:
    """Notes for proof-readers stand on the page of what does not agree alone."""
    text = normalised(tags(pdfs[name].data).text).replace("-", "")
    languages = [language for language in plan.languages if language.code in name.split(".")[1].split("-")]
    words = [note.text[each] for note in plan.notes for each in languages if note.is_marked(each)]
    words += [correction.reason[language] for correction in plan.corrections for language in languages]
    assert [word for word in words if normalised(word).replace("-", "") not in text] == []
