"""The one module that writes: what changed, and nothing else; what is no longer made is removed."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def trouble(error: OSError) -> str:
    """What a disk answered, in the one line that the user sees."""
    return f"cannot write {error.filename or 'the files'}: {error.strerror or error}  无法写入文件"


def write_tree(root: Path, files: Mapping[str, str | bytes], owned: tuple[str, ...]) -> Written:
    """Bring the files below ``root`` into the state of ``files`` (text or bytes by path).

    ``owned`` names the folders in which everything is generated: a file there that is not in ``files`` is removed.
    """
    changed = sum(_write(root / path, text) for path, text in files.items())
    removed = sum(_remove_others(root, folder, files) for folder in owned)
    return Written(changed=changed, same=len(files) - changed, removed=removed)


def link_tree(root: Path, targets: Mapping[str, Path]) -> None:
    """Let paths below ``root`` lead to files and folders elsewhere; what already lies there stays."""
    for name, target in targets.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.symlink_to(target.resolve())


def _write(path: Path, content: str | bytes) -> bool:
    data = content.encode("utf-8") if isinstance(content, str) else content
    if _read(path) == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(data)
    draft.replace(path)
    return True


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def _remove_others(root: Path, folder: str, files: Mapping[str, str | bytes]) -> int:
    """Remove files that are not among ``files``, and folders that hold nothing; the deepest come first."""
    removed, start = 0, len(str(root)) + 1
    for place, _, names in os.walk(root / folder, topdown=False):
        gone = [name for name in names if f"{place[start:].replace(os.sep, '/')}/{name}" not in files]
        for name in gone:
            Path(place, name).unlink()
        removed += len(gone)
        if len(gone) == len(names):
            with suppress(OSError):  # it holds other folders
                Path(place).rmdir()
    return removed
