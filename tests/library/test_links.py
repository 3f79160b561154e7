"""What is published is linked, and only what changed is moved."""

from __future__ import annotations

from pathlib import Path

from plansite.library.links import link, mirror
from plansite.site.building import building


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_mirror_leaves_nothing_but_what_is_kept(tmp_path: Path) -> None:
    write(tmp_path / "one", "index.html", "zh/1/index.html", "zh/2", "x/y")
    write(tmp_path / "other", "index.html", "gone", "zh/1/index.html", "zh/1/gone", "zh/2/gone", "x", "a/b/1", "a/c/2")
    write(tmp_path / "other", "a/bb/3", "d/4")
    mirror(tmp_path / "one", tmp_path / "other", {"a/b", "e/f"})
    assert names(tmp_path / "other") == ["a/b/1", "index.html", "x/y", "zh/1/index.html", "zh/2"]


def test_a_mirror_takes_no_room_and_writes_through_nothing(tmp_path: Path) -> None:
    write(tmp_path / "one", "a/1", "2")
    write(tmp_path / "other", "2")
    mirror(tmp_path / "one", tmp_path / "other")
    assert names(tmp_path / "other") == ["2", "a/1"]
    assert (tmp_path / "one/2").stat().st_ino == (tmp_path / "other/2").stat().st_ino
    link(tmp_path / "one/2", tmp_path / "new/place")
    assert (tmp_path / "new/place").read_text("utf-8") == "2"


def test_the_site_that_was_replaced_is_what_the_next_is_made_of(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / "spare"
    for turn in ("one", "two", "three"):
        with building(site, spare=spare) as build:
            write(build.folder, turn)
    assert names(site) == ["one", "three"]
    assert names(spare) == ["two"]
