"""Build a site beside the published one and put it in its place in one step.

    with building(Path("site")) as build:
        ...                          # write the whole site into build.folder

Leaving the block swaps the two folders; leaving it by an exception keeps the published one. Whatever moment
the process is killed at, `site/` holds the whole old site or the whole new one. What a killed process left
behind is removed by the next.

The swap is one system call where there is one: `renameat2(RENAME_EXCHANGE)` on Linux,
`renamex_np(RENAME_SWAP)` on macOS. Where the system or the file system knows neither, two renames stand in
for it; a process killed between the two leaves no `site/` but the old site whole in `.site-old`, and the next
build puts it back first.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
_DISK_ERRORS = {
    errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOLCK, errno.ENOSPC, errno.EPERM, errno.EROFS,
}  # fmt: skip


class PublishError(Exception):
    """The site cannot be published; the message is the one line that the user sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A build under way: the empty folder to write the site into, and the open file that holds the lock.

    A process that writes into the folder must inherit `lock` (`pass_fds`), so that the lock outlives a parent
    that was killed for as long as somebody still writes.
    """

    folder: Path
    lock: int


@contextmanager
def building(site: Path, *, patience: float = 60.0) -> Iterator[Build]:
    """Give a folder to build in, and publish it as `site` when the block ends well.

    Args:
        site: the folder to replace, or to make.
        patience: seconds to wait for another build of the same site.

    Raises:
        PublishError: the place cannot be written, is no folder, or another build does not end.
    """
    site = site.absolute()
    with _plain_errors(site), _locked(site, patience) as lock:
        _recover(site)
        folder = _beside(site, f"-build-{os.getpid()}")
        try:
            folder.mkdir()  # here, so that a stop at this very moment leaves nothing
            yield Build(folder=folder, lock=lock)
            swap(folder, site)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def swap(new: Path, site: Path) -> None:
    """Put `new` in the place of `site`; the old site, if there was one, is then where `new` was."""
    if not site.exists():
        new.rename(site)
        return
    shutil.copymode(site, new)
    try:
        exchange(new, site)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        _swap_in_two_steps(new, site)


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


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders in one step.

    Raises:
        OSError: with one of the numbers for "not supported" where system or file system cannot.
    """
    if _exchanger is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    if _exchanger(os.fsencode(one), os.fsencode(other)):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _find_exchanger() -> Callable[[bytes, bytes], int] | None:
    """The call of this system that exchanges two paths, if it has one."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP)))
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        here, flag = ctypes.c_int(_AT_FDCWD), ctypes.c_uint(_RENAME_EXCHANGE)
        return lambda one, other: int(library.renameat2(here, one, here, other, flag))
    return None


_exchanger = _find_exchanger()


def _swap_in_two_steps(new: Path, site: Path) -> None:
    old = _old(site)
    site.rename(old)
    try:
        new.rename(site)
    except OSError:
        old.rename(site)
        raise
    old.rename(new)


def _recover(site: Path) -> None:
    """Undo what a killed build left, and remove its leavings; refuse a `site` that is no folder."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise PublishError(f"{site} is not a folder; move it away")
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    for stale in (old, *site.parent.glob(_beside(site, "-build-*").name)):
        shutil.rmtree(stale, ignore_errors=True)


def _old(site: Path) -> Path:
    return _beside(site, "-old")


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
    print(f"publish: {other}; waiting for it", file=sys.stderr, flush=True)
    deadline = time.monotonic() + patience
    while not _taken(file):
        if time.monotonic() >= deadline:
            raise PublishError(f"{other}; try again when it has ended")
        time.sleep(0.25)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _plain_errors(site: Path) -> Iterator[None]:
    """Turn what a disk can answer into one line; other errors are faults of the code and stay as they are."""
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK_ERRORS:
            raise
        place = error.filename or site
        raise PublishError(f"cannot write {place}: {os.strerror(error.errno)}") from error
