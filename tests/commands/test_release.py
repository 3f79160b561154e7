"""What was published is recorded by `plansite release`, once, and only of a plan without findings."""

from pathlib import Path

import pytest

from plansite.commands.main import main
from tests.bad_plans import Case, plan_with

NO_CHANGE = Case(name="", changes=(), findings=())


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small plan to write in."""
    return plan_with(NO_CHANGE, tmp_path)


def test_release_records_new_identities_once(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (small / "identities.lock").read_text("utf-8")
    assert main(["release", "--plan", str(small)]) == 0
    first = (small / "identities.lock").read_text("utf-8")
    assert first.splitlines().index("p1-1-2") == first.splitlines().index("m1-1-1") + 1  # beside its successor
    assert f"{len(first.splitlines()) - len(before.splitlines())} of them new" in capsys.readouterr().out
    assert main(["release", "--plan", str(small)]) == 0
    assert (small / "identities.lock").read_text("utf-8") == first
    assert "0 of them new" in capsys.readouterr().out


def test_release_with_findings_records_nothing(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (small / "identities.lock").read_bytes()
    (small / "moved.yml").write_text("[]\n", "utf-8")
    assert main(["release", "--plan", str(small)]) == 1
    assert "identity-vanished" in capsys.readouterr().out
    assert (small / "identities.lock").read_bytes() == before
    assert main(["release", "--plan", str(small / "nowhere")]) == 2


def test_retired_identity_does_not_come_back_with_another_text(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """p1-1-2 leads to m1-1-1; a new paragraph must not take its name, and the entry that leads on is not to blame."""
    for language, words in (("zh", "另一段。"), ("en", "Another paragraph.")):
        chapter = small / "chapters" / f"01.{language}.md"
        chapter.write_text(f"{chapter.read_text('utf-8')}\n{words}\n{{: #p1-1-2 }}\n", "utf-8")
    before = (small / "identities.lock").read_bytes()
    assert main(["release", "--plan", str(small)]) == 1
    printed = capsys.readouterr().out
    assert "p1-1-2 still stands in the plan, so it cannot lead elsewhere" in printed
    assert "another text must not answer to old links: give it an identity never used" in printed
    assert "若是另一内容，请换一个从未用过的标识" in printed
    assert (small / "identities.lock").read_bytes() == before


def test_nothing_is_released_while_an_import_is_not_settled(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "proposals.yml").write_text(
        "- fate: new\n  block: p2-1-1\n  certainty: 70\n  words: 加强领导\n"
        "  reason: { zh: 没有相近的内容, en: nothing like it }\n  decision: accept\n",
        "utf-8",
    )
    before = (small / "identities.lock").read_bytes()
    assert main(["release", "--plan", str(small)]) == 1
    assert "proposals.yml is not settled" in capsys.readouterr().err
    assert (small / "identities.lock").read_bytes() == before
