"""The final edition as a Word file, with tables and special columns, imported onto the draft: what changed is found again."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from plansite.commands.main import main
from plansite.edition.comparison import compare
from plansite.model import ColumnCall, Measure, Paragraph, Plan, Section, TableCall
from tests.edition.three_editions import HERE, keep, steps
from tests.importer.writers import to_word
from tests.loaded import read


def as_received(plan: Plan) -> list[Any]:
    """The text as an office writes it: headings as paragraphs, special columns in frames, the table as a table."""
    language = plan.original
    blocks: list[Any] = [{"text": plan.meta.title[language], "centred": True, "bold": True}]
    for chapter in plan.text.chapters:
        blocks += [chapter.title] if chapter.title else []
        for block in chapter.blocks:
            match block:
                case Section(text=text) | Paragraph(text=text):
                    blocks.append(text)
                case Measure(lead=lead, text=text):
                    blocks.append(lead + text)
                case ColumnCall(number=number):
                    column = plan.text.column(number)
                    assert column
                    blocks.append(
                        {"frame": [column.heading(language), *(item.lead + item.text for item in column.items)]}
                    )
                case TableCall(number=number) if grid := plan.grid(number):
                    cells = [[cell.text[language] for cell in row] for row in grid.rows]
                    note = [grid.note[language]] if grid.note else []
                    blocks += [grid.title(language), {"rows": cells}, *note]
                case TableCall(number=number):
                    table = plan.table(number)
                    assert table
                    heads = [each.head[language] for each in table.columns]
                    blocks += [table.title(language), {"rows": [heads, *(cells for _, cells in table.rows(language))]}]
    return blocks


def test_what_was_received_is_the_final_edition(tmp_path: Path) -> None:
    step = steps()[0]
    folder, document = tmp_path / "plan", tmp_path / "final.docx"
    shutil.copytree(HERE / "draft", folder)
    keep(folder)
    document.write_bytes(to_word(as_received(step.new)))
    name = ["--name", "印发稿", "--date", "2021-09-01"]
    assert main(["new-edition", "--plan", str(folder), *name]) == 0
    assert main(["import", str(document), "--onto", str(folder)]) == 0
    proposals = folder / "proposals.yml"
    proposals.write_text(proposals.read_text("utf-8").replace("decision: open", "decision: accept"), "utf-8")
    assert main(["settle", "--plan", str(folder)]) == 0
    found = compare(step.old, read(folder))
    kinds = {str(change.id): change.kind for change in found.changed}
    listed = {str(block): kind for block, kind in step.blocks.items()}
    named_anew = {"i-smart", "i-t1-10"}  # an import names a new indicator by its place
    only_in_plan_yml = {"cover"}  # the document does not say what it is
    for block in {*kinds, *listed} - named_anew - only_in_plan_yml:
        assert kinds.get(block) == listed.get(block), block
    targets = {str(meaning.block): meaning.shift for meaning in found.about("target") if meaning.fate == "changed"}
    assert targets["i-section"] == "tightened" and targets["i-loss"] == "eased"  # which way is better was kept


def test_indicators_keep_what_the_editors_said_of_them(tmp_path: Path) -> None:
    """A table that did not change is left as it stands, to the byte."""
    step = steps()[0]
    folder, document = tmp_path / "plan", tmp_path / "same.docx"
    shutil.copytree(HERE / "draft", folder)
    document.write_bytes(to_word(as_received(step.old)))
    before = (folder / "indicators" / "table-1.yml").read_bytes()
    assert main(["import", str(document), "--onto", str(folder)]) == 0
    assert (folder / "indicators" / "table-1.yml").read_bytes() == before
    assert not (folder / "proposals.yml").exists()
    assert not compare(step.old, read(folder))


@pytest.mark.parametrize("decision", ["accept", "reject"])
def test_a_row_of_another_name_is_what_the_editor_says(tmp_path: Path, decision: str) -> None:
    old = steps()[0].old
    folder, document = tmp_path / "plan", tmp_path / "final.docx"
    shutil.copytree(HERE / "draft", folder)
    keep(folder)
    table = next(block for block in as_received(old) if isinstance(block, dict) and "rows" in block)
    rows = [["断面优良率" if cell == "断面达标率" else cell for cell in row] for row in table["rows"]]
    document.write_bytes(to_word([{"rows": rows} if block == table else block for block in as_received(old)]))
    assert main(["import", str(document), "--onto", str(folder)]) == 0
    proposals = folder / "proposals.yml"
    text = proposals.read_text("utf-8")
    assert text.count("decision: open") == 1 and "of: [i-section]" in text
    proposals.write_text(text.replace("decision: open", f"decision: {decision}"), "utf-8")
    assert main(["settle", "--plan", str(folder)]) == 0
    plan, accepted = read(folder), decision == "accept"
    row = next(row for table in plan.tables for row in table.indicators if row.name[plan.original] == "断面优良率")
    assert (row.id == "section", row.direction) == (accepted, "higher")
    assert {str(move.source): str(move.target) for move in plan.moved} == ({} if accepted else {"i-section": "t1"})
