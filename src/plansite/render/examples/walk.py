"""Block by block, from the first section of chapter 3."""

import json
from pathlib import Path

name = "s3-1"
for _ in range(4):
    block = json.loads(Path(f"blocks/{name}.json").read_text("utf-8"))
    print(block["id"], block["kind"], block["address"]["en"], sep="\t")
    name = block["next"]
