"""What the document leaves open: placeholders, and words with the number lost between them."""

from collections.abc import Iterator

from plansite.consistency.disagreement import Disagreement, disagreement, spot, whole
from plansite.ground.findings import Place
from plansite.languages.agreement import Agreement
from plansite.model import Passage, Plan
from plansite.model.classification import classification


@disagreement("placeholder", "placeholder", wide=True, needs=whole)
def placeholders(plan: Plan, agreement: Agreement) -> Iterator[Disagreement]:
    """No number, name or date is left open.

    Bad:  培育“品字标”企业**家; X项; 20XX年; 某个; 待定; （ ）; （请…补充）; 覆盖率达到，
    Good: the number; or an editor's note of kind placeholder in the sentence
    """
    taken: dict[Place, set[int]] = {}
    for each in classification(plan).figures:
        figure = each.figure
        if figure.blank:
            taken.setdefault(figure.passage.place, set()).update(range(figure.start, figure.end))
            yield _open(figure.passage, figure.start, figure.end)
    for passage in plan.passages(plan.original):
        for pattern in agreement.blanks:
            for match in pattern.finditer(passage.text):
                if match.start() not in taken.get(passage.place, ()) and passage.role != "cell":
                    yield _open(passage, match.start(), match.end())


def _open(passage: Passage, start: int, end: int) -> Disagreement:
    return Disagreement(spots=(spot(passage, start, end),), matter="placeholder")
