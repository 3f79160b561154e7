"""`plansite pdf`: plan/ → docs/pdf/, the PDFs and their listing, which the pages' links are made from.

Where mkdocs.yml gives a public address (SITE_URL), covers, identities and QR codes lead back to the web.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed, plan_option, project
from plansite.commands.findings import good_plan
from plansite.ground.write import trouble
from plansite.pages.downloads import FOLDER
from plansite.pdf import TypesettingError, typeset
from plansite.pdf.files import write_pdfs
from plansite.site.settings import public_address
from plansite.site.workspace import BusyError, writing


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where the PDFs go (default: docs/pdf/)")


def _run(arguments: Namespace) -> None:
    here = project(arguments)
    folder = arguments.into or here.docs / FOLDER
    plan = good_plan(here.plan, typesetting=True)
    try:
        pdfs = typeset(plan, public_address(here.settings))
        with writing(here, folder.parent):
            kept = write_pdfs(folder, pdfs)
    except TypesettingError as error:
        raise Failed(f"{error}\nthe last good PDFs stay as they were  排版失败，原有 PDF 保持不变") from error
    except BusyError as error:
        raise Failed(str(error)) from error
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{folder.name}/: {kept.changed} written, {kept.same} unchanged, {kept.removed} removed")


COMMAND = Command(name="pdf", summary="typeset the PDFs", options=_options, run=_run)
