"""What the text says of the targets of an earlier plan, and what its table gives."""

import re
from collections.abc import Iterator

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.consistency.quantities import caption
from plansite.model import Indicator, Plan
from plansite.model.standing import better, judged


@disagreement("results", "contradiction", numbers="both", needs=lambda agreement: agreement.all_met)
def unmet_targets(plan: Plan, all_met: re.Pattern[str]) -> Iterator[Disagreement]:
    """Text that says that all targets were met agrees with the table of results.

    Bad:  较好地完成了各项目标任务, where nine results in the table are worse than their targets
    Good: no result is worse; or an editor's note of kind contradiction on the words that gives their number
    """
    for table in plan.tables:
        missed = sum(1 for row in table.indicators if _missed(row))
        for passage in plan.passages(plan.original) if missed else ():
            match = all_met.search(passage.text) if passage.role == "text" else None
            if match:
                yield Disagreement(
                    spots=(spot(passage, match.start(), match.end(), figure=str(missed)), caption(plan, table)),
                    matter="results",
                    values={"missed": missed},
                )


def _missed(row: Indicator) -> bool:
    return row.actual is not None and judged(row.target, row.actual, better(row), over=True).state == "missed"
