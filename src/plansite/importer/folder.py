"""The folder plan/: written whole, beside its place first, and then put there in one step."""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from plansite.ground.exchange import swap
from plansite.importer.failures import ImportFailure

#: What an editor goes on with: an import leaves it alone where it is there.
KEPT: Final = ("glossary.yml", "links.yml")


def refuse_to_overwrite(folder: Path, *, force: bool) -> None:
    """Guard a plan that is already there, and what is no folder from being replaced by one.

    Raises:
        ImportFailure: the folder is not empty and ``force`` is not given, or is no folder.
    """
    if not folder.exists() or (folder.is_dir() and (force or not any(folder.iterdir()))):
        return
    raise ImportFailure(
        path=str(folder),
        line=0,
        message="there is a plan here already" if folder.is_dir() else "this is no folder",
        hint="import into an empty folder, or use --force to replace the files that an import makes",
        hint_zh="目标文件夹已有内容：请换一个空文件夹，或加 --force 覆盖导入所生成的文件",
    )


def write_folder(
    folder: Path, files: Mapping[str, bytes], gone: Collection[str] = (), kept: Collection[str] = ()
) -> None:
    """Write all files, or none: they join a copy of what is in the folder, and the copy takes its place.

    ``gone`` are files that the copy does not have; one of ``kept`` stays as it is where it is there.

    Raises:
        OSError: the place cannot be written; its ``filename`` is one in the folder.
    """
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    with _beside(place) as made:
        if place.is_dir():
            shutil.copytree(place, made, symlinks=True, dirs_exist_ok=True)
        for name, data in files.items():
            if name not in kept or not (place / name).exists():
                _write(made / name, data)
        for name in gone:
            (made / name).unlink(missing_ok=True)
        swap(made, place)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # a link is replaced, and what it leads to is left alone
    path.write_bytes(data)


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """An empty folder beside the place, gone in the end; so are those that a killed import left."""
    prefix = f".{place.name}-import-"
    for stale in place.parent.glob(f"{prefix}*"):
        shutil.rmtree(stale, ignore_errors=True)
    made = place.with_name(f"{prefix}{os.getpid()}")
    try:
        made.mkdir()
        yield made
    except OSError as error:
        if error.filename:
            error.filename = str(error.filename).replace(str(made), str(place))
        raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
