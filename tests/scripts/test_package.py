"""The package is whole when it is installed, and the command runs from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bad_plans import SMALL

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the project was installed, as any user of the package would."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("target")
    shutil.copytree(root / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "requirements.in"):
        shutil.copy(root / name, source)
    options = ["-q", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation", "--no-compile"]
    pip = [sys.executable, "-m", "pip", "install", *options, "--target", str(target), str(source)]
    done = subprocess.run(pip, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return target


def _files(folder: Path) -> set[str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in paths}


def test_every_file_is_in_the_package(root: Path, installed: Path) -> None:
    assert _files(installed / "plansite") == _files(root / "src" / "plansite")


@pytest.mark.parametrize("program", [["-m", "plansite"], ["bin/plansite"]])
def test_the_command_runs_from_anywhere(root: Path, installed: Path, tmp_path: Path, program: list[str]) -> None:
    words = [str(installed / word) if "/" in word else word for word in program]
    done = subprocess.run(
        [sys.executable, *words, "check", "--plan", str(root / SMALL)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(installed), *_places(os.environ.get("PYTHONPATH", ""))])},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def _places(path: str) -> list[str]:
    """The folders of a search path but the one that holds this project's code."""
    return [place for place in path.split(os.pathsep) if place and not (Path(place) / "plansite").is_dir()]
