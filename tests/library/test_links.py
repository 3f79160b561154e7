"""What is published is linked, and only what changed is moved."""

from __future__ import annotations

from pathlib import Path

from plansite.library.links import clear, link, mirror
from plansite.site.building import building


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_all_is_removed_but_the_kept_folders(tmp_path: Path) -> None:
    write(tmp_path, "index.html", "zh/index.html", "a/b/1", "a/c/2", "a/bb/3", "d/4")
    clear(tmp_path, {"a/b", "e/f"})
    assert names(tmp_path) == ["a/b/1"]


def test_a_mirror_takes_no_room_and_writes_through_nothing(tmp_path: Path) -> None:
    write(tmp_path / "one", "a/1", "2")
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
