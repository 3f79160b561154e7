"""The folder plan/: written whole, beside its place first, and then moved."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plansite.importer.failures import ImportFailure
from plansite.importer.files import BEGINNINGS


def refuse_to_overwrite(folder: Path) -> None:
    """Guard a plan that is already there.

    Raises:
        ImportFailure: the folder is not empty, or is no folder.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    raise ImportFailure(
        path=str(folder),
        line=0,
        message="there is a plan here already" if folder.is_dir() else "this is no folder",
        hint="import into an empty folder, or use --force to replace the files that an import makes",
        hint_zh="目标文件夹已有内容：请换一个空文件夹，或加 --force 覆盖导入所生成的文件",
    )


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files, or none: they are made in a folder beside the place and moved when all are there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, data in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for name in files:
            if name in BEGINNINGS and (folder / name).exists():
                continue
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (made / name).replace(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
