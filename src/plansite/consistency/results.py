"""What the text says of the targets of an earlier plan, and what its table gives."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.consistency.quantities import caption, parsed
from plansite.languages import LANGUAGES
from plansite.model import Indicator, Plan
from plansite.model.standing import better, judged

_ALL_MET: Final = re.compile(
    "(?:完成|实现)了?[^，。；]{0,10}(?:各项|全部|所有)[^，。；]{0,3}(?:目标任务|目标|指标|任务)"
)


@disagreement("results", "contradiction", numbers="both")
def unmet_targets(plan: Plan) -> Iterator[Disagreement]:
    """Text that says that all targets were met agrees with the table of results.

    Bad:  较好地完成了各项目标任务, where nine results in the table are worse than their targets
    Good: no result is worse; or an editor's note of kind contradiction on the words that gives their number
    """
    for table in plan.tables:
        missed = sum(1 for row in table.indicators if _missed(row))
        for passage in plan.passages(LANGUAGES[0]) if missed else ():
            match = _ALL_MET.search(passage.text) if passage.role == "text" else None
            if match:
                yield Disagreement(
                    spots=(spot(passage, match.start(), match.end(), figure=str(missed)), caption(table)),
                    zh=f"称各项目标完成，表中有{missed}项未达到目标",
                    en=f"all targets are said to be met; in the table {missed} are not",
                )


def _missed(row: Indicator) -> bool:
    target, actual = parsed(row.target), parsed(row.actual)
    if target is None or actual is None:
        return False
    return judged(target, actual, better(row), over=True).state == "missed"
