"""Where the pages of a plan are generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.site import workspace as workspaces
from plansite.site.project import Project
from plansite.site.workspace import BusyError, workspace, writing


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("docs/assets", "overrides", "plan", "other"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("INHERIT: docs/mkdocs.plan.yml\n")
    return Project(root=tmp_path, plan=tmp_path / "plan")


def test_own_plan_has_docs_to_itself(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspaces, "_PATIENCE", 0.0)
    with workspace(project, tmp_path / "work") as work:
        assert (work.docs, work.settings) == (tmp_path / "docs", tmp_path / "mkdocs.yml")
        with pytest.raises(BusyError, match="another command writes into docs/"), writing(project, project.docs):
            pytest.fail("two commands at once")
        with writing(project, tmp_path / "elsewhere"):
            pass
    with writing(project, project.docs):
        pass


def test_another_plan_has_a_folder_of_its_own(project: Project, tmp_path: Path) -> None:
    other = Project(root=project.root, plan=tmp_path / "other")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with workspace(other, tmp_path / "one") as one, workspace(other, tmp_path / "two") as two:
        assert one.docs == tmp_path / "one" / "docs" and two.docs == tmp_path / "two" / "docs"
        assert (one.docs / "assets").samefile(tmp_path / "docs" / "assets")
        assert one.settings.read_text() == project.settings.read_text()
        assert [path.name for path in one.docs.iterdir()] == ["assets"]


def test_a_plan_is_the_projects_own_however_its_folder_is_named(project: Project, tmp_path: Path) -> None:
    assert Project(root=project.root, plan=tmp_path / "other" / ".." / "plan").is_own
    assert not Project(root=project.root, plan=tmp_path / "other").is_own
