"""The example round: a small plan, and an inbox with what came in."""

import shutil
from pathlib import Path

import pytest

from plansite.commands.main import main
from tests.consultation.inbox_maker import make_inbox
from tests.loaded import PLANS

ROUND = "2023-03"


@pytest.fixture(scope="session")
def collated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plan/ and inbox/ after one collation; whoever changes it copies it first."""
    folder = tmp_path_factory.mktemp("round")
    shutil.copytree(PLANS / "consulted", folder / "plan")
    for made in ("comments.yml", "decisions.yml"):
        (folder / "plan/consultation" / ROUND / made).unlink(missing_ok=True)
    call = folder / "plan/consultation" / ROUND / "round.yml"
    call.write_text(call.read_text("utf-8").replace('published: "2023-04-20"\n', ""), "utf-8")
    make_inbox(folder / "inbox")
    assert main(["collate", str(folder / "inbox"), "--plan", str(folder / "plan")]) == 0
    return folder


@pytest.fixture
def office(collated: Path, tmp_path: Path) -> Path:
    """The same, to be worked on."""
    shutil.copytree(collated, tmp_path / "office")
    return tmp_path / "office"
