"""Build a site beside the one that is there and put it in its place in one step.

    with building(Path("site")) as build:
        ...                          # write the whole site into build.folder

When the block ends, the two folders are exchanged; when an exception ends it, the old one stays. Whatever moment
the process is killed at, `site/` holds the whole old site or the whole new one. The next build removes what a killed
one left behind; where the exchange takes two renames (see `ground.exchange`) and the process was killed between them,
the next build first puts the old site back.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from filelock import lock_descriptor

from plansite.ground.exchange import aside, swap

_DISK_ERRORS = {
    errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOLCK, errno.ENOSPC, errno.EPERM, errno.EROFS,
}  # fmt: skip
#: What stands in the names of the two folders of a build.
_KINDS = ("build", "work")


class BuildError(Exception):
    """The site cannot be put in place; the message is the one line that the user sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A build under way: an empty folder for the site, an empty folder for all else, and the file that holds the lock.

    A process that writes into the folders must inherit `lock` (`pass_fds`): then the next build waits for it, even when
    this one was killed.
    """

    folder: Path
    work: Path
    lock: int


def is_of_the_disk(number: int) -> bool:
    """Whether an error of this number is one that a full, broken or protected disk gives."""
    return number in _DISK_ERRORS


@contextmanager
def building(site: Path, *, patience: float = 60.0, spare: Path | None = None) -> Iterator[Build]:
    """Give a folder to build in, and put it in the place of `site` when the block ends well.

    Args:
        site: the folder to replace, or to make.
        patience: seconds to wait for another build of the same site.
        spare: where the site that was replaced is kept, on the same disk; the next build is given that to build in,
            and not an empty folder. It is given up where a build does not end well.

    Raises:
        BuildError: the place cannot be written, is no folder, or another build does not end.
    """
    site = site.absolute()
    with _plain_errors(site), _locked(site, patience) as lock:
        _recover(site)
        folder, work = (_beside(site, f"-{kind}-{os.getpid()}") for kind in _KINDS)
        try:
            if spare is not None and spare.is_dir():
                spare.rename(folder)
            else:
                folder.mkdir()  # inside the block, so that a stop at this very moment leaves nothing
            work.mkdir()
            yield Build(folder=folder, work=work, lock=lock)
            swap(folder, site)
            if spare is not None and folder.is_dir():
                folder.rename(spare)
        finally:
            for made in (folder, work):
                shutil.rmtree(made, ignore_errors=True)


def tidy_sitemap(folder: Path) -> bool:
    """Remove the sitemap of a site without a public address; true if there was one.

    A sitemap must hold whole addresses (sitemaps.org: "loc"); without `site_url` MkDocs writes none. Its compressed
    twin, which robots.txt does not name, goes in any case: it holds the day on which it was made.
    """
    sitemap = folder / "sitemap.xml"
    sitemap.with_suffix(".xml.gz").unlink(missing_ok=True)
    if not sitemap.exists() or "<loc>http" in sitemap.read_text("utf-8"):
        return False
    sitemap.unlink()
    return True


def _recover(site: Path) -> None:
    """Undo what a killed build left, and remove its leavings; refuse a `site` that is no folder."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise BuildError(f"{site} is not a folder; move it away")
    old = aside(site)
    if old.exists() and not site.exists():
        old.rename(site)
    left = (path for kind in _KINDS for path in site.parent.glob(_beside(site, f"-{kind}-*").name))
    for stale in (old, *left):
        shutil.rmtree(stale, ignore_errors=True)


def _beside(site: Path, suffix: str) -> Path:
    """A hidden neighbour of `site`: on the same file system, and out of the way."""
    return site.with_name(f".{site.name.lstrip('.')}{suffix}")


@contextmanager
def _locked(site: Path, patience: float) -> Iterator[int]:
    """Hold the lock of `site`. The system frees it when its last holder ends, however it ends."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with _beside(site, ".lock").open("a+", encoding="ascii") as file:
        if not _taken(file):
            _wait(file, site, patience)
        file.truncate(0)
        file.write(f"{os.getpid()}")
        file.flush()
        yield file.fileno()


def _wait(file: IO[str], site: Path, patience: float) -> None:
    """Wait for another build to end, in quarters of a second."""
    file.seek(0)
    other = f"another build of {site.name} is under way (process {file.read() or 'unknown'})"
    print(f"build: {other}; waiting for it", file=sys.stderr, flush=True)
    deadline = time.monotonic() + patience
    while not _taken(file):
        if time.monotonic() >= deadline:
            raise BuildError(f"{other}; try again when it has ended")
        time.sleep(0.25)


def _taken(file: IO[str]) -> bool:
    """Take the lock if it is free.

    The file is ours, not one of filelock's `FileLock`: a process that inherits it holds the lock, too.
    """
    return lock_descriptor(file.fileno(), blocking=False)


@contextmanager
def _plain_errors(site: Path) -> Iterator[None]:
    """Turn what a disk can answer into one line; other errors are faults of the code and stay as they are."""
    try:
        yield
    except OSError as error:
        if error.errno is None or not is_of_the_disk(error.errno):
            raise
        place = error.filename or site
        raise BuildError(f"cannot write {place}: {os.strerror(error.errno)}") from error
