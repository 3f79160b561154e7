"""`plansite offline`: pack the built site into one zip that works from a disk."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed, built_site, existing_plan, plan_option, site_option
from plansite.commands.findings import readable_plan
from plansite.ground.write import trouble
from plansite.model.version import version
from plansite.site.offline import OfflineError, write_zip


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    site_option(parser)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the zip goes (default: offline/ in the site)")


def _run(arguments: Namespace) -> None:
    site = built_site(arguments)
    stamp = version(readable_plan(existing_plan(arguments)))
    place = site / stamp.offline_zip
    if arguments.to:
        place = arguments.to / place.name
    try:
        size = write_zip(site, place, stamp.date)
    except OfflineError as error:
        raise Failed(str(error)) from error
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"{place.parent.name}/{place.name} ({size / 1e6:.1f} MB)")


COMMAND = Command(name="offline", summary="pack the built site into one zip", options=_options, run=_run)
