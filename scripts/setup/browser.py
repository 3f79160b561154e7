"""Find a Chromium and a Chinese font, and print the browser's path; `--install` fetches what is missing.

A headless shell comes first (Chromium without its windows, which takes a quarter less of the processor), then a whole
Chromium; of each, one of the system before Playwright's own. What is missing is installed by apt-get where that is
allowed, else the browser by Playwright. The Chinese font of last resort is the one of the PDFs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_PLACES = (
    "/usr/bin/chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_APT_LISTS = Path("/var/lib/apt/lists")
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
</fontconfig>
"""


class BrowserError(Exception):
    """No browser is to be had; the message is the one line that the user sees."""


def main(argv: Sequence[str]) -> int:
    """Print the path of a usable Chromium; 1 when there is none."""
    if list(argv) not in ([], ["--install"]):
        print("usage: browser.py [--install]", file=sys.stderr)
        return 2
    try:
        if "--install" in argv:
            install()
        print(chromium())
        environment()
    except BrowserError as error:
        print(f"browser: {error}", file=sys.stderr)
        return 1
    return 0


@cache
def chromium() -> Path:
    """The first Chromium that starts; $CHROMIUM, when it is set, is the only one that is tried.

    Raises:
        BrowserError: none starts.
    """
    for path in _candidates():
        if _starts(path):
            return path
    if named := os.environ.get("CHROMIUM"):
        raise BrowserError(f"CHROMIUM={named} does not start")
    raise BrowserError("no Chromium found; install one (Debian: apt-get install chromium-headless-shell)")


@cache
def environment() -> dict[str, str]:
    """The variables to start the browser with, so that it has a Chinese font.

    Raises:
        BrowserError: there is no Chinese font.
    """
    if _has_chinese_font():
        return {}
    return {"FONTCONFIG_FILE": str(_fonts_conf())}


def install() -> None:
    """Install what is missing, as far as this machine allows; says in one line each what it does."""
    if may_apt() and (packages := [*_missing()]):
        install_with_apt(packages)
    if not _is_there() and not os.environ.get("CHROMIUM"):
        _say("installing Playwright's own headless shell")
        _run(sys.executable, "-m", "playwright", "install", "chromium-headless-shell")
    chromium.cache_clear()


def _missing() -> Iterator[str]:
    """Packages of the system: a headless shell where it has one (Debian has, Ubuntu not), else a Chromium; a font."""
    if not os.environ.get("CHROMIUM") and not any(map(_starts, _shells())):
        if _apt_knows(_SHELLS[0]):
            yield _SHELLS[0]
        elif not _is_there():
            yield "chromium"
    if not _has_chinese_font():
        yield "fonts-noto-cjk"


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
        return
    yield from _shells()
    yield from (Path(place) for place in _PLACES)
    yield from (Path(found) for name in _NAMES if (found := shutil.which(name)))
    yield from _playwrights_own("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")


def _shells() -> Iterator[Path]:
    yield from (Path(found) for name in _SHELLS if (found := shutil.which(name)))
    yield from _playwrights_own("chromium_headless_shell-*/chrome-*/*headless*shell")


def _playwrights_own(*patterns: str) -> Iterator[Path]:
    if sys.platform == "darwin":
        cache_folder = Path.home() / "Library" / "Caches" / "ms-playwright"
    else:
        cache_folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or cache_folder)
    for pattern in patterns:
        yield from sorted(folder.glob(pattern), reverse=True)


def _starts(path: Path) -> bool:
    """Whether the program answers; the stub that Ubuntu puts in a browser's place does not."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def _is_there() -> bool:
    return any(_starts(path) for path in _candidates())


def _has_chinese_font() -> bool:
    if sys.platform == "darwin":
        return True
    try:
        done = subprocess.run(["fc-list", ":lang=zh-cn", "file"], capture_output=True, text=True)
    except OSError:
        return any(Path("/usr/share/fonts").glob("**/*CJK*"))
    return bool(done.stdout.strip())


def _fonts_conf() -> Path:
    """A fontconfig file that adds the fonts of the PDFs to those of the system."""
    try:
        import pylopdf_fonts_zh_cn as fonts
    except ImportError:
        raise BrowserError("no Chinese font; install one (Debian: apt-get install fonts-noto-cjk)") from None
    conf = Path(sys.prefix) / "fonts.conf"
    conf.write_text(_FONTS_CONF.format(folder=Path(fonts.__file__).parent), "utf-8")
    return conf


def may_apt() -> bool:
    """Whether this machine lets us install packages of the system."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def _apt_knows(package: str) -> bool:
    """Whether there is a package of this name; a fresh machine has to ask for the lists first."""
    if not any(_APT_LISTS.glob("*Packages*")):
        _ask_for_lists()
    return subprocess.run(["apt-cache", "show", package], capture_output=True).returncode == 0


def _ask_for_lists() -> None:
    _say("asking apt-get for its lists")
    _run("apt-get", "update", "-q")


def install_with_apt(packages: Sequence[str]) -> None:
    """Install packages of the system, in silence but for a line each."""
    _ask_for_lists()
    _say(f"installing {' and '.join(packages)} with apt-get; this takes a minute")
    _run("apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)


def _run(*command: str) -> None:
    """Run an installer in silence; its last words become the line of the user when it fails."""
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environ
    )
    if done.returncode:
        words = [line for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
        errors = [line for line in words if "rror" in line or line.startswith("E: ")]
        _say(f"{Path(command[0]).name} failed: {(errors or words or ['it gave no reason'])[0].strip()}")


def _say(words: str) -> None:
    print(f"browser: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
