"""Work ahead of the word that it is wanted, in a process of its own that can be ended when it is not."""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, NoReturn, TypeVar

T = TypeVar("T")


class AheadError(Exception):
    """The work failed; the message is its traceback."""


@contextmanager
def ahead(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin in a copy of this process, which has all that is in memory here, and give a function that waits for it.

        with ahead(lambda: render(plan)) as rendered:
            if flawed(plan):
                return
            write(rendered())

    Whoever leaves the block without a call ends the copy, and whatever went wrong in it is not told. A copy can do
    nothing but answer: what it answers must be picklable, and what it changes in memory stays in it. Only a process
    of one thread may be copied.

    Raises:
        AheadError: from the function, when the work raised something or no answer came.
    """
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        os.close(reading)  # else nobody would tell it that the first process is gone
        _answer(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as answer:
            yield lambda: _result(answer)
    finally:
        os.kill(process, signal.SIGKILL)  # if it has ended, too: until it is waited for, its number is its own
        os.waitpid(process, 0)


def _answer(work: Callable[[], object], writing: int) -> NoReturn:
    """In the copy: give the answer and end at once, for what is to be done at the end is the first process's."""
    with suppress(BaseException):  # nobody listens any more
        try:
            answer = (work(), "")
        except BaseException:
            answer = (None, traceback.format_exc())
        with os.fdopen(writing, "wb") as stream:
            pickle.dump(answer, stream)
    os._exit(0)


def _result(stream: BinaryIO) -> Any:
    try:
        result, failure = pickle.load(stream)
    except (EOFError, pickle.UnpicklingError) as error:
        raise AheadError("no answer came: the process was killed, or the answer cannot be pickled") from error
    if failure:
        raise AheadError(failure)
    return result
