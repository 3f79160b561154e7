"""Exchanging two folders in one step, so that nobody ever finds half of one.

It is one system call where there is one: `renameat2(RENAME_EXCHANGE)` on Linux, `renamex_np(RENAME_SWAP)` on macOS.
Where the system or the file system knows neither, two renames stand in for it.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2  # linux/fs.h
_RENAME_SWAP: Final = 2  # sys/stdio.h of macOS
_UNSUPPORTED: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def swap(new: Path, place: Path) -> None:
    """Put the folder `new` where `place` is; what was there, if anything was, is then where `new` was."""
    if not place.exists():
        new.rename(place)
        return
    shutil.copymode(place, new)
    try:
        exchange(new, place)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
        _swap_in_two_steps(new, place)


def aside(place: Path) -> Path:
    """Where the old folder is for the moment between the two renames; a process that is killed then leaves it there."""
    return place.with_name(f".{place.name.lstrip('.')}-old")


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


def _swap_in_two_steps(new: Path, place: Path) -> None:
    old = aside(place)
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    old.rename(new)
