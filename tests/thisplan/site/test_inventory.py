"""The built site has the pages that the table of pages gives the plan, and no other."""

from pathlib import Path

from tests.inventory import addresses, built


def test_pages_of_the_table_are_built_and_no_other(site: Path) -> None:
    assert set(addresses()) == built(site)
    assert (site / "index.html").is_file() and (site / "404.html").is_file()
