"""Sites of small plans, built once for all that look at them in a browser: one with three editions, one that asks for comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import Eye
from tests.browser.reading import WIDE
from tests.commands.building import command, run_here, small_project
from tests.conftest import serving
from tests.contexts import Contexts
from tests.edition.three_editions import written


@pytest.fixture(scope="session")
def three(root: Path, made_once: Callable[..., Path]) -> Path:
    """The built site."""

    def fill(folder: Path) -> None:
        done = run_here([*command("build", root), "--plan", str(written(folder)), "--site", str(folder / "site")])
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once("three-editions", fill) / "site"


@pytest.fixture(scope="session")
def asking(root: Path, made_once: Callable[..., Path]) -> Path:
    """The built site of the small plan while it asks for comments."""
    return small_project(root, made_once) / "site"


@pytest.fixture(scope="session")
def address(three: Path) -> Iterator[str]:
    """Where it is served."""
    with serving(three) as served:
        yield served


@pytest.fixture(scope="session")
def eye() -> Eye:
    """What looks at pages of all these sites, which are of one theme, and remembers what it has seen."""
    return Eye()


@pytest.fixture
def visit(contexts: Contexts, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of it."""
    with ExitStack() as lent:

        def opened(path: str, **options: object) -> Page:
            page = lent.enter_context(contexts.lent(address, **{"viewport": WIDE, **options})).new_page()
            page.goto(path)
            return page

        yield opened
