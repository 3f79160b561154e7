"""The site while it is being edited: rebuilt with every change, and served from memory of what did not change.

MkDocs builds the whole site each time, as for publication. What takes the time in that is remembered from build
to build: the HTML of pages whose Markdown stayed the same, and compiled templates.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme

from plansite.search import FOLDER as SEARCH_FOLDER
from plansite.site.takeaway import copy_markdown

HOST = "127.0.0.1"
SOURCES = ("plan", "scripts")
#: What a person writes; all else in docs/ is generated.
WATCHED = (*SOURCES, "overrides", "docs/assets", "mkdocs.yml")
#: Every file of some folders with the time it was written: tells one moment of them from another.
State = frozenset[tuple[str, int]]
# What a process does that waits for its turn to run build_tables.py: if it has the time, it runs it once for nobody
# to see, so that all is loaded and compiled. Byte code of the scripts goes elsewhere: beside them it would count as
# a change. What they take from others is imported first, and so from the usual place.
_WAITING = """
import contextlib, gc, io, os, sys
gc.disable()  # two runs and out, as in build_tables.py
import jinja2, pydantic, yaml
sys.path.insert(0, "scripts")
sys.pycache_prefix, *scratch = sys.argv[1:]
import build_tables
from plansite.pages.templates import environment
environment().auto_reload = True
if scratch:
    with contextlib.redirect_stdout(io.StringIO()):
        build_tables.main(["--docs", *scratch])
if sys.stdin.readline():
    code = build_tables.main([], build_tables.ahead)
    sys.stdout.flush()
    os._exit(code)
"""


class Preview:
    """The pages of the moment: each build goes into a new folder, and the newest good one is served."""

    def __init__(self, root: Path, folder: Path, port: int) -> None:
        """Serve the project `root` on `port`, with `folder` for the pages; nothing is built yet."""
        self._root = root
        self._folder = folder
        self._count = 0
        self._seen: State = frozenset()
        self._shown = folder / "shown"  # a link to the newest good folder
        self._tables = Tables(root, folder)
        remember(folder)
        self.server = LiveReloadServer(
            builder=self.renew, host=HOST, port=port, root=str(self._shown), polling_interval=0.1
        )
        self.server.error_handler = self._error_page

    def renew(self) -> None:
        """Build again; whatever goes wrong is told, and the pages stay as they were."""
        started = time.monotonic()
        try:
            if self._write():
                self._pages()
                print(f"serve: renewed in {time.monotonic() - started:.1f} s", flush=True)
                return
        except Exception as error:  # whatever an editor's change breaks must not end the preview
            print(f"serve: {type(error).__name__}: {error}", flush=True)
        print("serve: not renewed: the last good pages stay", flush=True)

    def watch(self) -> None:
        """Look after everything that a person writes."""
        for name in WATCHED:
            if (self._root / name).exists():
                self.server.watch(str(self._root / name))

    def close(self) -> None:
        """End the server and all that waits."""
        self.server.shutdown()
        self._tables.close()

    def _write(self) -> bool:
        """Write the generated pages anew if their sources changed; false if there are findings."""
        now = _state(self._root / name for name in SOURCES)
        if now != self._seen:
            if not self._tables.run():
                return False
            self._seen = now
        return True

    def _pages(self) -> None:
        self._count += 1
        folder = self._folder / str(self._count)
        config = load_config(str(self._root / "mkdocs.yml"), site_dir=str(folder))
        config.site_url = self.server.url
        if self._count == 1:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=self.server.url)
        copy_markdown(Path(config.docs_dir), folder)
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


class Tables:
    """Runs build_tables.py, each time in a process of its own that was started ahead and has its modules loaded."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._code: State = frozenset()

    def run(self) -> bool:
        """Run it once; true if it found nothing wrong."""
        if self._process is None or self._is_out_of_date():
            self._start(in_haste=True)
        process, self._process = self._process, None
        assert process is not None
        process.communicate(b"go\n")
        if process.returncode == 0:
            self._start(in_haste=False)
        return process.returncode == 0

    def _is_out_of_date(self) -> bool:
        """Whether code has changed since the process began; a template it would load again by itself."""
        return any(not name.endswith(".jinja") for name, _ in self._code ^ _state([self._root / "scripts"]))

    def close(self) -> None:
        """End the process that waits."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self, *, in_haste: bool) -> None:
        self.close()
        self._code = _state([self._root / "scripts"])
        scratch = [] if in_haste else [str(self._folder / "scratch")]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _WAITING, str(self._folder / "pycache"), *scratch],
            cwd=self._root,
            env=os.environ | {"PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the server, which ends this one
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendered:
    """What MkDocs makes of a page's Markdown; links go by the path of the file that they lead to."""

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]

    @classmethod
    def of(cls, page: Page) -> _Rendered:
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        return cls(
            content=page.content,
            toc=page.toc,
            title=page._title_from_render,
            anchors=page.present_anchor_ids,
            links=links,
        )

    def put_into(self, page: Page, files: Files) -> None:
        page.content, page.toc, page._title_from_render = self.content, self.toc, self.title
        page.present_anchor_ids = self.anchors
        found = ((files.get_file_from_path(path), anchors) for path, anchors in self.links.items())
        page.links_to_anchors = {file: anchors for file, anchors in found if file is not None}


def remember(folder: Path) -> None:
    """Make this process, which must do nothing but preview, remember what a build can take from the one before."""
    _remember_pages()
    _remember_templates(folder / "templates")


def _remember_pages() -> None:
    """A page with the same Markdown, among the same files and under the same settings, is rendered once."""
    render = Page.render
    known: dict[str, tuple[object, _Rendered]] = {}

    def render_or_recall(page: Page, config: MkDocsConfig, files: Files) -> None:
        settings = Path(config.config_file_path).stat().st_mtime_ns
        now = (page.markdown, targets(files), settings)
        before, rendered = known.get(page.file.src_uri, (None, None))
        if rendered is not None and before == now:
            rendered.put_into(page, files)
            return
        render(page, config, files)
        known[page.file.src_uri] = (now, _Rendered.of(page))

    Page.render = render_or_recall  # type: ignore[method-assign, assignment]


def targets(files: Files) -> frozenset[str]:
    """What a page may lead to. The index of the search is no such thing, and has a new name with every change."""
    return frozenset(name for name in files.src_uris if not name.startswith(f"{SEARCH_FOLDER}/"))


def _remember_templates(folder: Path) -> None:
    """The same template is compiled once."""
    folder.mkdir(exist_ok=True)
    compiled = jinja2.FileSystemBytecodeCache(str(folder))
    environment_of = Theme.get_env

    def with_compiled(theme: Theme) -> jinja2.Environment:
        environment = environment_of(theme)
        environment.bytecode_cache = compiled
        return environment

    Theme.get_env = with_compiled  # type: ignore[method-assign, assignment]


def _state(folders: Iterable[Path]) -> State:
    paths = (path for folder in folders for path in folder.rglob("*"))
    files = (path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return frozenset((str(path), path.stat().st_mtime_ns) for path in files)
