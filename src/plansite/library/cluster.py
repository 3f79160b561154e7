"""Making plans on many machines: Dask hands batches of them to its workers, and gives those of lost ones to others.

Plans, theme and results travel through a folder that all machines reach, at an address of fsspec (a shared disk,
`s3://…`): a zip for each. A worker needs this package, of the same version, and nothing else of the library.
Installed with the extra `cluster`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from plansite.library.digests import engine_digest, text_digest
from plansite.library.making import Job, Outcome, make
from plansite.library.parcels import ParcelError, packed, unpack
from plansite.site.building import building
from plansite.site.settings import SHARED

#: Seconds in which a scheduler answers, and in which it has a worker: at first, and again when all are lost.
_ANSWERS: Final = 10
_WORKERS: Final = 30
#: Seconds after which somebody who waits for a batch looks whether there is still a worker.
_LOOKS: Final = 1
#: A worker is given so many batches, so that one that is done early takes over from others; a batch is not longer.
_BATCHES: Final = 4
_LONGEST: Final = 16
#: How often what failed for no reason of its own is tried again.
_TRIES: Final = 3


class ClusterError(Exception):
    """The cluster cannot be used; the message is the one line that the user sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A plan on its way: what is to be made, and the names of its zips in the exchange.

    ``engine`` is the digest of the program that sends it.
    """

    job: Job
    engine: str
    theme: str
    source: str
    result: str


class Exchange:
    """A folder that all machines reach, at an address of fsspec."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole."""
        system, root = self._system()
        path = f"{root}/{name}"
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, data)

    def read(self, name: str) -> bytes:
        """Read a file."""
        system, root = self._system()
        data: bytes = system.cat_file(f"{root}/{name}")
        return data

    def has(self, name: str) -> bool:
        """Whether a file is there."""
        system, root = self._system()
        return bool(system.exists(f"{root}/{name}"))

    def remove(self, name: str) -> None:
        """Remove a file that nobody needs any more."""
        system, root = self._system()
        system.rm_file(f"{root}/{name}")

    def _system(self) -> tuple[Any, str]:
        found: tuple[Any, str] = import_module("fsspec").core.url_to_fs(self._address)
        return found


def make_on(scheduler: str, exchange: str, jobs: Sequence[Job], root: Path, engine: str) -> Iterator[Outcome]:
    """Make plans on the workers of a scheduler; each outcome as soon as its batch is there.

    Args:
        scheduler: its address, ``tcp://…``.
        exchange: the address of the folder that all machines reach.
        root: the checkout with the theme.
        engine: the digest of the program.

    Raises:
        ClusterError: nobody answers, no worker is left, or the program for this is not installed.
    """
    place = Exchange(exchange)
    with _client(scheduler) as client:
        _await_worker(client, scheduler)
        theme = _send_theme(place, root, engine)
        parcels, failed = _send(place, jobs, theme, engine)
        yield from failed
        batches = _cut(parcels, len(client.scheduler_info()["workers"]))
        futures = {client.submit(_work, exchange, batch, retries=_TRIES, pure=False): batch for batch in batches}
        sent = {parcel.job.address: parcel for parcel in parcels}
        try:
            for future in _ended(client, scheduler, futures):
                for outcome in _results(future, futures[future]):
                    yield _received(place, sent.pop(outcome.address), outcome)
        finally:
            for parcel in sent.values():
                place.remove(parcel.source)


def _client(scheduler: str) -> Any:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise ClusterError("install plansite[cluster] to use a scheduler  请先安装 plansite[cluster]") from error
    try:
        return distributed.Client(scheduler, timeout=_ANSWERS)
    except (OSError, ValueError) as error:
        line = f"no scheduler answers at {scheduler} within {_ANSWERS} s  {_ANSWERS}秒内没有调度器应答"
        raise ClusterError(line) from error


def _await_worker(client: Any, scheduler: str) -> None:
    """Go on as soon as there is a worker. Dask itself would wait for ever for the next one."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS)
    except TimeoutError as error:
        line = f"the scheduler at {scheduler} has no worker within {_WORKERS} s  调度器没有可用的工作进程"
        raise ClusterError(line) from error
    except OSError as error:
        raise _lost(scheduler) from error


def _lost(scheduler: str) -> ClusterError:
    return ClusterError(f"the scheduler at {scheduler} is lost  与调度器的连接已中断")


def _ended(client: Any, scheduler: str, futures: Iterable[Any]) -> Iterator[Any]:
    """Batches as they end, as long as there are workers to make them."""
    distributed, left = import_module("distributed"), set(futures)
    while left:
        try:
            ended, left = distributed.wait(left, timeout=_LOOKS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            _await_worker(client, scheduler)
        except distributed.client.FuturesCancelledError as error:
            raise _lost(scheduler) from error
        else:
            yield from ended


def _send_theme(place: Exchange, root: Path, engine: str) -> str:
    """Send what every plan is built with, unless it is there; its name."""
    name = f"theme/{engine}.zip"
    if not place.has(name):
        with tempfile.TemporaryDirectory() as folder:
            for each in SHARED:
                for path in [root / each] if (root / each).is_file() else (root / each).rglob("*"):
                    if path.is_file():
                        copy = Path(folder) / path.relative_to(root)
                        copy.parent.mkdir(parents=True, exist_ok=True)
                        copy.write_bytes(path.read_bytes())
            place.write(name, packed(Path(folder)))
    return name


def _send(place: Exchange, jobs: Sequence[Job], theme: str, engine: str) -> tuple[list[Parcel], list[Outcome]]:
    """Send the plans; those that cannot be sent are made here, and tell why they have errors."""
    parcels, failed = [], []
    for job in jobs:
        key = f"{job.into.name}-{text_digest([(job.digest, job.base)])[:16]}"
        parcel = Parcel(job=job, engine=engine, theme=theme, source=f"plans/{key}.zip", result=f"results/{key}.zip")
        try:
            place.write(parcel.source, packed(job.folder))
            parcels.append(parcel)
        except ParcelError:
            failed.append(make(job))
    return parcels, failed


def _cut(parcels: Sequence[Parcel], workers: int) -> list[list[Parcel]]:
    """Batches: some for each worker, none too long."""
    length = max(1, min(_LONGEST, -(-len(parcels) // (_BATCHES * max(1, workers)))))
    return [list(parcels[start : start + length]) for start in range(0, len(parcels), length)]


def _results(future: Any, batch: Sequence[Parcel]) -> list[Outcome]:
    """The outcomes of a batch; where it failed again and again, each of its plans has."""
    error = future.exception()
    if error is not None:
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        return [Outcome(address=parcel.job.address, failure=f"on the cluster: {reason}") for parcel in batch]
    found: list[Outcome] = future.result()
    return found


def _received(place: Exchange, parcel: Parcel, outcome: Outcome) -> Outcome:
    """Put a result where it is kept, in one step, and tidy the exchange."""
    place.remove(parcel.source)
    if outcome.failure:
        return outcome
    try:
        with building(parcel.job.into) as build:
            unpack(place.read(parcel.result), build.folder)
    except (ParcelError, OSError) as error:
        return replace(outcome, failure=f"its result did not come: {error}")
    place.remove(parcel.result)
    return outcome


def _work(exchange: str, batch: Sequence[Parcel]) -> list[Outcome]:
    """Make a batch of plans: what a worker does. What it leaves behind when it is lost, nobody waits for."""
    place, outcomes = Exchange(exchange), []
    with tempfile.TemporaryDirectory(prefix="plansite-") as folder:
        root = Path(folder) / "theme"
        unpack(place.read(batch[0].theme), root)
        if engine_digest(root) != batch[0].engine:
            line = "this worker has another version of the program  工作进程的程序版本不同"
            return [Outcome(address=parcel.job.address, failure=line) for parcel in batch]
        for number, parcel in enumerate(batch):
            here = Path(folder) / str(number)
            # Findings name the folder of the plan, so it is called as at home.
            plan, into = here / "plan" / parcel.job.folder.name, here / "made"
            unpack(place.read(parcel.source), plan)
            outcome = make(replace(parcel.job, root=root, folder=plan, into=into))
            if not outcome.failure:
                place.write(parcel.result, packed(into))
            outcomes.append(outcome)
    return outcomes
