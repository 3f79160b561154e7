"""`plansite new`: from a document as received to the folder of a plan, checked, with what to do next.

The plan can be built at once. What the importer was unsure of stands in unsure.yml, one warning of the check each.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from plansite.commands.command import Command
from plansite.commands.findings import good_plan
from plansite.commands.importing import import_into

_NEXT = """
{folder} is a plan that can be published  已生成可以发布的规划：{folder}

  1. build the site  生成网站
       make site PLAN={folder} SITE={folder}-site
  2. work through {folder}/unsure.yml ({unsure} entries): look at the place, mend it, delete the entry
     逐条核对 {folder}/unsure.yml（{unsure} 条）：核对原文，改正后删去该条
  3. check again  再次检查
       make check PLAN={folder}
  4. what is known besides (issuer, date, period …) goes into {folder}/plan.yml; nothing of it is needed
     其他已知内容（编制单位、日期、规划期等）可写入 {folder}/plan.yml，均非必填"""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the document: .txt, .docx, .html or .pdf")
    parser.add_argument("into", type=Path, metavar="INTO", help="the folder to write, e.g. plans/water")
    parser.add_argument("--force", action="store_true", help="replace the files that an import makes")


def _run(arguments: Namespace) -> None:
    import_into(arguments.source, arguments.into, force=arguments.force)
    plan = good_plan(arguments.into, typesetting=True)
    print(_NEXT.format(folder=arguments.into, unsure=len(plan.unsure)))


COMMAND = Command(name="new", summary="make a plan from a received document, and check it", options=_options, run=_run)
