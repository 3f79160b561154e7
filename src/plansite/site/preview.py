"""The site while it is being edited: built again with every change, and served by the server of `mkdocs serve`.

A change takes two steps: the pages are generated anew, if the plan has changed, and MkDocs builds the site.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from plansite.ground.write import link_tree
from plansite.pages.downloads import FOLDER as PDFS
from plansite.site.markdown import copy_markdown
from plansite.site.project import Project
from plansite.site.workspace import separate

HOST: Final = "127.0.0.1"
#: This package: who works on it sees the change in the pages.
_CODE: Final = Path(__file__).parents[1]
#: Seconds between two looks for changes.
_POLLING: Final = 0.25
#: Every file of a folder with the time it was written: tells one moment of them from another.
State = frozenset[tuple[str, int]]


class CodeChanged(BaseException):
    """This package is no longer what is running. No mistake, so it passes by whoever looks after mistakes."""


class _Observer(PollingObserver):
    """Looks for changes from its first start on; the server starts it, too, when it begins to serve."""

    def start(self) -> None:
        if not self.is_alive():
            super().start()


class Preview:
    """The pages of the moment: each build goes into a new folder, and the newest good one is served."""

    def __init__(self, project: Project, folder: Path, port: int, generate: Callable[[Path], bool]) -> None:
        """Serve a project on `port`, with the empty `folder` for its pages; nothing is built yet.

        `generate` generates the pages into a docs folder; it prints findings, and answers false if there are any.
        """
        self._project = project
        self._folder = folder
        self._work = separate(project, folder)
        if project.is_own and (project.docs / PDFS).is_dir():  # pages offer the PDFs of the last build
            link_tree(self._work.docs, {PDFS: project.docs / PDFS})
        self._count = 0
        self._generate = generate
        self._code = _state(_CODE)
        self._watched = (project.plan, project.root / "overrides", project.root / "docs" / "assets", project.settings)
        self._seen: State = frozenset()  # the plan whose pages were generated
        self._tried: State = frozenset()  # everything that the last build was made of
        self._shown = folder / "shown"  # a link to the newest good folder
        self.server = LiveReloadServer(
            builder=self.renew, host=HOST, port=port, root=str(self._shown), polling_interval=_POLLING
        )
        self.server.observer = _Observer(timeout=_POLLING)
        self.server.error_handler = self._error_page

    def renew(self) -> None:
        """Build again; whatever goes wrong is told, and the pages stay as they were.

        Raises:
            CodeChanged: this package must be started anew.
        """
        if _state(_CODE) != self._code:
            raise CodeChanged
        now = _state(*self._watched)
        if now == self._tried:  # only what Python compiled has changed
            return
        self._tried = now
        started = time.monotonic()
        try:
            if self._generated():
                self._build()
                print(f"serve: renewed in {time.monotonic() - started:.1f} s", flush=True)
                return
        except Exception as error:  # whatever an editor's change breaks must not end the preview
            print(f"serve: {type(error).__name__}: {error}", flush=True)
        print("serve: not renewed: the last good pages stay", flush=True)

    def watch(self) -> None:
        """Look after everything that a person writes, from now on: a change during the first build counts, too."""
        for path in (*self._watched, _CODE):
            self.server.watch(str(path))
        self.server.observer.start()

    def _generated(self) -> bool:
        """Generate the pages if the plan has changed; false if there are findings."""
        now = _state(self._project.plan)
        if now != self._seen:
            if not self._generate(self._work.docs):
                return False
            self._seen = now
        return True

    def _build(self) -> None:
        self._count += 1
        folder = self._folder / str(self._count)
        config = load_config(str(self._work.settings), site_dir=str(folder))
        config.site_url = self.server.url
        if self._count == 1:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=self.server.url)
        copy_markdown(self._work.docs, folder)
        self._show(folder)

    def _show(self, folder: Path) -> None:
        """Turn the link to the new folder, in one step, and drop the old one."""
        old = self._shown.resolve()
        link = self._folder / "next"
        link.symlink_to(folder)
        link.replace(self._shown)
        if old != self._shown:
            shutil.rmtree(old, ignore_errors=True)

    def _error_page(self, code: int) -> bytes | None:
        page = self._shown / f"{code}.html"
        return page.read_bytes() if page.exists() else None


def _state(*places: Path) -> State:
    inside = (path for place in places for path in (place.rglob("*") if place.is_dir() else (place,)))
    files = (path for path in inside if path.is_file() and "__pycache__" not in path.parts)
    return frozenset((str(path), path.stat().st_mtime_ns) for path in files)
