"""Figures of the original: where they stand in their block."""

from collections import Counter

from plansite.ground.findings import Place
from plansite.ground.identities import Identity
from plansite.languages import language
from plansite.model import Passage
from plansite.model.figures import passage_figures


def test_equal_strings_of_a_block_are_told_apart() -> None:
    text = "督查率100%，合格率100%"
    passage = Passage(id=Identity.parse("p1-1-1"), role="text", text=text, place=Place(path="case.md", column=5))
    found = list(passage_figures(passage, language("zh"), Counter()))
    assert [(figure.text, figure.nth) for figure in found] == [("100%", 1), ("100%", 2)]
    assert [text[figure.start : figure.end] for figure in found] == ["100%", "100%"]
    assert [(figure.before, figure.place.column) for figure in found] == [("督查率", 8), ("督查率100%，合格率", 16)]
