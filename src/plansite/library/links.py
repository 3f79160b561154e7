"""Second names for files, so that what is published takes no room twice."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path


def mirror(source: Path, target: Path) -> None:
    """Let a folder hold all that another holds, which stays as it is."""
    for folder, _, files in os.walk(source):
        here = target / os.path.relpath(folder, source)
        here.mkdir(parents=True, exist_ok=True)
        for name in files:
            _link(Path(folder, name), here / name)


def clear(folder: Path, kept: Collection[str], above: str = "") -> None:
    """Remove all that lies in a folder but for some folders below it, named by their paths from the first one."""
    for child in folder.iterdir():
        name = f"{above}{child.name}"
        if name in kept:
            continue
        if any(each.startswith(f"{name}/") for each in kept):
            clear(child, kept, f"{name}/")
        elif child.is_dir():
            shutil.rmtree(child)
        else:
            child.unlink()


def link(source: Path, target: Path) -> None:
    """A second name for a file, in a folder that is made where it is not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _link(source, target)


def _link(source: Path, target: Path) -> None:
    """A copy where the disk knows no second names, or where two plans have one file."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        shutil.copyfile(source, target)
