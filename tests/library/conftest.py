"""What the tests of a library share: cards and parts of the index of the small plans, made once."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from plansite.ground.write import write_tree
from plansite.library.card import Card, card
from plansite.library.library import Library
from plansite.library.making import Outcome
from plansite.library.reading import read_library
from plansite.library.segment import segment
from plansite.load import load
from plansite.render.kinds import PAGES

PLANS = Path(__file__).parents[1] / "plans"
LIST = """\
title: { zh: 示例规划库, en: Library of examples }
places:
  - { id: qingxi, name: { zh: 清溪县, en: Qingxi County } }
  - { id: harrowdale, name: { zh: 哈罗代尔县, en: Harrowdale County } }
fields:
  - { id: quality, name: { zh: 质量, en: Quality } }
  - { id: water, name: { zh: 水, en: Water } }
plans:
  - { folder: plans/small, address: qingxi/quality, place: qingxi, level: county, field: quality, formerly: [""] }
  - { folder: plans/chinese, address: qingxi/quality-zh, place: qingxi, level: county, field: quality }
  - { folder: plans/english, address: harrowdale/water, place: harrowdale, level: county, field: water }
"""


def lay_out(folder: Path, text: str = LIST) -> Path:
    """A library of copies of the small plans; its library.yml."""
    for name in ("small", "chinese", "english"):
        shutil.copytree(PLANS / name, folder / "plans" / name)
    (folder / "library.yml").write_text(text, "utf-8")
    return folder / "library.yml"


class Threads(ThreadPoolExecutor):
    """Stand for processes, of which each takes seconds to start; what goes there and back travels as it does to them."""

    def submit(self, task: Callable[[], Outcome]) -> Future[Outcome]:  # type: ignore[override]
        return super().submit(lambda: pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(task))())))


@dataclass(frozen=True)
class Made:
    """A library, and by the address of each plan its card and the folder of its part of the index."""

    library: Library
    cards: dict[str, Card]
    parts: dict[str, Path]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The library of the small plans, without its sites."""
    folder = tmp_path_factory.mktemp("library")
    library = read_library(lay_out(folder)).library
    assert library is not None
    cards, parts = {}, {}
    for member in library.members:
        plan = load(member.folder).plan
        assert plan is not None
        cards[member.address] = card(plan)
        parts[member.address] = folder / "parts" / member.key
        write_tree(parts[member.address], segment(plan, PAGES), ())
    return Made(library, cards, parts)
