"""Plans made on many machines: a real scheduler and two workers over TCP, and what travels between them."""

from __future__ import annotations

import io
import os
import signal
import stat
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from benchmark.cluster import Cluster, cluster
from plansite.commands.main import main
from plansite.library import cluster as library_cluster
from plansite.library.cluster import Parcel
from plansite.library.parcels import ParcelError, packed, unpack
from tests.commands.building import contents, environment, run_here
from tests.library.built import BASE, assert_made_anew, small_library
from tests.library.conftest import PLANS, lay_out

Build = Callable[[], subprocess.CompletedProcess[str]]


def zipped(*entries: tuple[zipfile.ZipInfo | str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in entries:
            archive.writestr(name, text)
    return stream.getvalue()


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("plan.yml")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "name", ["../plan.yml", "/etc/plan.yml", "a/../../plan.yml", r"..\plan.yml", "c:plan.yml", "a/"]
)
def test_no_entry_of_a_zip_leaves_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ParcelError, match="does not lie in its folder"):
        unpack(zipped(("good.txt", "good"), (name, "evil")), tmp_path / "into")
    assert not (tmp_path / "into").exists()  # nothing of it, not even what is good


def test_no_entry_of_a_zip_is_a_link(tmp_path: Path) -> None:
    with pytest.raises(ParcelError, match="is a link"):
        unpack(zipped((link(), "/etc/passwd")), tmp_path)
    with pytest.raises(ParcelError, match="no zip"):
        unpack(b"anything", tmp_path)


def test_a_folder_arrives_as_it_was_sent(tmp_path: Path) -> None:
    data = packed(PLANS / "small")
    unpack(data, tmp_path / "there")
    assert contents(tmp_path / "there") == contents(PLANS / "small")
    assert packed(tmp_path / "there") == data


def test_a_link_that_leads_out_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yml").symlink_to("/etc/hostname")
    with pytest.raises(ParcelError, match="leads out"):
        packed(tmp_path / "plan")


def test_a_cluster_that_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("plansite.library.cluster._ANSWERS", 1)
    words = ["--list", str(lay_out(tmp_path)), "--site", str(tmp_path / "site"), "--scheduler", "tcp://127.0.0.1:9"]
    assert main(["library", "build", *words]) == 1
    assert capsys.readouterr().err == (
        "no scheduler answers at tcp://127.0.0.1:9 within 1 s  1秒内没有调度器应答; there is no site/ yet\n"
    )


@pytest.mark.long
def test_workers_are_killed(
    root: Path, tmp_path: Path, made_once: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two in the middle of its work, which the other does. Then that other."""
    library, work = small_library(root, made_once).copied(tmp_path / "copy"), tmp_path / "work"
    before, exchange = contents(library.site), tmp_path / "exchange"
    work.mkdir()
    with cluster(tmp_path, 2, environment(root, TMPDIR=str(work))) as there:
        words = [*library.words, "--scheduler", there.address, "--exchange", exchange.as_uri()]
        library.touch("chinese", "english")
        left = _killed_at_work(there, work, lambda: run_here(words, SITE_URL=BASE))
        assert_made_anew(library.site, before)
        library.touch("english")
        _killed_when_counted(there, left, monkeypatch, lambda: run_here(words, SITE_URL=BASE))
    assert [path for path in exchange.rglob("*.zip") if "theme" not in path.parts] == []


def _killed_at_work(there: Cluster, work: Path, build: Build) -> subprocess.Popen[bytes]:
    """Build, and kill the first worker that makes a plan; the worker that is left."""
    over = Event()
    with ThreadPoolExecutor(1) as killer:
        killed = killer.submit(_kill_who_is_at_work, there, work, over)
        done = build()
        over.set()
        assert killed.result()
    assert done.returncode == 0, done.stdout + done.stderr
    (left,) = (worker for worker in there.workers if worker.poll() is None)
    return left


def _killed_when_counted(
    there: Cluster, worker: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch, build: Build
) -> None:
    """It dies between the moment in which it is counted and that in which it is given something; nobody waits for it."""
    cut = library_cluster._cut

    def cut_while_it_dies(parcels: Sequence[Parcel], workers: int) -> list[list[Parcel]]:
        assert workers
        os.killpg(worker.pid, signal.SIGKILL)
        monkeypatch.setattr(library_cluster, "_WORKERS", 1)
        return cut(parcels, workers)

    monkeypatch.setattr(library_cluster, "_cut", cut_while_it_dies)
    done = build()
    assert (done.returncode, done.stderr) == (
        1,
        f"the scheduler at {there.address} has no worker within 1 s  调度器没有可用的工作进程; site/ is as it was\n",
    )


def _kill_who_is_at_work(cluster: Cluster, work: Path, over: Event) -> bool:
    """Kill the first worker that builds a plan, as soon as it does; whether one did before all was over."""
    while not over.wait(0.05):
        for worker in cluster.workers:
            if any(work.glob(f"plansite-*/*/.made-build-{worker.pid}")):
                os.killpg(worker.pid, signal.SIGKILL)
                return True
    return False
