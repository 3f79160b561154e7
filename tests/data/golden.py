"""The data of the small plans, kept as they should be: ``python -m tests.data.golden`` writes them anew.

Look at what changed before you keep it: readers have programs that read these forms.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from plansite.data import data_files
from plansite.model import Plan
from tests.data.plans import read_reported
from tests.loaded import PLANS, read

GOLDEN: Final = Path(__file__).parent / "golden"
#: The files whose every byte is kept; of the blocks, one of each kind.
_KEPT: Final = (
    "plan.json", "indicators.csv", "measures.csv", "commitments.csv", "progress.csv", "datapackage.json",
    *(f"blocks/{block}.json" for block in ("cover", "notice", "a1", "1", "s1-1", "m1-1-1", "p1-1-1", "p1-1-2")),
    *(f"blocks/{block}.json" for block in ("c1-1", "c1-1-1", "t1", "c1-1-2")),
)  # fmt: skip
_TEXTS: Final = ("md", "txt", "akn.xml")


def golden_plans(folder: Path) -> dict[str, Plan]:
    """The small plans by name: in two languages with reported values, in Chinese, in English."""
    return {"reported": read_reported(folder)} | {name: read(PLANS / name) for name in ("chinese", "english")}


def kept_files(plan: Plan) -> dict[str, str]:
    """What is kept of the data of a plan."""
    files = data_files(plan, "https://plan.example/")
    texts = (f"plan.{language}.{end}" for language in plan.languages for end in _TEXTS)
    indicator = f"blocks/{plan.tables[0].indicators[0].identity}.json"
    return {name: files[f"data/{name}"] for name in (*_KEPT, indicator, *texts)}


def _write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, plan in golden_plans(Path(folder)).items():
            shutil.rmtree(GOLDEN / name, ignore_errors=True)
            for file, text in kept_files(plan).items():
                path = GOLDEN / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8"))


if __name__ == "__main__":
    _write()
