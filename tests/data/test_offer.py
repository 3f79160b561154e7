"""What the page of the data tells of the files."""

from plansite.data import data_files, data_offer
from plansite.data.sheets import SHEETS
from plansite.model import Plan


def test_every_file_but_the_blocks_is_offered_with_its_size(plan: Plan) -> None:
    files = data_files(plan)
    offer = data_offer(plan, files)
    alone = {path for path in files if not path.startswith("data/blocks/")}
    assert {f"{offer.folder}/{file.name}" for file in offer.files} == alone
    for file in offer.files:
        assert file.size == len(files[f"data/{file.name}"].encode("utf-8"))
        assert plan.original.words[f"data_{file.kind}"]
        assert (file.language is None) == (
            ".md" not in file.name and ".txt" not in file.name and "akn" not in file.name
        )
    assert offer.blocks == len(files) - len(alone)
    assert f"data/{offer.block}" in files


def test_the_columns_are_those_of_the_files(plan: Plan) -> None:
    files = data_files(plan)
    for sheet, described in zip(data_offer(plan, files).sheets, SHEETS, strict=True):
        head = files[f"data/{sheet.name}"].removeprefix("\ufeff").splitlines()[0].split(",")
        assert [name for names, _ in sheet.columns for name in names.split(", ")] == head
        assert len(sheet.columns) == len(described.fields)
        assert all([*titles] == [each.code for each in plan.languages] for _, titles in sheet.columns)


def test_the_formula_names_an_indicator_with_a_comparator(small: Plan) -> None:
    offer = data_offer(small, data_files(small))
    assert offer.formula == '=INDEX(A:Z,MATCH("i-pass-rate",A:A,0),MATCH("target",1:1,0))'
    assert offer.rights["en"].startswith("The Chinese text is a public document of its issuer. The English translation")
