"""The recipe of a plan's site: PDFs, the pages that offer them, the site from the pages, the copy to read offline."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from plansite.model import Plan
from plansite.model.version import version
from plansite.pages.downloads import FOLDER as PDFS
from plansite.pdf import typeset
from plansite.pdf.files import write_pdfs
from plansite.site.building import tidy_sitemap
from plansite.site.bundle import bundle
from plansite.site.generated import generate
from plansite.site.generator import build_pages
from plansite.site.markdown import copy_markdown
from plansite.site.offline import write_zip
from plansite.site.workspace import Workspace

#: Runs a step of the recipe under its title.
Step = Callable[[str], AbstractContextManager[None]]


def build_site(plan: Plan, base: str, work: Workspace, folder: Path, lock: int, step: Step) -> bool:
    """Build the whole site of a checked plan into an empty folder.

    Args:
        base: the public address with a slash at its end, or empty.
        work: where its pages are generated.
        folder: the empty folder of the site.
        lock: the open file that holds the lock of the build; see `building.Build`.
        step: what is done around each step: tell how long it took, turn what fails into a line.

    Returns:
        Whether there is a sitemap, which only a public address gives.

    Raises:
        TypesettingError, GeneratorError, BundleError, OfflineError: that step failed.
    """
    with step("PDFs"):
        write_pdfs(work.docs / PDFS, typeset(plan, base))
    with step("pages"):
        generate(plan, base, work.docs)
    with step("site from the pages"):
        build_pages(work, folder, lock, base)
    with step("Markdown among the data"):
        copy_markdown(work.docs, folder)
    with step("style sheets and scripts"):
        bundle(folder)
    with step("copy to read offline"):
        stamp = version(plan)
        write_zip(folder, folder / stamp.offline_zip, stamp.date)
    return not tidy_sitemap(folder)
