"""A plan of any shape, written as Word, web page and text, comes back as it was, and the same from each."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plansite.importer.document import Import, import_document
from plansite.importer.elements import Column, Measure, Paragraph, Table
from plansite.importer.receive.word_numbers import counted
from tests.importer.writers import Block, to_html, to_pdf, to_text, to_word

_WORD = st.text(alphabet="质量标准品牌服务工程环境提升推进完善深化", min_size=3, max_size=9)
_RUNNING = st.lists(_WORD, min_size=2, max_size=4).map(lambda words: "，".join(words) + "。")
_MEASURE = st.tuples(_WORD, _RUNNING).map(lambda parts: ("measure", f"{parts[0]}。", parts[1]))
_PARAGRAPH = _RUNNING.map(lambda text: ("paragraph", "", text))
_VALUE = st.sampled_from(["95", "≥98", "≤27.5", "12.5", "-3"])
_ROW = st.tuples(_WORD, st.sampled_from(["%", "个", "亿元"]), _VALUE, _VALUE)
_CATEGORY = st.tuples(_WORD, st.lists(_ROW, min_size=1, max_size=3))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A plan: its chapters, each with sections of measures and paragraphs; then a column of items and a table."""

    chapters: Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[str, str, str]]]]]]
    items: Sequence[str]
    table: Sequence[tuple[str, Sequence[tuple[str, str, str, str]]]]

    def blocks(self, *, styled: bool) -> list[Block]:
        """The plan as blocks; ``styled``: its headings have styles, as in Word."""
        found: list[Block] = [{"text": "某县发展规划", "centred": True}]
        for number, (heading, sections) in enumerate(self.chapters, 1):
            found.append(_heading(f"{counted(number)}、{heading}", 1, styled=styled))
            for count, (title, texts) in enumerate(sections, 1):
                found.append(_heading(f"（{counted(count)}）{title}", 2, styled=styled))
                found += [f"{lead}{text}" for _, lead, text in texts]
        found += ["专栏1　重点工程", *(f"{at}.{item}" for at, item in enumerate(self.items, 1))]
        return [*found, "表1　主要指标", {"rows": self._rows()}, "以上指标按年度分解，逐级落实。"]

    def _rows(self) -> list[list[object]]:
        rows: list[list[object]] = [["类别", "指标", "单位", "2020年", "2025年"]]
        for name, indicators in self.table:
            for at, cells in enumerate(indicators):
                first = [{"text": name, "rows": len(indicators)}] if at == 0 else []
                rows.append([*first, *cells])
        return rows


def _heading(text: str, level: int, *, styled: bool) -> Block:
    return {"text": text, "level": level} if styled else text


_SECTION = st.tuples(_WORD, st.lists(_MEASURE | _PARAGRAPH, min_size=1, max_size=3))
_PLAN = st.builds(
    Made,
    chapters=st.lists(st.tuples(_WORD, st.lists(_SECTION, min_size=1, max_size=3)), min_size=2, max_size=4),
    items=st.lists(_RUNNING, min_size=1, max_size=4),
    table=st.lists(_CATEGORY, min_size=1, max_size=3, unique_by=lambda category: category[0]),
)


def _files(made: Import) -> dict[str, bytes]:
    return {name: data for name, data in made.files.items() if not name.startswith("source/")}


def _certain(made: Import) -> dict[str, bytes]:
    """All but the doubts: in a table without cells there are more."""
    return {name: data for name, data in _files(made).items() if name != "unsure.yml"}


@settings(max_examples=15)
@given(plan=_PLAN, styled=st.booleans())
def test_a_plan_comes_back(plan: Made, styled: bool) -> None:
    blocks = plan.blocks(styled=styled)
    word, web, text = (
        import_document(write(blocks), f"plan.{name}")
        for name, write in (("docx", to_word), ("html", to_html), ("txt", to_text))
    )
    assert _files(word) == _files(web)
    assert _certain(word) == _certain(text)
    outline = word.outline
    assert [chapter.heading[2:] for chapter in outline.chapters] == [heading for heading, _ in plan.chapters]
    sections = [section.heading[3:] for section in outline.sections if section.heading]
    assert sections == [title for _, found in plan.chapters for title, _ in found]
    expected = [text for _, found in plan.chapters for _, texts in found for text in texts]
    assert [each for block in outline.blocks if (each := _told(block))][:-1] == expected
    assert [item.text for column in outline.columns for item in column.items] == list(plan.items)
    (table,) = outline.tables
    assert _categories(table) == [(name, [tuple(row) for row in rows]) for name, rows in plan.table]


def _told(block: object) -> tuple[str, str, str] | None:
    match block:
        case Measure():
            return ("measure", block.lead, block.text)
        case Paragraph():
            return ("paragraph", "", block.text)
        case Column() | _:
            return None


def _categories(table: Table) -> list[tuple[str, list[tuple[str, ...]]]]:
    return [
        (category.name, [tuple(cell.text for cell in row.cells) for row in category.indicators])
        for category in table.categories
    ]


def _short(*paragraphs: str) -> Made:
    """A plan of which no paragraph is longer than a line, and so none shows where the line begins."""
    texts = [*(("paragraph", "", text) for text in paragraphs), ("measure", "质量好。", "标准好，品牌好。")]
    row = ("合格率", "%", "95", "≥98")
    return Made(chapters=[("质量好", [("标准好", texts)])] * 2, items=["服务好。"], table=[("工程好", [row])])


@pytest.mark.long
@example(plan=_short("质量标准，质量标准，质量标准，质量标准。"))
@example(plan=_short(*["质量标准品牌，质量标准品牌，质量标准品牌。"] * 4))
@settings(max_examples=12)
@given(plan=_PLAN)
def test_a_printed_plan_comes_back(plan: Made) -> None:
    """But for its page numbers, which are listed as left out, each with its line."""
    blocks = plan.blocks(styled=False)
    word, printed = import_document(to_word(blocks), "plan.docx"), import_document(to_pdf(blocks), "plan.pdf")
    listed = {name: data for name, data in _certain(word).items() if name != "corrections.yml"}
    assert {name: data for name, data in _certain(printed).items() if name != "corrections.yml"} == listed
