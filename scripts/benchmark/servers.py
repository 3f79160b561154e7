"""Real web servers for tests and measurements, Caddy from the lock and nginx of the system, with the files we ship."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CADDY = """{{
	admin off
	auto_https off
	persist_config off
	log {{
		level ERROR
	}}
}}
import {hosting}/Caddyfile
http://127.0.0.1:{port} {{
	root * {site}
	import plan
}}
"""
_NGINX = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ }}
http {{
  access_log off;
  include /etc/nginx/mime.types;
  client_body_temp_path {folder};
  proxy_temp_path {folder};
  fastcgi_temp_path {folder};
  uwsgi_temp_path {folder};
  scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    root {site};
    include {hosting}/nginx.conf;
  }}
}}
"""
PATIENCE = 30.0


class ServerError(Exception):
    """A server is not there, or does not answer; the message is one line, with what the server said below it."""


@contextmanager
def caddy(site: Path, hosting: Path, folder: Path) -> Iterator[str]:
    """The site as Caddy serves it; gives its address.

    Raises:
        ServerError: it does not.
    """
    port = _free_port()
    configuration = folder / "Caddyfile"
    configuration.write_text(_CADDY.format(hosting=hosting, port=port, site=site), "utf-8")
    program = shutil.which("caddy", path=str(Path(sys.executable).parent)) or shutil.which("caddy")
    if program is None:
        raise ServerError("no caddy; make test installs it")
    command = [program, "run", "--config", str(configuration), "--adapter", "caddyfile"]
    with _running(command, folder, port) as address:
        yield address


@contextmanager
def nginx(site: Path, hosting: Path, folder: Path) -> Iterator[str]:
    """The site as nginx serves it; gives its address.

    Raises:
        ServerError: it does not.
    """
    port = _free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(_NGINX.format(hosting=hosting, port=port, site=site, folder=folder), "utf-8")
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        raise ServerError("no nginx; install it (Debian: apt-get install nginx-light)")
    with _running([program, "-p", str(folder), "-c", str(configuration)], folder, port) as address:
        yield address


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}"
    with (folder / "log").open("w") as log:
        variables = os.environ | {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=variables)
    try:
        _wait(process, address, folder / "log")
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.1)
    raise ServerError(f"the server does not answer\n{log.read_text('utf-8')}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
