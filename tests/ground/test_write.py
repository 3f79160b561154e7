"""Writing: what changed, and nothing else; what is no longer made is removed."""

from pathlib import Path

import pytest

from plansite.ground.write import Written, write_tree

FILES = {"index.md": "home\n", "zh/1.md": "一\n", "zh/2.md": "二\n"}


def write(root: Path, files: dict[str, str], owned: tuple[str, ...] = ("zh",)) -> Written:
    return write_tree(root, files, owned)


def contents(root: Path) -> dict[str, str]:
    paths = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def test_files_appear(tmp_path: Path) -> None:
    assert write(tmp_path, FILES) == Written(changed=3, same=0, removed=0)
    assert contents(tmp_path) == FILES


def test_what_is_the_same_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    assert write(tmp_path, FILES | {"zh/2.md": "贰\n"}) == Written(changed=1, same=2, removed=0)
    touched = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert touched == {"2.md"}
    assert contents(tmp_path) == FILES | {"zh/2.md": "贰\n"}


def test_what_is_no_longer_made_goes_from_owned_folders_alone(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "by-hand.css").write_text("a {}\n")
    (tmp_path / "by-hand.md").write_text("mine\n")
    write(tmp_path, FILES | {"zh/old/3.md": "三\n"})
    assert write(tmp_path, FILES) == Written(changed=0, same=3, removed=1)
    assert contents(tmp_path) == FILES | {"assets/by-hand.css": "a {}\n", "by-hand.md": "mine\n"}
    assert not (tmp_path / "zh" / "old").exists()


def test_owned_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert write(tmp_path, {"a": "1"}, ("zh", "en")) == Written(changed=1, same=0, removed=0)


def test_a_draft_that_cannot_be_finished_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    write(tmp_path, FILES)
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write(tmp_path, FILES | {"zh/1.md": "壹\n"})
    assert contents(tmp_path) == FILES
