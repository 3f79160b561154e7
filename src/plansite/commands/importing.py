"""`plansite import`: turn a document as received (text, Word, web page or PDF) into the files of plan/.

Prints what was recognised and what the importer was unsure of. With `--onto` the document is a later edition of a plan
that is there: its blocks keep their identities, and what is not sure goes into proposals.yml.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plansite.commands.command import Command, Failed, WrongUsage
from plansite.commands.taking import take_onto
from plansite.importer.document import import_document
from plansite.importer.failures import ImportFailure
from plansite.importer.folder import KEPT, refuse_to_overwrite, write_folder
from plansite.importer.receive import Beside
from plansite.importer.report import report

_HINT = "  hint: check the path and the rights\n  提示：请检查路径和权限"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="DOCUMENT", help="the document: .txt, .docx, .html or .pdf")
    place = "the folder to write, e.g. plan/"  # never by default: it may hold a plan
    into = parser.add_mutually_exclusive_group(required=True)
    into.add_argument("--plan", type=Path, metavar="FOLDER", help=place)
    into.add_argument("--onto", type=Path, metavar="FOLDER", help="a plan of which the document is a later edition")
    parser.add_argument("--force", action="store_true", help="replace the files that an import makes")


def _beside(source: Path) -> Beside:
    """What lies beside a document or below its folder, such as the pictures that a browser saves with a page."""
    folder = source.resolve().parent

    def found(name: str) -> bytes | None:
        path = (folder / name).resolve()
        return path.read_bytes() if path.is_relative_to(folder) and path.is_file() else None

    return found


def import_into(source: Path, folder: Path, *, force: bool) -> None:
    """Import a document into a folder, and print what was recognised.

    Raises:
        Failed: the document cannot be read, or the folder cannot be written; nothing was.
    """
    with _readable(source):
        refuse_to_overwrite(folder, force=force)
        made = import_document(source.read_bytes(), str(source), beside=_beside(source))
        write_folder(folder, made.files, kept=KEPT)
    print("\n".join(report(made.outline, str(source), made.characters)))


@contextmanager
def _readable(source: Path) -> Iterator[None]:
    """Raises Failed where the document cannot be read, or the folder cannot be written."""
    try:
        yield
    except ImportFailure as failure:
        raise Failed(str(failure)) from failure
    except OSError as error:
        raise Failed(f"{error.filename or source}: {error.strerror or error}\n{_HINT}") from error


def _run(arguments: Namespace) -> None:
    if arguments.onto is None:
        import_into(arguments.source, arguments.plan, force=arguments.force)
        return
    if not arguments.onto.is_dir():
        raise WrongUsage(f"{arguments.onto}: there is no such folder  没有这个文件夹")
    with _readable(arguments.source):
        take_onto(arguments.source, arguments.onto)


COMMAND = Command(name="import", summary="turn a received document into plan/ files", options=_options, run=_run)
