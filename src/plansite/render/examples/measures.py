"""Measures that speak of intellectual property."""

import json
from pathlib import Path

plan = json.loads(Path("plan.json").read_text("utf-8"))
for chapter in plan["chapters"]:
    for block in chapter["blocks"]:
        if block["kind"] == "measure" and "知识产权" in block["text"]["zh"]:
            print(block["id"], block["lead"]["zh"], block["lead"]["en"], sep="\t")
