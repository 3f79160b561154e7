"""`plansite add-language`: lay out the files of a plan for a further language, and publish the original meanwhile.

Every block to be translated stands in the new files as a line that begins with ``>``; its translation goes below it.
In the data files every text gets an empty one in the language. A chapter is published as soon as it is whole.
"""

from argparse import ArgumentParser, Namespace

from plansite.commands.command import Command, Failed, WrongUsage, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.ground.findings import did_you_mean
from plansite.ground.write import trouble, write_tree
from plansite.languages import Language, known, language
from plansite.model import Plan
from plansite.translating import layout

_NEXT = """{folder}: {count} files are laid out for {name}  已为{name_zh}译文备好 {count} 个文件

  1. fill in the texts that are "" under {code}: in plan.yml and the other data files; they come first
     先补上 plan.yml 等数据文件中 {code}: 后面空着的译文
  2. in chapters/*.{code}.md write each translation below the line that begins with > ; these lines may stay
     再在 chapters/*.{code}.md 中逐段翻译，译文写在以 > 开头的行下面，> 行可以保留
  3. see what waits  查看还有哪些待译
       make check PLAN={folder}
  4. each chapter is published as soon as it is whole; until then readers find the original
     一章译完即发布一章，未译完的章读者看到的是原文"""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="the language, such as en")
    plan_option(parser)


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    added = _known(arguments.code)
    plan = readable_plan(folder)
    _refuse_twice(plan, added)
    files = layout(plan, folder, added)
    try:
        write_tree(folder, files, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    names = {"code": added, "name": added.english_name, "name_zh": added.chinese_name}
    print(_NEXT.format(folder=folder, count=len(files), **names))


def _known(code: str) -> Language:
    """The language of a code.

    Raises:
        WrongUsage: the project has none such.
    """
    if code not in known():
        hint, hint_zh = did_you_mean(code, known())
        raise WrongUsage(f"{code!r} is not a language of this project; {hint}  没有这种语言；{hint_zh}")
    return language(code)


def _refuse_twice(plan: Plan, added: Language) -> None:
    there = {*(each.code for each in plan.languages), *plan.meta.translating}
    if added.code in there:
        raise WrongUsage(
            f"the plan has {added.english_name} already; nothing was written  "
            f"规划已有{added.chinese_name}，未写入任何文件"
        )


COMMAND = Command(name="add-language", summary="lay out a plan for a further language", options=_options, run=_run)
