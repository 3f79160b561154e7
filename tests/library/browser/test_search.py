"""Search over all plans, on a page that has nothing else in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from plansite.library.index import put_index
from tests.library.conftest import Made
from tests.search.engine import Engine


@pytest.fixture(scope="module")
def engine(browser: Browser, made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The engine with the index of the three small plans: 0 is Harrowdale's, 1 and 2 are those of Qingxi."""
    folder = tmp_path_factory.mktemp("index")
    put_index(made.library, made.cards, made.parts, Path("nowhere"), folder)
    files = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.js")}
    with browser.new_context() as context:
        yield Engine(context.new_page(), files)


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("m1-1-1", ["0/m1-1-1", "1/m1-1-1", "2/m1-1-1"]),
        ("1-1-1", ["0/m1-1-1", "1/m1-1-1", "2/m1-1-1", "0/p1-1-1", "1/p1-1-1", "2/p1-1-1"]),
        ("专栏1-1", ["0/c1-1", "1/c1-1", "2/c1-1"]),
        ("table one", ["0/t1", "1/t1", "2/t1"]),
        ("i-brands", ["1/i-brands", "2/i-brands"]),
        ("m9-9-9", []),
    ],
)
def test_a_number_leads_to_the_blocks_of_all_plans_that_have_it(engine: Engine, typed: str, blocks: list[str]) -> None:
    found = [name for name, _ in engine.ask(typed, "en")[0]]
    assert found[: len(blocks)] == blocks
    assert blocks or not found


def test_a_chosen_plan_alone_answers(engine: Engine) -> None:
    ask = """async (plan) => {
      planSearch.index.filter.plan = plan;
      const [first, all] = [planSearch.index.portions[0], undefined];
      const answers = [await planSearch.search("m1-1-1", "zh", first), await planSearch.search("m1-1-1", "zh", all)];
      planSearch.index.filter.plan = "";
      return answers.map(({ results }) => results.map(({ record }) => record.id));
    }"""
    first, every = engine.page.evaluate(ask, "qingxi/quality")
    assert first == ["1/m1-1-1"] == every[:1]
    assert all(name.startswith("1/") for name in every)


def test_plans_whose_block_was_not_fetched_are_counted(engine: Engine) -> None:
    named = """async () => {
      const { records, more } = await planSearch.index.named("m1-1-1", 1);
      return records.length + more;
    }"""
    assert engine.page.evaluate(named) == 3


def test_a_note_leads_to_its_own_block_and_to_none_of_another_plan(engine: Engine) -> None:
    of = """async () => {
      const records = [];
      for (const plan of planSearch.index.plans) {
        const { records: found } = await planSearch.index.named(`${plan.number}/m1-1-1`);
        records.push(found.map(({ id }) => id));
      }
      return records;
    }"""
    assert engine.page.evaluate(of) == [["0/m1-1-1"], ["1/m1-1-1"], ["2/m1-1-1"]]
