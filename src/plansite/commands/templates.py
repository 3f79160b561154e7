"""`plansite templates`: write the Word templates of a round's papers beside the plan, for the office to change.

They are the form for comments, the results and the reply to a sender, in each language of the plan. A template of the
office's own stays as it is. What stands in {{ }} and {% %} is filled in; all else is the office's.
"""

from argparse import ArgumentParser, Namespace

from plansite.commands.command import Command, Failed, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.forms.drafts import draft
from plansite.ground.write import trouble, write_tree
from plansite.model.papers import PAPER_KINDS, template_name


def _options(parser: ArgumentParser) -> None:
    plan_option(parser)
    parser.add_argument("--force", action="store_true", help="also in the place of templates that are there")


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder)
    wanted = [(kind, language) for kind in PAPER_KINDS for language in plan.languages]
    kept = [each for each in wanted if plan.template(*each) and not arguments.force]
    files = {template_name(kind, str(language)): draft(kind, language) for kind, language in wanted}
    for kind, language in kept:
        del files[template_name(kind, str(language))]
    try:
        write_tree(folder, files, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    for name in files:
        print(f"wrote {folder / name}  已写出")
    for kind, language in kept:
        print(f"left as it is: {folder / template_name(kind, str(language))}  已有，未改动（--force 可重新生成）")


COMMAND = Command(
    name="templates",
    summary="write the Word templates of a round's papers, for the office to change",
    options=_options,
    run=_run,
)
