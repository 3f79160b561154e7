"""The final edition as a Word file, with tables and special columns, imported onto the draft: what changed is found again."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from plansite.checks import check
from plansite.commands.main import main
from plansite.edition.comparison import compare
from plansite.edition.document import document, from_document
from plansite.model import ColumnCall, Measure, Paragraph, Plan, Section, TableCall
from plansite.model.labels import inserts
from tests.edition.three_editions import HERE, keep, steps
from tests.importer.writers import to_word
from tests.loaded import PLANS, read


def as_received(plan: Plan) -> list[Any]:
    """The text as an office writes it: headings as paragraphs, special columns in frames, the table as a table."""
    language = plan.original
    blocks: list[Any] = [{"text": text, "centred": True, "bold": True} for _, text, _ in plan.meta.cover(language)]
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


def _renumbered(plan: Plan) -> list[Any]:
    """A new special column stands in front of the others, the last of which has another title; the tables change numbers."""
    blocks: list[Any] = []
    for block in as_received(plan):
        match block:
            case {"frame": [head, *items]} if head.startswith("专栏3-1"):
                blocks.append(
                    {"frame": ["专栏3-1：节水重点项目", "灌区改造。改造灌区三处。", "管网改造。更换老旧管网。"]}
                )
                blocks.append({"frame": [head.replace("3-1", "3-2", 1), *items]})
            case {"frame": [_, *items]}:
                blocks.append({"frame": ["专栏3-3：水生态修复行动", *items]})
            case str() if block.startswith(("表1", "表2")):
                blocks.append(f"表{3 - int(block[1])}{block[2:]}")
            case _:
                blocks.append(block)
    return blocks


def _onto(folder: Path, document: list[Any], *decisions: tuple[str, str]) -> Plan:
    """The draft with a document laid onto it and settled: all accepted, but for what is decided otherwise."""
    shutil.copytree(HERE / "draft", folder)
    keep(folder)
    (folder.parent / "final.docx").write_bytes(to_word(document))
    assert main(["new-edition", "--plan", str(folder), "--name", "印发稿", "--date", "2021-09-01"]) == 0
    assert main(["import", str(folder.parent / "final.docx"), "--onto", str(folder)]) == 0
    entries = yaml.safe_load((folder / "proposals.yml").read_text("utf-8"))
    for entry in entries:
        entry["decision"] = dict(decisions).get(str(entry.get("block")), "accept")
    (folder / "proposals.yml").write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    assert main(["settle", "--plan", str(folder)]) == 0
    return read(folder)


def _shown(plan: Plan) -> dict[str, str]:
    language = plan.original
    return {str(each.id): str(each.label(language)) for each in inserts(plan, language)}


def test_a_special_column_keeps_its_identity_under_another_number_and_title(tmp_path: Path) -> None:
    step = steps()[0]
    plan = _onto(tmp_path / "plan", _renumbered(step.old))
    assert _shown(plan) == {"c3-1": "专栏3-2：", "c3-2": "专栏3-3：", "c3-3": "专栏3-1：", "t1": "表2：", "t2": "表1："}
    kinds = {str(change.id): change.kind for change in compare(step.old, plan).changed}
    assert kinds == {"c3-2": "wording", "c3-3": "added", "c3-3-1": "added", "c3-3-2": "added"}
    assert not [
        each for each in check(plan) if each.rule in {"label-number", "fidelity", "call-missing", "disagreement"}
    ]
    assert _shown(from_document(document(plan))) == _shown(plan)  # an edition keeps the numbers, too


def test_a_special_column_that_is_another_one_gets_an_identity_of_its_own(tmp_path: Path) -> None:
    step = steps()[0]
    plan = _onto(tmp_path / "plan", _renumbered(step.old), ("c3-2", "reject"))
    assert _shown(plan) == {"c3-1": "专栏3-2：", "c3-4": "专栏3-3：", "c3-3": "专栏3-1：", "t1": "表2：", "t2": "表1："}
    moved = {str(move.source): str(move.target) for move in plan.moved}
    assert moved.keys() >= {"c3-2", "c3-2-1", "c3-2-2"}
    column = plan.text.column("3-4")
    assert column and [str(item.id) for item in column.items] == ["c3-4-1", "c3-4-2"]


def test_a_final_edition_without_the_call_for_comments_passes_all_checks(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLANS / "english", folder)
    plan, where = read(folder), ["--plan", str(folder)]
    status = next(text for key, text, _ in plan.meta.cover(plan.original) if key == "status")
    document = [block for block in as_received(plan) if not (isinstance(block, dict) and block.get("text") == status)]
    (tmp_path / "final.docx").write_bytes(to_word([*document, "This plan takes effect on the day of its publication."]))
    assert main(["release", *where, "--edition", "Draft for comment", "--date", "2022-02-20"]) == 0
    assert main(["new-edition", *where, "--name", "Final edition", "--date", "2022-06-30"]) == 0
    assert main(["import", str(tmp_path / "final.docx"), "--onto", str(folder)]) == 0
    text = (folder / "proposals.yml").read_text("utf-8")
    assert text.count("of: [notice, a1]") == 1  # asked once, for all of it
    (folder / "proposals.yml").write_text(text.replace("decision: open", "decision: accept"), "utf-8")
    assert main(["settle", *where]) == 0
    assert not (folder / "notice.en.md").exists() and read(folder).meta.status is None
    assert main(["check", *where]) == 0
    assert main(["release", *where, "--edition", "Final edition", "--date", "2022-06-30"]) == 0
