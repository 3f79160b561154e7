"""Lighthouse, with the settings for phones that it has of itself: a slow network and a processor four times slower."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal

from setup.browser import FLAGS, chromium, environment
from setup.tools import is_installed, node

Category = Literal["performance", "accessibility", "best-practices", "seo"]
#: What does not depend on how busy the machine is.
STEADY: Final[tuple[Category, ...]] = ("accessibility", "best-practices", "seo")
#: One page of each kind: landing page, a chapter, a table, a register, both languages side by side.
PAGES: Final = ("/", "/zh/3/", "/zh/1/", "/en/indicators/", "/parallel/1/")
_PROGRAM: Final = Path(__file__).with_suffix(".mjs")


class LighthouseError(Exception):
    """Lighthouse is not there or failed; the message ends with what it said."""


def reports(addresses: Sequence[str], categories: Sequence[Category]) -> list[dict[str, Any]]:
    """What Lighthouse says of each page, as it writes it.

    Raises:
        LighthouseError: it says nothing.
    """
    if not is_installed():
        raise LighthouseError("no Lighthouse: make test installs it")
    wanted = {"addresses": addresses, "categories": categories, "flags": ["--headless=new", *FLAGS]}
    variables = os.environ | environment() | {"CHROME_PATH": str(chromium())}
    command = [str(node()), str(_PROGRAM), json.dumps(wanted)]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise LighthouseError(f"Lighthouse ended with {done.returncode}\n{done.stderr[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def scores(found: dict[str, Any]) -> dict[str, int]:
    """The score of each category, of a hundred."""
    return {name: round(100 * (category["score"] or 0)) for name, category in found["categories"].items()}


def faults(found: dict[str, Any]) -> list[str]:
    """Each audit that counts and is not passed: `seo: meta-description: Document does not have a meta description`."""
    return [
        f"{name}: {audit['id']}: {audit['title']}"
        for name, category in found["categories"].items()
        for audit in (found["audits"][reference["id"]] for reference in category["auditRefs"] if reference["weight"])
        if audit["score"] is not None and audit["score"] < 1
    ]
