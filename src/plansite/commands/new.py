"""`plansite new`: from a document as received to the folder of a plan, checked, with what to do next.

The plan can be built at once. What the importer was unsure of stands in unsure.yml, one warning of the check each.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from plansite.commands.command import Command
from plansite.commands.findings import good_plan
from plansite.commands.importing import import_into
from plansite.model import Plan


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE", help="the document: .txt, .docx, .html or .pdf")
    parser.add_argument("into", type=Path, metavar="INTO", help="the folder to write, e.g. plans/water")
    parser.add_argument("--force", action="store_true", help="replace the files that an import makes")


def _next(folder: Path, plan: Plan) -> Iterator[tuple[str, ...]]:
    """What to do next, step by step: in English, in Chinese, the command; no step for which there is nothing to do."""
    site = f"make site PLAN={folder} SITE={folder.name}-site"  # beside plans/, which a library reads whole
    yield "build the site", "生成网站", site
    if count := len(plan.unsure):
        yield (
            f"work through {folder}/unsure.yml (entries: {count}): look at the place, mend it, delete the entry",
            f"逐条核对 {folder}/unsure.yml（{count} 条）：核对原文，改正后删去该条",
        )
    if plan.corrections:
        yield (
            f"see in {folder}/corrections.yml which lines were left out or are set otherwise",
            f"查看 {folder}/corrections.yml：其中列出省去或改动的各行",
        )
    if undescribed := sum(picture.text is None for picture in plan.pictures):
        yield (
            f"describe the pictures in {folder}/pictures/pictures.yml (without a text: {undescribed})",
            f"在 {folder}/pictures/pictures.yml 中为图片写文字说明（缺 {undescribed} 处）",
        )
    yield (
        f"what is known besides (issuer, date, status, period) goes into {folder}/plan.yml; nothing of it is needed",
        f"其他已知内容（编制单位、日期、状态、规划期）可写入 {folder}/plan.yml，均非必填",
    )
    yield "check again", "再次检查", f"make check PLAN={folder}"


def _run(arguments: Namespace) -> None:
    folder: Path = arguments.into
    import_into(arguments.source, folder, force=arguments.force)
    plan = good_plan(folder, typesetting=True)
    print(f"\n{folder} is a plan that can be published  已生成可以发布的规划：{folder}\n")
    for number, (english, chinese, *command) in enumerate(_next(folder, plan), 1):
        print(f"  {number}. {english}\n     {chinese}", *(f"\n       {line}" for line in command), sep="")


COMMAND = Command(name="new", summary="make a plan from a received document, and check it", options=_options, run=_run)
