"""What the tests share: the built site, a server that shows it, and a browser that looks at it.

What lies in a folder called browser, or in thisplan, takes long; other tests say it themselves. Tests of this plan's pages read the
site that `make test` built ($PLAN_SITE, else site/). Nothing is skipped: what is missing fails in one line.
"""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from setup.browser import FLAGS, BrowserError, chromium, environment
from tests.contexts import Contexts

ROOT = Path(__file__).resolve().parents[1]
#: No example may fail for being slow, and no run for its luck: all try the same ones. (Others: pytest --hypothesis-profile=other)
hypothesis.settings.register_profile("other", deadline=None)
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")
LONG = {"browser", "thisplan"}


def _takes_long(path: Path) -> bool:
    return bool(LONG & {*path.relative_to(ROOT).parts})


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave closed what holds none of the tests that are asked for: to open all takes each worker seconds."""
    asked, takes_long = config.option.markexpr, _takes_long(collection_path)
    if asked == "not long" and takes_long:
        return True
    if asked == "long" and not takes_long and collection_path.match("test_*.py"):
        return "mark.long" not in collection_path.read_text("utf-8") or None
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the folders that take long."""
    for item in items:
        if _takes_long(item.path):
            item.add_marker("long")


def pytest_collection_finish() -> None:
    """What there is before the first test stays: nobody need look through it for garbage again and again."""
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; read it, write nothing."""
    folder = ROOT / os.environ.get("PLAN_SITE", "site")
    if not (folder / "index.html").exists():
        pytest.fail(f"{folder} holds no site: run make test", pytrace=False)
    return folder


Fill = Callable[[Path], None]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Fill], Path]:
    """A folder by its name, which the first of all workers that asks fills; read it, write nothing."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, fill: Fill) -> Path:
        folder, whole = shared / name, shared / f"{name}.whole"
        with FileLock(shared / f"{name}.lock"):
            if not whole.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                whole.touch()
        return folder

    return made


@pytest.fixture
def reported(tmp_path: Path) -> Path:
    """The small plan, with values reported for two of its years."""
    plan = tmp_path / "plan"
    shutil.copytree(ROOT / "tests/plans/small", plan)
    shutil.copytree(ROOT / "tests/plans/reported", plan / "progress")
    return plan


class _Handler(SimpleHTTPRequestHandler):
    """Serves as a plain host does: 404.html with status 404 for what is not there."""

    policy = ""
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Send the content security policy, where there is one."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error."""


@contextmanager
def serving(folder: Path, policy: str = "") -> Iterator[str]:
    """Serve a folder, under a content security policy if there is one; gives its address, without a slash at the end."""
    handler = type("_Guarded", (_Handler,), {"policy": policy})
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}"
        finally:
            http.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    with serving(site) as address:
        yield address


def _browser_or_fail() -> tuple[Path, dict[str, str]]:
    try:
        return chromium(), environment()
    except BrowserError as error:
        reason = str(error)
    pytest.fail(f"{reason}; make test installs it where it may", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium, one for each worker."""
    path, variables = _browser_or_fail()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*FLAGS], env={**os.environ, **variables})
        yield started
        started.close()


@dataclass(kw_only=True)
class Record:
    """What pages did that a reader would not see. (Without slots: Playwright hangs attributes on it.)"""

    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def follow(self, page: Page, server: str) -> None:
        """Write down what this page does from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._request(request, server))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def assert_clean(self) -> None:
        """No error or warning in the console, no request that failed, none to another host."""
        assert (self.errors, self.foreign, self.failed) == ([], [], [])

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the test went on to the next page
            self.failed.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(response.url)

    def _request(self, request: Request, server: str) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(server).netloc:
            self.foreign.append(request.url)


@pytest.fixture
def record() -> Record:
    """What the pages of this test did; `record.assert_clean()` at its end."""
    return Record()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """Contexts of the browser that are kept from test to test."""
    return Contexts(browser)


@pytest.fixture
def new_page(contexts: Contexts, server: str, record: Record) -> Iterator[Callable[..., Page]]:
    """Open pages with the options of Playwright's `new_context`: viewport, color_scheme, java_script_enabled.

    Addresses may be written from the root of the site: `page.goto("/zh/3/")`.
    """
    with ExitStack() as lent:

        def open_page(**options: Any) -> Page:
            page = lent.enter_context(contexts.lent(server, **options)).new_page()
            record.follow(page, server)
            return page

        yield open_page


@pytest.fixture
def first_visit(browser: Browser, server: str) -> Iterator[Page]:
    """A page of a browser that has fetched nothing of the site yet."""
    with browser.new_context(base_url=server, viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page of 1440 by 900."""
    return new_page(viewport={"width": 1440, "height": 900})
