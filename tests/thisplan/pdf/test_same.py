"""The same plan gives the same bytes, in every process."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from plansite.pdf import Pdf

pytestmark = pytest.mark.pdf

_PRINT = """
import hashlib, pathlib, sys
from plansite.load import load
from plansite.pdf import typeset
for name, pdf in sorted(typeset(load(pathlib.Path(sys.argv[1])).plan, base=sys.argv[2]).items()):
    print(name, hashlib.sha256(pdf.data).hexdigest())
"""


def test_the_same_plan_gives_the_same_bytes(pdfs: dict[str, Pdf], root: Path, base: str) -> None:
    command = [sys.executable, "-c", _PRINT, str(root / "plan"), base]
    environment = {"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LANG": "C.UTF-8"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, cwd="/")
    here = [f"{name} {hashlib.sha256(pdf.data).hexdigest()}" for name, pdf in sorted(pdfs.items())]
    assert done.stdout.splitlines() == here
