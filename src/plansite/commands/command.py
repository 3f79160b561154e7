"""What all subcommands share: how they are described, how they fail, and the folders they are told to work on."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plansite.site.project import Project


class Failed(Exception):
    """The command did not do its work; the message is the line that the user sees. Exit code 1.

    The message is empty where all that there is to say has been printed.
    """


class WrongUsage(Exception):
    """The command was called in a way that cannot be meant; the message is the line that the user sees. Exit code 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A subcommand: its name, what it does in a line, its options, and the function that does it.

    ``run`` raises `Failed` or `WrongUsage`.
    """

    name: str
    summary: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], None]


def plan_option(parser: ArgumentParser) -> None:
    """``--plan FOLDER``."""
    parser.add_argument("--plan", type=Path, metavar="FOLDER", help="the plan (default: plan/)")


def day(text: str) -> str:
    """A day of the calendar, for options: ``2022-06-30``.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise ArgumentTypeError(f"{text!r} is no day of the calendar, such as 2022-06-30  日期写法如 2022-06-30")


def site_option(parser: ArgumentParser) -> None:
    """``--site FOLDER``."""
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="the built site (default: site/)")


def plan_folder(arguments: Namespace) -> Path:
    """The plan that the user named, or plan/; whether it is there is not asked."""
    folder: Path | None = arguments.plan
    return folder or arguments.root / "plan"


def site_folder(arguments: Namespace) -> Path:
    """The site that the user named, or site/; whether it is there is not asked."""
    folder: Path | None = arguments.site
    return folder or arguments.root / "site"


def existing_plan(arguments: Namespace) -> Path:
    """The plan that the user named, or plan/.

    Raises:
        WrongUsage: it is no folder.
    """
    folder = plan_folder(arguments)
    if not folder.is_dir():
        raise WrongUsage(f"{folder}: there is no such folder  没有这个文件夹")
    return folder


def project(arguments: Namespace) -> Project:
    """The project with the plan that the user named.

    Raises:
        WrongUsage: the plan is no folder, or the root is not that of a project.
    """
    root: Path = arguments.root.absolute()
    if not (root / "mkdocs.yml").is_file():
        raise WrongUsage(f"{root} holds no mkdocs.yml; run this in the project's folder, or name that with --root")
    return Project(root=root, plan=existing_plan(arguments))


def built_site(arguments: Namespace) -> Path:
    """The built site that the user named, or site/.

    Raises:
        WrongUsage: it is none.
    """
    site = site_folder(arguments)
    if not (site / "index.html").exists():
        raise WrongUsage(f"{site} holds no site; run make site")
    return site
