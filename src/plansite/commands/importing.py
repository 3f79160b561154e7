"""`plansite import`: turn a document as received (text, Word, web page or PDF) into the files of plan/.

Prints what was recognised and what the importer was unsure of.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed
from plansite.importer.document import import_document
from plansite.importer.failures import ImportFailure
from plansite.importer.folder import refuse_to_overwrite, write_folder
from plansite.importer.report import report

_HINT = "  hint: check the path and the rights\n  提示：请检查路径和权限"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="DOCUMENT", help="the document: .txt, .docx, .html or .pdf")
    place = "the folder to write, e.g. plan/"  # never by default: it may hold a plan
    parser.add_argument("--plan", type=Path, required=True, metavar="FOLDER", help=place)
    parser.add_argument("--force", action="store_true", help="replace the files that an import makes")


def import_into(source: Path, folder: Path, *, force: bool) -> None:
    """Import a document into a folder, and print what was recognised.

    Raises:
        Failed: the document cannot be read, or the folder cannot be written; nothing was.
    """
    try:
        refuse_to_overwrite(folder, force=force)
        made = import_document(source.read_bytes(), str(source))
        write_folder(folder, made.files)
    except ImportFailure as failure:
        raise Failed(str(failure)) from failure
    except OSError as error:
        raise Failed(f"{error.filename or source}: {error.strerror or error}\n{_HINT}") from error
    print("\n".join(report(made.outline, str(source), made.characters)))


def _run(arguments: Namespace) -> None:
    import_into(arguments.source, arguments.plan, force=arguments.force)


COMMAND = Command(name="import", summary="turn a received document into plan/ files", options=_options, run=_run)
