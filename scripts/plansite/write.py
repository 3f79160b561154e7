"""The one module that writes: what changed, and nothing else; what is no longer made is removed."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files were written, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write_tree(root: Path, files: Mapping[str, str | bytes], owned: tuple[str, ...]) -> Written:
    """Bring the files below ``root`` into the state of ``files`` (text or bytes by path).

    ``owned`` names the folders in which everything is generated: a file there that is not in ``files`` is removed.
    """
    changed = sum(_write(root / path, text) for path, text in files.items())
    removed = sum(_remove_others(root, folder, files) for folder in owned)
    return Written(changed=changed, same=len(files) - changed, removed=removed)


def _write(path: Path, content: str | bytes) -> bool:
    data = content.encode("utf-8") if isinstance(content, str) else content
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(data)
    draft.replace(path)
    return True


def _remove_others(root: Path, folder: str, files: Mapping[str, str | bytes]) -> int:
    removed = 0
    for path in sorted((root / folder).rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(root).as_posix() not in files:
            path.unlink()
            removed += 1
        elif path.is_dir() and not any(path.iterdir()):
            shutil.rmtree(path)
    return removed
