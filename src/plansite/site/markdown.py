"""The Markdown among the data that readers download.

A site generator takes every .md for a page, so these are kept from it (`exclude_docs` in mkdocs.yml) and put into the
site as they are once it is built.
"""

import shutil
from pathlib import Path

FOLDER = "data"


def copy_markdown(docs: Path, site: Path) -> int:
    """Put the Markdown files of docs/data into the data of the built site; say how many."""
    files = sorted((docs / FOLDER).glob("*.md"))
    for path in files:
        shutil.copyfile(path, site / FOLDER / path.name)
    return len(files)
