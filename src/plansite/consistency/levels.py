"""Words of another level of government than the plan's own."""

from collections.abc import Iterator

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages.agreement import Levels
from plansite.model import Plan


@disagreement("scope", "contradiction", "implausible", numbers="both", needs=lambda agreement: agreement.levels)
def other_level(plan: Plan, words: Levels) -> Iterator[Disagreement]:
    """The plan of a county speaks of the county as its own, that of a city of the city.

    A level above may be named (争创全省标杆), but not as what a sentence is about: at its beginning, or after a period.
    What stands in quotation marks is a name and is left out.

    Bad:  我市, 全市, 质量强市 or 县市长 in a plan whose title names a 县; “十三五”期间，全省质量…
    Good: 我县, 全县, 质量强县; or an editor's note of kind contradiction in the sentence
    """
    title = plan.meta.title[plan.original]
    own = words.own.search(title)
    if own is None:
        return
    others = words.others(own[0], title)
    for passage in plan.passages(plan.original):
        for match in others.finditer(words.quoted.sub(lambda name: "□" * len(name[0]), passage.text)):
            yield Disagreement(
                spots=(spot(passage, match.start(), min(match.end() + 8, len(passage.text)), figure=match[0]),),
                matter="level",
                values={"own": own[0], "other": match[0]},
            )
