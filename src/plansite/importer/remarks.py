"""What is gathered on the way: doubts, with words in both languages of the report."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from plansite.importer.outline import Doubt, Said

#: What is in doubt → what was taken, what else it could be: each in English and in Chinese.
_WORDS: Final[dict[str, tuple[str, str, str, str]]] = {
    "title-guessed": (
        "no title found: “{text}” is taken for the title", "未找到标题：暂以“{text}”为题",
        "write the title of the plan in plan.yml", "请在 plan.yml 中填写规划名称",
    ),
    "title-lines": (
        "lines {first} to {last} are taken for one title", "第{first}行至第{last}行视为一个标题",
        "one of them may be the issuer or a subtitle", "其中可能有发文单位或副标题",
    ),
    "notice-end": (
        "the notice has no line with a full date: where it ends is a guess", "公告没有完整日期，结尾位置为推测",
        "lines of the notice may stand in the plan, or the other way round", "公告与正文的分界可能有误",
    ),
    "no-headings": (
        "no headings found: the whole text is one chapter", "没有找到标题：全文作为一章",
        "headings may have lost their numbers or their look", "标题可能丢失了编号或格式",
    ),
    "headings-by-look": (
        "headings have no numbers: lines that look like “{text}” are taken for headings",
        "标题没有编号：与“{text}”样式相同的行视为标题",
        "some of them may be running text", "其中可能有正文",
    ),
    "gap": (
        "{what} {number} follows {last}: the count has a gap", "{what_zh}编号由{last}跳到{number}",
        "a heading between them may have been missed", "中间可能有标题未识别",
    ),
    "repeated": (
        "{what} {number} follows {last}: filed as {due}", "{what_zh}编号{number}出现在{last}之后：按{due}编排",
        "it may be an item of a list, or the number is wrong", "可能是列表项，或编号有误",
    ),
    "lost-number": (
        "“{text}” is taken for heading {number}, whose number was lost", "“{text}”视为丢失编号的第{number}个标题",
        "an ordinary paragraph", "普通段落",
    ),
    "lead-below": (
        "“{text}” is taken for the lead of the paragraph below it", "“{text}”视为下一段的引领句",
        "a paragraph of its own", "单独的段落",
    ),
    "leads-before-section": (
        "paragraphs before the first section open like measures ({count}): kept as paragraphs",
        "首节之前有{count}段像举措：仍作段落",
        "measures of a section whose heading is missing", "可能缺少节标题，应为举措",
    ),
    "lone-lead": (
        "taken for a measure though it is the only paragraph of its section: {text}",
        "本节仅此一段，仍视为举措：{text}",
        "an ordinary paragraph", "普通段落",
    ),
    "several-measures": (
        "a long paragraph with several short sentences is taken for one measure", "长段落中有多个短句，视为一项举措",
        "several measures", "可能是多项举措",
    ),
    "cut-off": (
        "ends without a sentence mark: …{text}", "段末没有句号：…{text}",
        "cut off, or continued in the next paragraph", "可能被截断，或与下一段相连",
    ),
    "joined": (
        "joined to the line before it", "与上一行合为一段",
        "a paragraph of its own", "单独的段落",
    ),
    "split-headings": (
        "cut before “{text}”, which is taken for a heading", "在“{text}”前断开，视为标题",
        "part of the sentence before it", "与前文同属一句",
    ),
    "bullet": (
        "a bullet outside a special column is kept as the sign it is", "专栏以外的项目符号按原样保留",
        "an item of a special column", "专栏条目",
    ),
    "column-empty": (
        "special column {number} has no items", "专栏{number}没有条目",
        "the text below it may belong to it", "下文可能属于该专栏",
    ),
    "column-untitled": (
        "special column {number} has no title", "专栏{number}没有标题",
        "the line beside it may be its title", "相邻的一行可能是标题",
    ),
    "column-unmarked": (
        "special column {number} has no marks: taken to end with line {last}",
        "专栏{number}没有标记：视为到第{last}行为止",
        "it may end before or after", "可能更早或更晚结束",
    ),
    "column-flat": (
        "special column {number} is flattened into one line: where its title ends is a guess",
        "专栏{number}压在一行内：标题与条目的分界为推测",
        "the title may be longer or shorter", "标题可能更长或更短",
    ),
    "item-lead": (
        "item {at} of special column {number} {odd}: {text}…", "专栏{number}第{at}条与其他条目的引领句不一致：{text}…",
        "its lead sentence may have lost or gained a mark", "引领句的标点可能有误",
    ),
    "label-again": (
        "{what} {label} stands a second time: filed as {free}", "{what_zh}{label}重复出现：按{free}编排",
        "the number is wrong in the source, or it continues the first", "原文编号有误，或为前者的续表",
    ),
    "label-gap": (
        "{what} {label}: there is no {what} {before} before it", "{what_zh}{label}之前没有{before}",
        "one may have been missed", "可能有遗漏",
    ),
    "table-left": (
        "table {label} is left as plain text: {why}", "表{label}按普通文字保留：{why_zh}",
        "a table whose empty cells were lost: restore it from the document", "可能是空单元格丢失的表，请对照原件",
    ),
    "table-units": (
        "table {number}: {count} rows have no unit", "表{number}有{count}行没有单位",
        "their cells may have been lost", "单元格可能丢失",
    ),
    "table-category": (
        "table {number}: “{text}” is taken for a category", "表{number}：“{text}”视为类别",
        "part of the name of an indicator", "指标名称的一部分",
    ),
    "table-roles": (
        "table {number}: column “{text}” is taken for {role}", "表{number}：“{text}”一栏视为{role_zh}",
        "another kind of value", "另一种数值",
    ),
    "table-of-column": (
        "special column {label} holds a table of indicators: published as table {number}",
        "专栏{label}内为指标表：作为表{number}发布",
        "a special column", "专栏",
    ),
    "caption-guessed": (
        "“{text}” is taken for the caption of the table", "“{text}”视为表题",
        "an ordinary paragraph", "普通段落",
    ),
    "term-continued": (
        "taken for the rest of the explanation before it", "视为上一条解释的续文",
        "a term of its own, or text behind the glossary", "单独的名词，或名词解释之后的正文",
    ),
    "second-document": (
        "“{text}” is taken for the title of a second document", "“{text}”视为第二份文件的标题",
        "a heading of the first", "前一文件中的标题",
    ),
    "picture-lost": (
        "the page has a picture here that it does not hold: {text}", "此处有图片，但文件中没有保存：{text}",
        "save the page with its pictures, or add the picture by hand", "请连同图片保存网页，或手工补入图片",
    ),
}  # fmt: skip
#: So many doubts of one kind are told one by one.
_MANY: Final = 6
_OF_COVER: Final = frozenset({"title-guessed", "title-lines"})


@dataclass(slots=True)
class Remarks:
    """Gathers what form alone does not settle."""

    found: list[tuple[str, Doubt]] = field(default_factory=list)

    def doubt(self, line: int, kind: str, **details: object) -> None:
        """Note a doubt of a kind; the details fill the blanks in its words."""
        taken, taken_zh, instead, instead_zh = (words.format(**details) for words in _WORDS[kind])
        block = "cover" if kind in _OF_COVER else ""
        said, other = Said(english=taken, chinese=taken_zh), Said(english=instead, chinese=instead_zh)
        self.found.append((kind, Doubt(line=line, taken=said, instead=other, block=block)))

    def doubts(self) -> Iterator[Doubt]:
        """All doubts; many of one kind make one, which names the lines of the others."""
        kinds: dict[str, list[Doubt]] = {}
        for kind, doubt in self.found:
            kinds.setdefault(kind, []).append(doubt)
        for doubts in kinds.values():
            if len(doubts) <= _MANY:
                yield from doubts
                continue
            first, *others = sorted(doubts)
            lines = ", ".join(str(each.line) for each in others)
            en = f"{first.taken.english} (and {len(others)} more like it, at lines {lines})"
            zh = f"{first.taken.chinese}（另有{len(others)}处同类情况，见第{lines.replace(', ', '、')}行）"
            yield replace(first, taken=Said(english=en, chinese=zh))
