"""Loading and checking a plan for a command: every finding is printed, and a count of them."""

from collections.abc import Iterable
from pathlib import Path

from plansite.checks import check
from plansite.commands.command import Failed
from plansite.ground.findings import HOME, Finding
from plansite.load import load
from plansite.model import Plan
from plansite.office.proposing import proposed
from plansite.office.telling import lines_of, seen_from, told_as


def good_plan(folder: Path, *, typesetting: bool = False, propose: bool = False) -> Plan:
    """Load and check the plan; print all findings, warnings too.

    Args:
        typesetting: whether to ask also what only the PDFs need.
        propose: whether to print, too, what would mend each finding.

    Raises:
        Failed: there is an error among the findings.
    """
    loaded = load(folder)
    checked = check(loaded.plan, unread=loaded.unread, typesetting=typesetting) if loaded.plan else ()
    found: Iterable[Finding] = {*loaded.findings, *checked}
    errors = report(proposed(loaded.plan, folder, found) if propose else found, folder, propose=propose)
    if errors or loaded.plan is None:
        raise Failed("")
    return loaded.plan


def readable_plan(folder: Path, *, translations: bool = True) -> Plan:
    """Load the plan without checking it; print what could not be read.

    Args:
        translations: whether the texts of translations are needed, too.

    Raises:
        Failed: some of it could not be read.
    """
    loaded = load(folder)
    needed = loaded.unread
    if loaded.plan and not translations:
        ends = tuple(f".{language}.md" for language in loaded.plan.translations)
        needed = frozenset(name for name in needed if not name.endswith(ends))
    if loaded.plan is None or needed:
        report(loaded.findings, folder)
        raise Failed("")
    return loaded.plan


def report(findings: Iterable[Finding], folder: Path | None = None, *, propose: bool = False) -> int:
    """Print the findings, sorted by place, and their number; the number of errors.

    ``folder`` is that of the plan that they are about; None where they are about no plan.
    """
    shown = seen_from(folder, Path.cwd()) if folder else HOME
    found = sorted(told_as(each, shown) for each in findings)
    for finding in found:
        print(finding)
        for line in lines_of(finding.proposal) if finding.proposal and propose else ():
            print(line)
    errors = sum(finding.level == "error" for finding in found)
    if found:
        warnings = len(found) - errors
        print(f"{errors} error(s), {warnings} warning(s)  错误 {errors} 处，提醒 {warnings} 处")
    return errors
