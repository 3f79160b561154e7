"""LibreOffice, for tests that show what an office's own program makes of our files."""

import subprocess
from pathlib import Path

import pytest

from setup.tools import program


def soffice(folder: Path, *arguments: str | Path) -> None:
    """Run LibreOffice to its end, with a profile of its own in the folder; fails in one line where there is none."""
    if not (found := program("soffice")):
        pytest.fail("no LibreOffice: install it (Debian: apt-get install libreoffice-writer libreoffice-calc)", False)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run([found, "--headless", profile, *arguments], check=True, capture_output=True)


def converted(source: Path, form: str) -> Path:
    """The file as LibreOffice writes it anew in another form, or in its own: "docx", "xlsx", "pdf"."""
    into = source.parent / "saved"
    soffice(source.parent, "--convert-to", form, "--outdir", into, source)
    return into / f"{source.stem}.{form}"
