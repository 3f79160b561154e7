"""Indicators with a target of 98% or more."""

import csv
from decimal import Decimal
from pathlib import Path

with Path("indicators.csv").open(encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))

for row in rows:
    if row["unit_zh"] == "%" and Decimal(row["target_number"]) >= 98:
        print(row["id"], row["name_zh"], row["target"], row["name_en"], sep="\t")
