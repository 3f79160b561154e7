"""The site of the plan with three editions, built once for all that look at editions in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Eye
from tests.commands.building import command, run
from tests.conftest import serving
from tests.edition.three_editions import written

WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def three(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("three")
    done = run(root, [*command("build", root), "--plan", str(written(folder)), "--site", str(folder / "site")])
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def address(three: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(three) as served:
        yield served


@pytest.fixture(scope="session")
def eye() -> Eye:
    """What looks at pages of it, and remembers what it has seen."""
    return Eye()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of it."""
    contexts = []

    def opened(path: str, **options: object) -> Page:
        context = browser.new_context(base_url=address, **{"viewport": WIDE, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
