"""A fresh machine gets what it needs, or one clear line."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from setup import browser, tools, venv

#: Each installs into an environment of its own, or asks the system what it has.
pytestmark = pytest.mark.long

LOCKS = ("requirements-build", "requirements", "requirements-test")
PINNED = re.compile(r"^([\w.-]+)==(\S+) \\$", re.MULTILINE)


def _fake(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def _find_python(root: Path, path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path.mkdir(exist_ok=True)
    script = root / "scripts" / "setup" / "python.sh"
    return subprocess.run(["/bin/sh", script], env={"PATH": str(path), **variables}, capture_output=True, text=True)


def test_python_is_found_under_its_versioned_name(root: Path, tmp_path: Path) -> None:
    _fake(tmp_path / "bin", "python3", "exit 1")  # too old
    _fake(tmp_path / "bin", "python3.12", "exit 0")
    found = _find_python(root, tmp_path / "bin")
    assert (found.returncode, found.stdout) == (0, f"{tmp_path}/bin/python3.12\n")


def test_this_python_is_good_enough(root: Path, tmp_path: Path) -> None:
    assert _find_python(root, tmp_path / "bin", PYTHON=sys.executable).stdout == f"{sys.executable}\n"


@pytest.mark.parametrize(
    ("program", "chosen", "words"),
    [
        ("exit 1", "", "no Python 3.11 or newer found"),
        ('case "$2" in *venv*) exit 1;; esac', "", "has no venv module"),
        ("exit 1", "python3", "PYTHON=python3 is not a Python 3.11 or newer"),
        ("exit 0", "python9", "PYTHON=python9 is not a Python 3.11 or newer"),
    ],
)
def test_missing_python_is_one_line(root: Path, tmp_path: Path, program: str, chosen: str, words: str) -> None:
    _fake(tmp_path / "bin", "python3", program)
    found = _find_python(root, tmp_path / "bin", PYTHON=chosen)
    assert (found.returncode, found.stdout) == (1, "")
    assert words in found.stderr
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_everything_by_hash_and_names_no_host(root: Path, name: str) -> None:
    lock = (root / f"{name}.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--index" not in lock and "--trusted" not in lock and "--find" not in lock
    entries = re.split(r"\n(?=[\w.-]+==)", "\n" + lock)[1:]
    assert len(entries) == len(PINNED.findall(lock)) > 0
    assert all("--hash=sha256:" in entry for entry in entries)


def test_locks_agree(root: Path) -> None:
    build, site, every = (dict(PINNED.findall((root / f"{name}.lock").read_text("utf-8"))) for name in LOCKS)
    assert site.items() <= every.items()
    assert {name: every.get(name, build[name]) for name in build} == build


def test_locks_are_good_for_the_first_python_3_11(root: Path) -> None:
    lock = (root / "requirements-test.lock").read_text("utf-8")
    wanted = {name: metadata(name).json.get("requires_python", "") for name, _ in PINNED.findall(lock)}
    assert {name: spec for name, spec in wanted.items() if "3.11.0" not in SpecifierSet(str(spec))} == {}


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES from the requirements file.\n", "wrong hash"),
        ("NewConnectionError('…: Failed to establish a new connection')\nERROR: none found\n", "a network"),
        ("ERROR: Could not install: [Errno 28] No space left on device\n", "the disk is full"),
        ("ERROR: Could not find x==1 (from versions: none)\nERROR: none found\n", "does not answer"),
        ("ERROR: first\nERROR: No matching distribution found for x==1\n", "found for x==1"),
        ("killed\n", "pip failed: killed"),
        ("", "pip failed: it gave no reason"),
    ],
)
def test_failed_install_has_one_cause(log: str, words: str) -> None:
    cause = venv._cause(log)
    assert words in cause
    assert "\n" not in cause


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project without packages, whose .venv is Python's own; what stands for pip refuses a lock that is broken."""
    refuses = """for word; do case "$word" in *.lock) grep -q broken "$word" && exit 1; esac; done; exit 0"""
    _fake(tmp_path / "bin", "pip", refuses)
    for name in LOCKS:
        (tmp_path / f"{name}.lock").write_text("# nothing to install\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "plansite"\nversion = "0"\n')
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "LOG": tmp_path / "log",
        "PYTHON": Path(sys.executable),
        "_PIP": (str(tmp_path / "bin" / "pip"),),
        "_remove_strays": lambda: None,
    }.items():
        monkeypatch.setattr(venv, name, value)
    monkeypatch.setattr(venv, "_create", lambda: _fresh(tmp_path / ".venv"))
    _fresh(tmp_path / ".venv")
    return tmp_path


def _fresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


@pytest.fixture
def asking(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That project, with pip itself, which installs nothing."""
    monkeypatch.setattr(venv, "_PIP", (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"))
    monkeypatch.setattr(venv, "_INSTALL", (*venv._INSTALL, "--dry-run", "--no-index"))
    monkeypatch.setattr(venv, "_INSTALL_PROJECT", ("install", "-q", "--dry-run", *venv._INSTALL_PROJECT[2:]))
    return project


def _as_installed(project: Path, *locks: str) -> None:
    for lock in locks:
        shutil.copy(project / lock, project / ".venv")


def test_installed_lock_costs_nothing(asking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert venv.main(["requirements.lock"]) == 0
    assert "installing 0 packages of requirements.lock" in capsys.readouterr().out
    assert venv.main(["requirements.lock"]) == 0
    assert capsys.readouterr().out == ""


def test_project_is_installed_again_when_it_has_changed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    install = venv._install_project

    def installing() -> None:
        installed.append("once")
        install()

    monkeypatch.setattr(venv, "_install_project", installing)
    assert venv.main(["requirements.lock"]) == 0
    assert venv.main(["requirements.lock"]) == 0
    assert len(installed) == 1
    with (project / "pyproject.toml").open("a") as file:
        file.write('description = "changed"\n')
    assert venv.main(["requirements.lock"]) == 0
    assert len(installed) == 2


def test_project_that_cannot_be_installed_is_one_line(asking: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (asking / "pyproject.toml").write_text("broken")
    _as_installed(asking, venv.BUILD_LOCK, "requirements.lock")
    assert venv.main(["requirements.lock"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("setup: ") and error.endswith("(all of pip's words: log)\n") and error.count("\n") == 1


def test_changed_lock_is_installed_over_the_old_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert venv.main(["requirements.lock"]) == 0
    (project / ".venv" / "in-use").touch()
    (project / "requirements.lock").write_text("# changed\n")
    capsys.readouterr()
    assert venv.main(["requirements.lock"]) == 0
    assert "requirements.lock is installed" in capsys.readouterr().out
    assert (project / ".venv" / "in-use").exists()


def test_venv_of_a_killed_installation_is_made_afresh(project: Path) -> None:
    (project / ".venv" / "half-done").touch()
    assert venv.main(["requirements.lock"]) == 0
    assert not (project / ".venv" / "half-done").exists()
    assert (project / ".venv" / "requirements.lock").exists()


def test_a_python_that_is_no_program_is_made_afresh(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = project / ".venv" / "python"
    python.write_text("junk")
    monkeypatch.setattr(venv, "PYTHON", python)
    assert not venv._works()
    python.chmod(0o755)
    assert not venv._works()


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_gives_way_to_the_venv(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A venv without pip, which takes most of the time to make."""
    _fake(tmp_path / "bin", "python", f'exec {sys.executable} "$@" --without-pip')
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    place, elsewhere = tmp_path / ".venv", tmp_path / "elsewhere"
    elsewhere.mkdir()
    place.touch() if kind == "file" else place.symlink_to(elsewhere)
    monkeypatch.setattr(venv, "VENV", place)
    venv._create()
    assert (place / "bin" / "python").exists() and list(elsewhere.iterdir()) == []


def test_stopped_installation_is_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_lock: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(venv, "_install", stopped)
    assert venv.main(["requirements.lock"]) == 1
    assert capsys.readouterr().err == "setup: stopped; the next make begins the installation anew\n"
    assert (project / ".venv" / "half-done").exists()


def test_failed_installation_leaves_what_worked(project: Path) -> None:
    assert venv.main(["requirements.lock"]) == 0
    (project / ".venv" / "in-use").touch()
    (project / "requirements-test.lock").write_text("broken ==\n")
    assert venv.main(["requirements.lock", "requirements-test.lock"]) == 1
    assert venv.main(["requirements.lock"]) == 0
    assert (project / ".venv" / "in-use").exists()


def test_packages_that_no_lock_names_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        asked.append(" ".join(command[1:]))
        listed = '[{"name": "Kept_One"}, {"name": "plansite"}, {"name": "stray"}]'
        return subprocess.CompletedProcess(command, 0, stdout=listed)

    (tmp_path / "requirements.lock").write_text("kept-one==1.0 \\\n    --hash=sha256:0\n")
    monkeypatch.setattr(venv, "VENV", tmp_path)
    monkeypatch.setattr(venv, "_PIP", ("pip",))
    monkeypatch.setattr(subprocess, "run", run)
    venv._remove_strays()
    assert asked == ["list --format=json", "uninstall -q -y stray"]


def test_package_that_is_not_the_locked_one_is_refused_in_one_line(
    asking: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _as_installed(asking, venv.BUILD_LOCK)
    package = asking / "wrong-1.0.tar.gz"
    package.write_bytes(b"not what was locked")
    lock = asking / "requirements.lock"
    lock.write_text(f"wrong @ {package.as_uri()} --hash=sha256:{'0' * 64}\n")
    assert venv.main(["requirements.lock"]) == 1
    error = capsys.readouterr().err
    assert error.startswith("setup: a package is not the one that the lock names")
    assert error.count("\n") == 1
    assert not (asking / ".venv" / "requirements.lock").exists()


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; what lies in the folder is all it has."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "_PLACES", ())
    browser.chromium.cache_clear()
    browser.environment.cache_clear()
    return tmp_path


def test_missing_browser_is_one_line(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert browser.main([]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("browser: no Chromium found")
    assert output.err.count("\n") == 1


def test_stub_in_the_place_of_a_browser_is_passed_over(bare: Path) -> None:
    _fake(bare, "chromium", "echo 'install the snap'; exit 1")
    _fake(bare, "google-chrome", "echo 'Google Chrome 150.0'")
    assert browser.chromium() == bare / "google-chrome"


def test_playwrights_own_browser_is_found(bare: Path) -> None:
    place = bare / "browsers" / "chromium-1234" / "chrome-linux"
    place.mkdir(parents=True)
    _fake(place, "chrome", "echo 'Chromium 150.0'")
    assert browser.chromium() == place / "chrome"


def test_headless_shell_comes_first(bare: Path) -> None:
    _fake(bare, "chromium", "echo 'Chromium 150.0'")
    place = bare / "browsers" / "chromium_headless_shell-1234" / "chrome-headless-shell-linux64"
    place.mkdir(parents=True)
    _fake(place, "chrome-headless-shell", "echo 'Google Chrome for Testing 150.0'")
    assert browser.chromium() == place / "chrome-headless-shell"
    browser.chromium.cache_clear()
    _fake(bare, "chromium-headless-shell", "echo 'Chromium 150.0'")
    assert browser.chromium() == bare / "chromium-headless-shell"


@pytest.mark.parametrize(
    ("known", "there", "asked"),
    [
        ("0", "chromium", ["chromium-headless-shell"]),
        ("1", "chromium", []),
        ("1", "", ["chromium"]),
        ("0", "chromium-headless-shell", []),
    ],
)
def test_headless_shell_is_installed_where_the_system_has_one(
    bare: Path, monkeypatch: pytest.MonkeyPatch, known: str, there: str, asked: list[str]
) -> None:
    _fake(bare, "apt-cache", f"exit {known}")
    if there:
        _fake(bare, there, "echo 'Chromium 150.0'")
    monkeypatch.setattr(browser, "_has_chinese_font", lambda: True)
    monkeypatch.setattr(browser, "_APT_LISTS", bare)
    (bare / "main_Packages").touch()
    assert [*browser._missing()] == asked


def test_named_browser_is_the_only_one(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(bare, "chromium", "echo 'Chromium 150.0'")
    monkeypatch.setenv("CHROMIUM", str(bare / "none"))
    with pytest.raises(browser.BrowserError, match="does not start"):
        browser.chromium()


def test_fonts_of_the_pdfs_stand_in_for_those_of_the_system(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_has_chinese_font", lambda: False)
    monkeypatch.setattr(sys, "prefix", str(bare))
    conf = Path(browser.environment()["FONTCONFIG_FILE"]).read_text("utf-8")
    (folder,) = re.findall("<dir>(.*)</dir>", conf)
    assert list(Path(folder).glob("NotoSansSC*"))


def test_ci_runs_the_tests_and_no_more(root: Path) -> None:
    script = (root / ".ci" / "run").read_text("utf-8")
    assert script.rstrip().endswith("exec make test")
    assert (root / ".ci" / "run").stat().st_mode & 0o111


def test_packages_of_npm_that_cannot_be_had_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _fake(tmp_path / "bin", "node", "echo 'npm error code E404' >&2; echo 'npm error more' >&2; exit 1")
    monkeypatch.setattr(tools, "node", lambda: tmp_path / "bin" / "node")
    monkeypatch.setattr(tools, "program", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(tools, "_MARK", tmp_path / "mark")
    assert not tools.is_installed()
    assert tools.main() == 1
    assert capfd.readouterr().err.splitlines()[1:] == ["tools: npm failed: npm error code E404"]
    assert not tools.is_installed()


def test_what_the_system_lacks_is_asked_of_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(tools, "program", lambda name: None if name == "soffice" else f"/usr/bin/{name}")
    monkeypatch.setattr(tools, "may_apt", lambda: True)
    monkeypatch.setattr(tools, "install_with_apt", asked.extend)
    monkeypatch.setattr(tools, "is_installed", lambda: True)
    assert tools.main() == 0
    assert asked == ["libreoffice-writer", "libreoffice-calc"]


def test_tools_are_installed_once_for_each_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake(tmp_path / "bin", "node", f"echo run >> {tmp_path}/runs")
    monkeypatch.setattr(tools, "node", lambda: tmp_path / "bin" / "node")
    monkeypatch.setattr(tools, "program", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(tools, "_MARK", tmp_path / "mark")
    monkeypatch.setattr(tools, "LOCK", tmp_path / "lock")
    for text, runs in (("1", 1), ("1", 1), ("2", 2)):
        tools.LOCK.write_text(text)
        assert tools.main() == 0
        assert len((tmp_path / "runs").read_text().split()) == runs
