"""Show the site in a browser and renew it with every change: `serve.py [--port N] [--open]`.

A change in plan/ or scripts/ runs build_tables.py again; a change there, in docs/assets, overrides/ or
mkdocs.yml builds the site again and reloads the open pages. Findings and errors are printed here, and the
last good pages stay. Nothing of this touches site/. Exit code 0: ended by Ctrl-C. 1: the port is taken.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from plansite.site.preview import HOST, Preview

ROOT = Path(__file__).resolve().parents[1]
#: Bytes that must be free in memory for the preview: some twenty times a built site, of which there are two at a time.
_ROOM = 500_000_000


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C."""
    options = _parser().parse_args(argv)
    os.chdir(ROOT)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    logging.disable(logging.INFO)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        port = _free_port(options.port)
    except OSError as error:
        _say(f"port {options.port} cannot be used ({error.strerror}); name another: make serve PORT=8001")
        return 1
    with tempfile.TemporaryDirectory(prefix="plan-preview-", dir=_memory(), ignore_cleanup_errors=True) as folder:
        _serve(Preview(ROOT, Path(folder), port), open_browser=options.open)
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
        preview.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Show the site in a browser and renew it with every change.")
    parser.add_argument("--port", type=int, default=8000, help="port (default: 8000; 0: any free one)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    return parser


def _memory() -> Path | None:
    """The file system in memory, where Linux has one with room for a few sites; else the usual place.

    Each change writes a thousand small files and removes a thousand, which takes some disks a second or two.
    """
    place = Path("/dev/shm")
    roomy = place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > _ROOM
    return place if roomy else None


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


def _say(words: str) -> None:
    print(f"serve: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
