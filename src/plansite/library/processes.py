"""Making many plans in processes of this machine, as many at a time as it has cores."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

from plansite.library.making import Job, Outcome, look, make


def cores() -> int:
    """How many processes run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


#: What a process is given to do.
_Task = Callable[[], Outcome]


def make_all(jobs: Sequence[Job], processes: int) -> Iterator[Outcome]:
    """Make plans; each outcome as soon as it is there."""
    return _run_all({job.address: partial(make, job) for job in jobs}, processes)


def check_all(folders: Mapping[str, Path], processes: int) -> Iterator[Outcome]:
    """Check plans, by their addresses; each outcome as soon as it is there."""
    return _run_all({address: partial(look, address, folder) for address, folder in folders.items()}, processes)


def _run_all(tasks: Mapping[str, _Task], processes: int) -> Iterator[Outcome]:
    """A process that dies takes along no outcome but its own. One task alone needs none: starting it takes a second."""
    if len(tasks) == 1:
        yield from (task() for task in tasks.values())
        return
    left = dict(tasks)
    try:
        for outcome in _outcomes([*tasks.values()], processes):
            del left[outcome.address]
            yield outcome
    except BrokenProcessPool:
        for address, task in left.items():  # one at a time, so that the plan at which a process dies is known
            yield _alone(address, task)


def _outcomes(tasks: Sequence[_Task], processes: int) -> Iterator[Outcome]:
    if not tasks:
        return
    pool = _pool(max(1, min(processes, len(tasks))))
    try:
        for future in as_completed([pool.submit(task) for task in tasks]):
            yield future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(address: str, task: _Task) -> Outcome:
    """One plan in a process of its own."""
    try:
        return next(_outcomes([task], 1))
    except BrokenProcessPool:
        return Outcome(address=address, failure="its process died (memory?)  处理进程意外中止（内存不足？）")


def _pool(processes: int) -> ProcessPoolExecutor:
    """Processes that begin with nothing of this one (no open file, no thread), and end when it does."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_follow_parent)


def _follow_parent() -> None:
    """End this process when its parent ends, however that ends: a killed one can tell nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        sentinel = parent.sentinel
        threading.Thread(target=lambda: (wait([sentinel]), os._exit(1)), daemon=True).start()
