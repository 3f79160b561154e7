"""Second names for files, so that what is published takes no room twice."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path


def mirror(source: Path, target: Path, kept: Collection[str] = ()) -> None:
    """Let a folder hold what another holds, and nothing else but the folders that are kept.

    Folders that both have stay: to remove one and make it again takes longer than all of its files.

    Args:
        source: stays as it is.
        target: made where it is not there.
        kept: paths of folders below the target.
    """
    for folder, names, files in os.walk(source):
        here = target / os.path.relpath(folder, source)
        here.mkdir(parents=True, exist_ok=True)
        _clear(here, {*names, *(kept if here == target else ())})
        for name in files:
            _link(Path(folder, name), here / name)


def _clear(folder: Path, kept: Collection[str], above: str = "") -> None:
    """Remove all that lies in a folder but for some folders below it, named by their paths from the first one."""
    for child in folder.iterdir():
        name = f"{above}{child.name}"
        if child.is_symlink() or not child.is_dir():
            child.unlink()
        elif name in kept:
            continue
        elif any(each.startswith(f"{name}/") for each in kept):
            _clear(child, kept, f"{name}/")
        else:
            shutil.rmtree(child)


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
