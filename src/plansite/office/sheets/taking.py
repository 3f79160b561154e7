"""A workbook taken back: what it changes, what of it cannot be taken over, and what would be found in the plan then."""

from dataclasses import dataclass
from pathlib import Path

from plansite.ground.findings import Finding
from plansite.model import Plan
from plansite.office.sheets.addresses import addressed
from plansite.office.sheets.merging import Difference, Merge, Trouble
from plansite.office.sheets.reading import read_workbook
from plansite.office.sheets.rows import Files
from plansite.office.trial import findings, new_findings, tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a workbook. ``files``: those that change, as they would be.

    ``findings`` are those that the plan has not yet; each with sheet and cell, where it stands in one (else empty).
    """

    differences: tuple[Difference, ...]
    troubles: tuple[Trouble, ...]
    files: dict[str, str]
    findings: tuple[tuple[str, Finding], ...]

    @property
    def unreadable(self) -> bool:
        """Whether something in it would make a file that cannot be read whole."""
        return any(found.rule.startswith(("yaml-", "identity-malformed")) for _, found in self.findings)


def taken(data: bytes, plan: Plan, folder: Path) -> Taken:
    """What a workbook changes in a plan; nothing is written.

    Raises:
        NoWorkbook: the file is none of a plan.
    """
    back = read_workbook(data, plan)
    merge = Merge(plan=plan, files=Files(folder), differences=[], troubles=[])
    for sheet in back:
        merge.take(sheet)
    files = merge.files.changed()
    found: tuple[tuple[str, Finding], ...] = ()
    if files:
        before = findings(folder)
        found = tried(folder, files, lambda copy: addressed(new_findings(before, findings(copy)), back, copy, plan))
    return Taken(differences=tuple(merge.differences), troubles=tuple(merge.troubles), files=files, findings=found)
