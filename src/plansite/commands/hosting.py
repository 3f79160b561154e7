"""`plansite hosting`: write what web servers need to serve the built site safely.

The content security policy is computed from the pages, so run it after every build that changes the theme.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed, built_site, site_option
from plansite.ground.write import trouble, write_tree
from plansite.site.hosting import PolicyError, headers, host_files


def _options(parser: ArgumentParser) -> None:
    site_option(parser)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the files go (default: dist/hosting/)")


def _run(arguments: Namespace) -> None:
    folder = arguments.to or arguments.root / "dist" / "hosting"
    try:
        files = host_files(headers(built_site(arguments)))
        write_tree(folder, files, ())
    except PolicyError as error:
        raise Failed(str(error)) from error
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{', '.join(files)} in {folder}")


COMMAND = Command(
    name="hosting", summary="write the headers of the site for each kind of web server", options=_options, run=_run
)
