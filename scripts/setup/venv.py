"""Install locks and the project into .venv: `python3 venv.py requirements.lock`, with the standard library alone.

Each package is checked against the hashes of the lock. A copy of the lock is kept in .venv as the mark
that it is installed: a lock that is installed costs nothing, and one that changed is installed over the old
one, so that what runs meanwhile keeps its packages. A .venv that was left half done is made afresh.
The project is installed so that its code is read where it lies (pip: editable), and with it the command `plansite`.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = ROOT / ".venv-install.log"
BUILD_LOCK = "requirements-build.lock"
PROJECT = "plansite"

_PIP = (str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input")
_INSTALL = ("install", "--require-hashes", "--no-build-isolation", "--progress-bar=off")
_INSTALL_PROJECT = ("install", "-q", "--no-index", "--no-deps", "--no-build-isolation", "--editable")
_CAUSES = (
    (r"No space left on device", "the disk is full"),
    (r"DO NOT MATCH THE HASHES", "a package is not the one that the lock names (wrong hash)"),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError|Network is unreachable"
        r"|Failed to establish a new connection|Temporary failure in name resolution|Connection refused",
        "the package index cannot be reached: is there a network, a proxy to set?",
    ),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError", "the certificate of the package index is not trusted on this machine"),
    (r"\(from versions: none\)", "the package index does not answer, or lacks a package that the lock names"),
)


class SetupError(Exception):
    """Something is missing; the message is the one line that the user sees."""


def main(argv: list[str]) -> int:
    """Install the locks named in `argv`; 0 when .venv holds them."""
    if not argv:
        print("usage: venv.py LOCK...", file=sys.stderr)
        return 2
    try:
        ensure([ROOT / name for name in argv])
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"setup: cannot write {error.filename or VENV}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup: stopped; the next make begins the installation anew", file=sys.stderr)
        return 1
    return 0


def ensure(locks: list[Path]) -> None:
    """Make .venv hold every one of `locks`, and the project."""
    build = ROOT / BUILD_LOCK
    with build.open("rb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # one at a time; before .venv is there, so without filelock
        if not _works():
            _create()
        missing = [lock for lock in (build, *locks) if not _is_installed(lock)]
        if missing or not _is_project_installed():
            _install_all(missing)


def _install_all(locks: list[Path]) -> None:
    """Install these locks and the project. A failing pip takes back what it did; a killed one leaves the mark for the
    next run.
    """
    _half_done().touch()
    try:
        for lock in locks:
            _install(lock)
        _remove_strays()
        _install_project()
    except SetupError:
        _half_done().unlink()
        raise
    _half_done().unlink()


def _works() -> bool:
    """Whether .venv is there, is whole and has a Python that starts."""
    if not PYTHON.exists() or _half_done().exists():
        return False
    try:
        return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:  # no program at all
        return False


def _is_installed(lock: Path) -> bool:
    return _mark(lock).exists() and _mark(lock).read_bytes() == lock.read_bytes()


def _is_project_installed() -> bool:
    return _project_mark().exists() and _project_mark().read_bytes() == _project_state()


def _project_mark() -> Path:
    return VENV / "project"


def _project_state() -> bytes:
    """What an installed project depends on: where it lies, and what it says of itself."""
    return os.fsencode(ROOT) + b"\n" + (ROOT / "pyproject.toml").read_bytes()


def _half_done() -> Path:
    return VENV / "half-done"


def _mark(lock: Path) -> Path:
    return VENV / lock.name


def _create() -> None:
    print(f"setup: making .venv with Python {sys.version.split()[0]}", flush=True)
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(f"python -m venv failed: {_last_line(done.stdout + done.stderr)}")


def _install(lock: Path) -> None:
    total = len(_names(lock))
    print(f"setup: installing {total} packages of {lock.name}", flush=True)
    started = time.monotonic()
    command = [*_PIP, *_INSTALL, "-r", str(lock)]
    if lock.name == BUILD_LOCK:
        command.append("--upgrade")
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=os.environ | {"PIP_USER": "0", "PYTHONUNBUFFERED": "1"},
    ) as pip:
        assert pip.stdout is not None
        log = list(_followed(pip.stdout, total))
    if pip.returncode:
        LOG.write_text("".join(log), "utf-8")
        raise SetupError(f"{_cause(''.join(log))} (all of pip's words: {LOG.name})")
    shutil.copyfile(lock, _mark(lock))
    print(f"setup: {lock.name} is installed ({time.monotonic() - started:.0f} s)", flush=True)


def _install_project() -> None:
    """Install the project itself; there is nothing to fetch."""
    done = subprocess.run([*_PIP, *_INSTALL_PROJECT, str(ROOT)], capture_output=True, text=True, errors="replace")
    if done.returncode:
        LOG.write_text(done.stdout + done.stderr, "utf-8")
        raise SetupError(f"{_cause(done.stdout + done.stderr)} (all of pip's words: {LOG.name})")
    _project_mark().write_bytes(_project_state())


def _remove_strays() -> None:
    """Remove what no installed lock names any more."""
    named = {PROJECT, *(name for mark in VENV.glob("requirements*.lock") for name in _names(mark))}
    listed = subprocess.run([*_PIP, "list", "--format=json"], capture_output=True, text=True, check=True)
    strays = sorted({_plain(package["name"]) for package in json.loads(listed.stdout)} - named)
    if strays:
        print(f"setup: removing {', '.join(strays)}", flush=True)
        subprocess.run([*_PIP, "uninstall", "-q", "-y", *strays], capture_output=True, check=True)


def _names(lock: Path) -> list[str]:
    return [_plain(name) for name in re.findall(r"^([\w.-]+)==", lock.read_text("utf-8"), re.MULTILINE)]


def _plain(name: str) -> str:
    """The one spelling of a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _followed(lines: Iterator[str], total: int) -> Iterator[str]:
    """The lines of pip as they come, with a sign of life now and then."""
    seen = 0
    for line in lines:
        yield line
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            seen += 1
            if seen % 10 == 0 and seen < total:
                print(f"setup:   {seen} of {total} fetched", flush=True)
        elif line.startswith("Installing collected packages"):
            print("setup:   all fetched, unpacking", flush=True)


def _cause(log: str) -> str:
    """The one line that says what went wrong."""
    for pattern, words in _CAUSES:
        if re.search(pattern, log):
            return words
    errors = re.findall(r"^ERROR: (.+)$", log, re.MULTILINE)
    return f"pip failed: {errors[-1] if errors else _last_line(log)}"


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1] if lines else "it gave no reason"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
