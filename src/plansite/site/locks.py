"""For as long as filelock is not installed everywhere: this module goes, and its users import filelock."""

# ruff: noqa
from typing import Any

try:
    from filelock import FileLock as FileLock
    from filelock import Timeout as Timeout
    from filelock import lock_descriptor as lock_descriptor
except ImportError:
    import fcntl
    from contextlib import contextmanager

    class Timeout(Exception):  # type: ignore[no-redef]
        """As filelock's."""

    @contextmanager  # type: ignore[no-redef]
    def FileLock(path: Any, timeout: float) -> Any:
        """As filelock's, but waits for ever."""
        with open(path, "a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def lock_descriptor(fd: int, *, blocking: bool = True, poll_interval: float = 0.05) -> bool:
        """As filelock's."""
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | (0 if blocking else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
