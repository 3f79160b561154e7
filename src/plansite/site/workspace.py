"""Where the pages of a plan are generated, and the settings that MkDocs builds them with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from plansite.site.project import Project
from plansite.site.settings import lay_out

_PATIENCE: Final = 60.0


class BusyError(Exception):
    """Another command writes into docs/; the message is the one line that the user sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The folder that MkDocs reads, and its settings."""

    docs: Path
    settings: Path


@contextmanager
def workspace(project: Project, folder: Path) -> Iterator[Workspace]:
    """The project's own docs/ for its own plan; for any other plan a docs folder in `folder`, with the same theme.

    Raises:
        BusyError: another command holds docs/ and does not let go of it.
    """
    if project.is_own:
        with writing(project, project.docs):
            yield Workspace(docs=project.docs, settings=project.settings)
        return
    yield separate(project, folder)


@contextmanager
def writing(project: Project, docs: Path) -> Iterator[None]:
    """Keep docs/ from other commands for as long as the block runs; any other folder is nobody else's.

    Raises:
        BusyError: another command holds docs/ and does not let go of it.
    """
    if docs != project.docs:
        yield
        return
    try:
        with FileLock(project.root / ".docs.lock", timeout=_PATIENCE):
            yield
    except Timeout as error:
        raise BusyError("another command writes into docs/; try again when it has ended") from error


def separate(project: Project, folder: Path) -> Workspace:
    """A workspace in an empty folder, of which any number can be in use at the same time."""
    docs = lay_out(folder, project.root)
    return Workspace(docs=docs, settings=folder / project.settings.name)
