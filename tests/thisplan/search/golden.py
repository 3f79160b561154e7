"""The searches of golden.yml."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.thisplan.search.samples import Search

_FILE = Path(__file__).with_name("golden.yml")


def golden() -> tuple[Search, ...]:
    """Every search with its group, in the order of the file."""
    groups = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(
        Search(group=group, q=entry["q"], page=entry["page"], want=tuple(entry["want"]))
        for group, entries in groups.items()
        for entry in entries
    )
