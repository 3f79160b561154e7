"""Show the site in a browser and renew it with every change: `serve.py [--port N] [--open]`.

A change in plan/ or scripts/ runs build_tables.py again; a change there, in docs/assets, overrides/ or
mkdocs.yml builds the site again and reloads the open pages. Findings and errors are printed here, and the
last good pages stay. Nothing of this touches site/.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
SOURCES = ("plan", "scripts")
GENERATED = {"zh", "en", "parallel", "index.md"}


class Preview:
    """The pages of the moment: builds them into a new folder each time and serves the newest good one."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._count = 0
        self._shown = folder / "shown"  # a link to the newest good folder
        self._seen: frozenset[tuple[str, int]] = frozenset()
        self.server = LiveReloadServer(
            builder=self.renew, host=HOST, port=port, root=str(self._shown), polling_interval=0.2
        )
        self.server.error_handler = self._error_page

    def renew(self) -> None:
        """Build again; whatever goes wrong is told, and the pages stay as they were."""
        started = time.monotonic()
        try:
            if self._tables() and self._pages():
                _say(f"renewed in {time.monotonic() - started:.1f} s")
                return
        except Exception as error:  # whatever an editor's change breaks must not end the preview
            _say(f"{type(error).__name__}: {error}")
        _say("not renewed: the last good pages stay")

    def watch(self) -> None:
        """Look after everything that a person writes."""
        assets = (path for path in (ROOT / "docs").iterdir() if path.name not in GENERATED)
        for path in (*(ROOT / name for name in (*SOURCES, "overrides", "mkdocs.yml")), *assets):
            if path.exists():
                self.server.watch(str(path))

    def _tables(self) -> bool:
        """Write the generated pages anew if their sources changed."""
        now = _state(SOURCES)
        if now == self._seen:
            return True
        # Byte code goes elsewhere: beside the scripts it would count as a change of them.
        environ = os.environ | {"PYTHONPYCACHEPREFIX": str(self._folder / "pycache"), "PYTHONHASHSEED": "0"}
        if subprocess.run([sys.executable, "scripts/build_tables.py"], cwd=ROOT, env=environ).returncode:
            return False
        self._seen = now
        return True

    def _pages(self) -> bool:
        self._count += 1
        folder = self._folder / str(self._count)
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder))
        config.site_url = self.server.url
        if self._count == 1:
            config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=self.server.url)
        self._show(folder)
        return True

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


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; 0 when that was all, 1 when the port is taken."""
    options = _parser().parse_args(argv)
    os.chdir(ROOT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    logging.disable(logging.INFO)  # jieba has a logger of its own and much to tell
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        port = _free_port(options.port)
    except OSError as error:
        _say(f"port {options.port} cannot be used ({error.strerror}); name another: make serve PORT=8001")
        return 1
    with tempfile.TemporaryDirectory(prefix="plan-preview-", ignore_cleanup_errors=True) as folder:
        _serve(Preview(Path(folder), port), open_browser=options.open)
    return 0


def _serve(preview: Preview, *, open_browser: bool) -> None:
    try:
        preview.renew()
        preview.watch()
        _say(f"{preview.server.url} (Ctrl-C ends it)")
        preview.server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        _say("ended")
    finally:
        preview.server.shutdown()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Show the site in a browser and renew it with every change.")
    parser.add_argument("--port", type=int, default=8000, help="port (default: 8000; 0: any free one)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    return parser


def _free_port(wanted: int) -> int:
    """The port itself, or any free one for 0.

    Raises:
        OSError: it is taken.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, wanted))
        port: int = probe.getsockname()[1]
        return port


def _state(folders: Sequence[str]) -> frozenset[tuple[str, int]]:
    """What tells one moment of these folders from another: every file and the time it was written."""
    paths = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    files = (path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return frozenset((str(path), path.stat().st_mtime_ns) for path in files)


def _say(words: str) -> None:
    print(f"serve: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
