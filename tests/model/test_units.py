"""Units as tables have them: a wide ％ is a share, and a dash in the place of a unit is none."""

import shutil
from pathlib import Path

from plansite.load import load
from tests.bad_plans import SMALL

TABLE = """number: "1"
columns:
  - { key: name, head: { zh: 指标, en: Indicator } }
  - { key: unit, head: { zh: 单位, en: Unit } }
  - { key: target, head: { zh: 目标, en: Target } }
categories:
  - indicators:
      - { id: rate, name: { zh: 达标率, en: Rate }, unit: { zh: ％, en: "%" }, target: "＞55" }
      - { id: index, name: { zh: 指数, en: Index }, unit: { zh: —, en: — }, target: "98" }
"""


def test_they_are_understood_and_shown_as_they_stand(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "plan")
    (tmp_path / "plan" / "indicators" / "table-1.yml").write_text(TABLE, "utf-8")
    plan = load(tmp_path / "plan").plan
    assert plan
    rate, index = plan.tables[0].indicators
    assert rate.is_share and rate.target and rate.target.comparator == ">"
    assert rate.quantity(rate.target, plan.original) == "＞55％"
    assert not index.is_share and index.target
    assert index.quantity(index.target, plan.original) == "98"
    assert index.cell("unit", plan.original) == "—"
