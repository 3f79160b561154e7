"""The built site is replaced whole or not at all."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from plansite.ground import exchange
from plansite.site.building import BuildError, building, tidy_sitemap

FILES = 12


def _write(folder: Path, version: str) -> None:
    for number in range(FILES):
        place = folder / f"{number % 5}" / f"{number}.html"
        place.parent.mkdir(exist_ok=True)
        place.write_text(version)


def _versions(folder: Path) -> set[str]:
    pages = list(folder.rglob("*.html"))
    assert len(pages) == FILES
    return {page.read_text() for page in pages}


def _build(site: Path, version: str) -> None:
    with building(site) as build:
        _write(build.folder, version)


def _neighbours(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir()}


def test_first_site_appears(tmp_path: Path) -> None:
    _build(tmp_path / "site", "1")
    assert _versions(tmp_path / "site") == {"1"}


def test_site_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    _build(site, "2")
    assert _versions(site) == {"2"}
    assert _neighbours(site) == {"site", ".site.lock"}


def test_site_keeps_its_mode(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    site.chmod(0o775)
    _build(site, "2")
    assert site.stat().st_mode & 0o777 == 0o775


def test_failing_build_leaves_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    with pytest.raises(ZeroDivisionError), building(site) as build:
        _write(build.folder, "2")
        raise ZeroDivisionError
    assert _versions(site) == {"1"}
    assert _neighbours(site) == {"site", ".site.lock"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_full_or_read_only_disk_is_one_line(tmp_path: Path, number: int) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    with pytest.raises(BuildError) as caught, building(site) as build:
        raise OSError(number, os.strerror(number), str(build.folder / "a.html"))
    assert os.strerror(number) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert _versions(site) == {"1"}


def _build_in_vain(site: Path) -> None:
    """As somebody who may not write there: root may write anywhere."""
    if os.geteuid() == 0:
        os.setuid(65534)
    with pytest.raises(BuildError, match=r"^cannot write .*: Permission denied$"):
        _build(site, "1")


def test_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    stranger = _started(_build_in_vain, tmp_path / "site")
    stranger.join()
    assert stranger.exitcode == 0


@pytest.mark.parametrize("kind", ["file", "link"])
def test_site_that_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    site = tmp_path / "site"
    if kind == "file":
        site.write_text("mine")
    else:
        site.symlink_to(tmp_path)
    with pytest.raises(BuildError, match="is not a folder"):
        _build(site, "1")
    assert site.is_symlink() or site.read_text() == "mine"


def test_leavings_of_killed_builds_are_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / ".site-build-1").mkdir()
    (tmp_path / ".site-work-1").mkdir()
    (tmp_path / ".site-buildings").mkdir()
    _build(site, "1")
    assert _neighbours(site) == {"site", ".site.lock", ".site-buildings"}


def test_second_build_gives_up_when_the_first_does_not_end(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    refused = pytest.raises(BuildError, match=f"under way .process {os.getpid()}.")
    with building(site), refused, building(site, patience=0.0):
        pytest.fail("two builds at once")
    assert "waiting for it" in capfd.readouterr().err


def test_second_build_waits_for_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with building(site) as build:
        _write(build.folder, "1")
        second = _started(_build, site, "2")
        time.sleep(0.3)
    second.join()
    assert second.exitcode == 0
    assert _versions(site) == {"2"}


def test_lock_outlives_the_parent_while_a_child_writes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with building(site) as build:
        child = subprocess.Popen(["sleep", "30"], pass_fds=(build.lock,))
        (build.folder / "0.html").write_text("1")
    try:
        with pytest.raises(BuildError, match="under way"), building(site, patience=0.0):
            pytest.fail("a child of the first build still writes")
    finally:
        child.kill()
        child.wait()
    _build(site, "2")


def test_stop_at_the_very_start_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Path.mkdir

    def make_and_stop(folder: Path, *arguments: object, **options: object) -> None:
        make(folder, *arguments, **options)  # type: ignore[arg-type]
        if "-build-" in folder.name:
            raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", make_and_stop)
    with pytest.raises(KeyboardInterrupt), building(tmp_path / "site"):
        pytest.fail("the build began")
    assert _neighbours(tmp_path / "site") == {".site.lock"}


def _refuse(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def test_two_renames_stand_in_where_exchange_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "exchange", _refuse)
    site = tmp_path / "site"
    _build(site, "1")
    _build(site, "2")
    assert _versions(site) == {"2"}
    assert _neighbours(site) == {"site", ".site.lock"}


def test_old_site_returns_when_the_second_rename_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    monkeypatch.setattr(exchange, "exchange", _refuse)
    with pytest.raises(FileNotFoundError), building(site) as build:
        monkeypatch.setattr(shutil, "copymode", lambda new, site: build.folder.rmdir())
    assert _versions(site) == {"1"}


def test_old_site_returns_after_a_kill_between_the_renames(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, "1")
    site.rename(tmp_path / ".site-old")
    with pytest.raises(ZeroDivisionError), building(site):
        raise ZeroDivisionError
    assert _versions(site) == {"1"}
    assert _neighbours(site) == {"site", ".site.lock"}


def test_exchange_is_one_step_here(tmp_path: Path) -> None:
    if sys.platform not in ("linux", "darwin"):
        return
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()


def _build_for_ever(site: Path) -> None:
    version = 0
    while True:
        version += 1
        _build(site, f"{os.getpid()}-{version}")


def _started(target: Callable[..., object], *values: object) -> BaseProcess:
    process = multiprocessing.get_context("spawn").Process(target=target, args=values)
    process.start()
    return process


def _kill_and_look(site: Path, times: int) -> None:
    """Let a process build one version after the other, kill it at any moment, and read the site.

    In a process of its own: one that has threads must not fork. The moments keep pace with the machine, so that
    some kills come before the first version is there and some after.
    """
    moments = random.Random(20211216)
    pace = 0.01
    seen: set[str] = set()
    for _ in range(times):
        child = os.fork()
        if child == 0:
            _build_for_ever(site)
        time.sleep(moments.uniform(0, pace))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        version = _versions(site)
        assert len(version) == 1, f"a mixture of two sites: {version}"
        pace *= 0.9 if version - seen else 1.1
        seen |= version
    assert times / 10 < len(seen) < times * 0.9, "the moments are badly chosen"


@pytest.mark.long
def test_site_is_whole_whenever_the_build_is_killed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _build(site, "first")
    killer = _started(_kill_and_look, site, 150)
    killer.join()
    assert killer.exitcode == 0
    _build(site, "last")
    assert _versions(site) == {"last"}
    assert _neighbours(site) == {"site", ".site.lock"}


@pytest.mark.long
def test_site_is_always_there_for_a_reader(tmp_path: Path) -> None:
    site = tmp_path / "site"
    page = site / "0" / "0.html"
    _build(site, "first")
    writer = _started(_build_for_ever, site)
    try:
        versions: set[str] = set()
        while len(versions) < 200:
            versions.add(page.read_text())
            assert writer.is_alive()
    finally:
        writer.kill()
        writer.join()


@pytest.mark.parametrize(("location", "dropped"), [("https://plan.example/zh/", False), ("/zh/", True), (None, True)])
def test_sitemap_without_public_address_is_dropped(tmp_path: Path, location: str | None, dropped: bool) -> None:
    entry = f"<url><loc>{location}</loc></url>" if location else ""
    (tmp_path / "sitemap.xml").write_text(f"<urlset>{entry}</urlset>")
    (tmp_path / "sitemap.xml.gz").touch()
    assert tidy_sitemap(tmp_path) is dropped
    assert [path.name for path in tmp_path.glob("sitemap*")] == ([] if dropped else ["sitemap.xml"])
    assert tidy_sitemap(tmp_path) is False
