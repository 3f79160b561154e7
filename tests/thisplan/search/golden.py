"""The searches of golden.yml and readers.yml."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.thisplan.search.samples import Search

_HERE = Path(__file__).parent


def golden() -> tuple[Search, ...]:
    """Every search of golden.yml with its group, in the order of the file."""
    return _searches("golden.yml")


def readers() -> tuple[Search, ...]:
    """Every search of readers.yml; those of the group `nothing` want nothing."""
    return _searches("readers.yml")


def _searches(name: str) -> tuple[Search, ...]:
    groups = yaml.safe_load((_HERE / name).read_text("utf-8"))
    return tuple(
        Search(group=group, q=entry["q"], page=entry["page"], want=tuple(entry["want"]))
        for group, entries in groups.items()
        for entry in entries
    )
