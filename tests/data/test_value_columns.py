"""indicators.csv of a table with several years, yearly growth and parts: a column for each kind of value."""

import shutil
from pathlib import Path

from plansite.data import data_files
from plansite.load import load
from tests.bad_plans import SMALL
from tests.data.test_sheets import rows_of

TABLE = """number: "1"
columns:
  - { key: name, head: { zh: 指标, en: Indicator } }
  - { key: base, year: 2020, head: { zh: 2020年, en: "2020" } }
  - { key: target-2023, role: target, year: 2023, head: { zh: 2023年, en: "2023" } }
  - { key: target, year: 2025, head: { zh: 2025年, en: "2025" } }
  - { key: growth, head: { zh: 年均增速, en: Yearly growth } }
  - { key: share, role: value, head: { zh: 占比, en: Share } }
categories:
  - indicators:
      - { id: water, name: { zh: 用水量, en: Water used }, base: "3.5", target-2023: "≤3.2", target: "≤3", growth: "[-3]" }
      - { id: field, name: { zh: 其中：农业, en: "Of it: fields" }, target: { zh: 完成, en: done }, share: 60—65, sub: true }
"""


def test_every_value_has_its_columns(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "plan")
    (tmp_path / "plan" / "indicators" / "table-1.yml").write_text(TABLE, "utf-8")
    plan = load(tmp_path / "plan").plan
    assert plan
    files = data_files(plan)
    water, field = rows_of(files["data/indicators.csv"])
    assert [water[key] for key in ("target", "base_2020", "base_2020_number", "target_2023_comparator", "sub")] == [
        "≤3", "3.5", "3.5", "≤", "false",
    ]  # fmt: skip
    assert "target_2025" not in water
    assert (water["growth"], water["growth_number"], field["growth"]) == ("[-3]", "", "")
    assert (field["share"], field["share_number"], field["sub"]) == ("60—65", "", "true")
    assert "Yearly growth Number" in files["data/datapackage.json"]
