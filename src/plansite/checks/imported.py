"""What an import left for the editor: doubts, and pictures without a description."""

from collections.abc import Iterator

from plansite.ground.findings import Fault, rule
from plansite.languages import of_findings
from plansite.model import Plan


@rule("import-unsure", level="warning")
def unsure(plan: Plan) -> Iterator[Fault]:
    """What the importer was not sure of has been looked at: then its entry is deleted from plan/unsure.yml.

    Bad:  an entry of unsure.yml that nobody has looked at
    Good: the text put right if it was wrong, and the entry deleted
    """
    lines = plan.source.text.split("\n")
    english, chinese = of_findings()
    for entry in plan.unsure:
        line = lines[entry.line - 1].strip() if 1 <= entry.line <= len(lines) else ""
        shown = line[:30] + ("…" if len(line) > 30 else "")
        quoted = f" “{shown}”" if line else ""
        yield Fault(
            place=entry.place,
            message=f"{entry.block}, line {entry.line} of the source{quoted}: {entry.taken[english]}",
            hint=f"it could be: {entry.instead[english]}; look at it, then delete this entry",
            hint_zh=f"{entry.taken[chinese]}；也可能是：{entry.instead[chinese]}。核对后请删去这一条",
        )


@rule("picture-text", level="warning")
def undescribed(plan: Plan) -> Iterator[Fault]:
    """A picture has a description for those who do not see it.

    Bad:  an entry of pictures.yml without `text`
    Good: `text: { zh: 2016—2020年用水量逐年下降的折线图 }`
    """
    for picture in plan.pictures:
        if picture.text is None:
            yield Fault(
                place=picture.at("number"),
                message=f"picture {picture.number} has no description",
                hint="write text: with what the picture shows, for readers who do not see it",
                hint_zh="请用 text 写明图中的内容，供看不到图的读者使用",
            )


@rule("part-chapter")
def strange_part(plan: Plan) -> Iterator[Fault]:
    """A part begins with a chapter of the plan, and the parts stand in the order of the chapters.

    Bad:  `first: "12"` where there are ten chapters
    Good: `first: "01"`
    """
    before = ""
    for part in plan.meta.parts:
        if part.first not in plan.meta.chapters or part.first <= before:
            yield Fault(
                place=part.at("first"),
                message=f"no chapter {part.first} follows here for the part to begin with",
                hint="write the number of the chapter file with which the part begins; parts stand in their order",
                hint_zh='first 写该篇首章的文件编号（如 "01"），各篇按顺序排列',
            )
        before = part.first


IMPORT_CHECKS = (unsure, undescribed, strange_part)
