"""Plans made on many machines: a real scheduler and two workers over TCP, and what travels between them."""

from __future__ import annotations

import io
import os
import shutil
import signal
import stat
import subprocess
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmark.cluster import Cluster, cluster
from plansite.commands.main import main
from plansite.library import cluster as library_cluster
from plansite.library.cluster import Parcel
from plansite.library.parcels import ParcelError, packed, unpack
from tests.commands.building import command, contents, environment, run
from tests.library.conftest import PLANS, lay_out

SECONDS = 240


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


@pytest.fixture
def two_workers(root: Path, tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    with cluster(tmp_path, 2, environment(root)) as started:
        yield started


@pytest.mark.long
def test_a_cluster_whose_last_worker_is_lost_is_not_waited_for(
    root: Path,
    tmp_path: Path,
    two_workers: Cluster,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Both workers die between the moment in which they are counted and that in which they are given something."""
    cut = library_cluster._cut

    def cut_while_they_die(parcels: Sequence[Parcel], workers: int) -> list[list[Parcel]]:
        assert workers
        for worker in two_workers.workers:
            os.killpg(worker.pid, signal.SIGKILL)
        monkeypatch.setattr(library_cluster, "_WORKERS", 1)
        return cut(parcels, workers)

    monkeypatch.setattr(library_cluster, "_cut", cut_while_they_die)
    exchange = tmp_path / "exchange"
    words = ["--list", str(lay_out(tmp_path)), "--site", str(tmp_path / "site"), "--exchange", exchange.as_uri()]
    assert main(["library", "build", *words, "--scheduler", two_workers.address]) == 1
    assert capsys.readouterr().err == (
        f"the scheduler at {two_workers.address} has no worker within 1 s  调度器没有可用的工作进程; "
        "there is no site/ yet\n"
    )
    assert [*exchange.glob("plans/*.zip")] == []


@pytest.mark.long
def test_a_worker_is_killed_in_the_middle_and_the_library_is_the_same(
    root: Path, tmp_path: Path, two_workers: Cluster
) -> None:
    lay_out(tmp_path)
    shutil.copytree(PLANS / "english", tmp_path / "plans/english-2")
    with (tmp_path / "library.yml").open("a", encoding="utf-8") as file:
        file.write("  - { folder: plans/english-2, address: harrowdale/air }\n")
    words = [*command("library", root), "build", "--list", str(tmp_path / "library.yml")]
    here = run(root, [*words, "--site", str(tmp_path / "here"), "--processes", "2"])
    assert here.returncode == 0, here.stdout + here.stderr
    exchange = tmp_path / "exchange"
    more = ["--site", str(tmp_path / "there"), "--scheduler", two_workers.address, "--exchange", exchange.as_uri()]
    with (tmp_path / "build.log").open("wb") as log:
        building = subprocess.Popen([*words, *more], env=environment(root), stdout=log, stderr=log)
        deadline = time.monotonic() + SECONDS
        while not any(tmp_path.glob("exchange/plans/*.zip")) and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(3)  # both workers are at their first plans
        os.killpg(two_workers.workers[0].pid, signal.SIGKILL)
        assert building.wait(SECONDS) == 0, (tmp_path / "build.log").read_text("utf-8")
    assert contents(tmp_path / "there") == contents(tmp_path / "here")
    assert [path for path in exchange.rglob("*.zip") if "theme" not in path.parts] == []
