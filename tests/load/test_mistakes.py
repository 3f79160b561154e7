"""What editors slip at: each gives one finding, which names the cause; nothing of a parser's words reaches them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plansite.checks import check
from plansite.ground.findings import Finding
from plansite.load import load
from tests.bad_plans import SMALL, Mistake, mistakes

#: Words of YAML's and pydantic's parsers.
FOREIGN = ("Input should", "expected", "block mapping", "scanning", "token", "valid string", "instance of")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the small plan, with reported values; each case changes one file and puts it back."""
    folder = tmp_path_factory.mktemp("mistakes") / "plan"
    shutil.copytree(SMALL, folder)
    shutil.copytree(SMALL.parent / "reported", folder / "progress")
    return folder


@contextmanager
def made(plan: Path, mistake: Mistake) -> Iterator[None]:
    path = plan / mistake.file
    before = path.read_text("utf-8")
    assert not mistake.find or before.count(mistake.find) == 1
    after = before.replace(mistake.find, mistake.put) if mistake.find else before + mistake.put
    path.write_text(after, "utf-8")
    yield
    path.write_text(before, "utf-8")


def findings(plan: Path) -> list[Finding]:
    loaded = load(plan)
    checked = check(loaded.plan, unread=loaded.unread) if loaded.plan else ()
    return sorted({*loaded.findings, *checked})


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_one_mistake_is_one_finding(plan: Path, mistake: Mistake) -> None:
    with made(plan, mistake):
        found = findings(plan)
    assert [str(each).splitlines()[0] for each in found] == [mistake.finding]
    assert not any(word in str(each) for each in found for word in FOREIGN)
    assert all(each.hint and each.hint_zh for each in found)


def test_mistakes_of_one_file_are_told_at_once(plan: Path) -> None:
    """A colon, a quotation mark, an indentation and a value, all in one file."""
    path = plan / "moved.yml"
    before = path.read_text("utf-8")
    path.write_text(
        '- from：p1-1-2\n   to: m1-1-1\n  date: "2022-02-25\n  reason: 并入第一项举措。\n[]\n',
        "utf-8",
    )
    rules = sorted(found.rule for found in findings(plan))
    path.write_text(before, "utf-8")
    assert rules == ["yaml-indentation", "yaml-left-over", "yaml-quotes", "yaml-sign", "yaml-value"]
