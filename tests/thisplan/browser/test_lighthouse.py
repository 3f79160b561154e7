"""Lighthouse has nothing to say against access, practice and description of the pages. (Its speed is in the bench.)"""

from __future__ import annotations

from pathlib import Path

from benchmark.lighthouse import PAGES, STEADY, faults, reports, scores
from benchmark.servers import caddy


def test_lighthouse_has_nothing_to_say(served: str) -> None:
    every = [served + address for address in PAGES]
    found = reports(every, STEADY)
    assert {page["finalDisplayedUrl"]: faults(page) for page in found} == {address: [] for address in every}
    best = dict.fromkeys(STEADY, 100)
    assert {page["finalDisplayedUrl"]: scores(page) for page in found} == dict.fromkeys(every, best)


def test_lighthouse_sees_what_is_wrong(hosting: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text('<!doctype html><html><p style="color: #ccc">x</p><img src=y>', "utf-8")
    with caddy(site, hosting, tmp_path) as address:
        (found,) = reports([address], STEADY)
    assert {"accessibility: html-has-lang", "seo: meta-description"} <= {
        line.rpartition(": ")[0] for line in faults(found)
    }
    assert all(score < 100 for score in scores(found).values())
