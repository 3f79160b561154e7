"""`plansite zensical`: build the pages in docs/ with Zensical, which takes the place of Material for MkDocs one
day, and compare.

It gets the same mkdocs.yml, docs/ and overrides/. Every page, identity, language attribute, title and word of the main
part must be there; what may differ stands in site/zensical-differences.yml.
"""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command, Failed, built_site, plan_option, project, site_option
from plansite.site.differences import differences
from plansite.site.zensical import ZensicalError, build_with_zensical, unexpected


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    site_option(parser)


def _run(arguments: Namespace) -> None:
    site = built_site(arguments)
    with tempfile.TemporaryDirectory(prefix="plan-zensical-") as folder:
        try:
            made = build_with_zensical(project(arguments), Path(folder))
        except ZensicalError as error:
            raise Failed(str(error)) from error
        wrong = list(unexpected(list(differences(site, made))))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages compared, {len(wrong)} difference(s) that are not on the list")
    if wrong:
        raise Failed("")


COMMAND = Command(name="zensical", summary="build the site with Zensical, too, and compare", options=_options, run=_run)
