"""Slips that a rule of form can see: what is open, lost or doubled, and words of another level or period."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.classification import classification
from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.model import Passage, Plan

_LEFT_OPEN: Final = re.compile(r"待定|待补充?|待填|TBD|TODO|（\s*）|【\s*】|[?？]{2,}")
_CLOSING: Final = "”’）》〉」』】"
_STOPS: Final = "。！？…；："
_DOUBLED_WORD: Final = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff])\1")
#: Characters that are doubled on purpose: 人人, 层层, 稳稳.
_REDUPLICATED: Final = frozenset(
    "人家天年月日层处事时步个种样节代户村镇点条件块声次回常渐稳慢好大小多久深细紧牢明清星默频代世〇零一二三四五六七八九十百千万"
)
#: Words that often begin with the last character of the word before them.
_BEGINNINGS: Final = re.compile(
    "水源|水质|水生|县长|县级|市长|市级|国民|国内|国家|国际|验证|证书|信息|品种|品牌|理念|理论|工程|建筑|产品|业务|业态|展示"
)
_MARKS: Final = re.compile("[，。；：、！？]{2,}")
_PAIRS: Final = {"”": "“", "）": "（", "》": "《"}
_QUOTED: Final = re.compile("[“《][^”》]*[”》]")
_DUE: Final = re.compile("(?:到|至|力争|截至)(20\\d\\d)年")
_SPAN: Final = re.compile("(?:规划期限?|规划期)[为是：]?(20\\d\\d)[-—–~～至]+(20\\d\\d)年")
_LEVEL: Final = re.compile("[县市省]")


@disagreement("placeholder", "placeholder", wide=True)
def placeholders(plan: Plan) -> Iterator[Disagreement]:
    """No number, name or date is left open.

    Bad:  培育“品字标”企业**家; 待定; （ ）
    Good: the number; or an editor's note of kind placeholder in the sentence
    """
    said = {"zh": "此处没有填写", "en": "this is left open in the document"}
    for each in classification(plan).figures:
        figure = each.figure
        if figure.blank:
            yield Disagreement(spots=(spot(figure.passage, figure.start, figure.end),), **said)
    for passage in plan.passages("zh"):
        for match in _LEFT_OPEN.finditer(passage.text):
            yield Disagreement(spots=(spot(passage, match.start(), match.end()),), **said)


@disagreement("stop", "lost-text")
def lost_stops(plan: Plan) -> Iterator[Disagreement]:
    """A sentence ends with its full stop.

    Looked at are leads, paragraphs and items that hold a comma or a stop, and the notes of tables.

    Bad:  PM2.5平均浓度稳定达标
    Good: PM2.5平均浓度稳定达标。; or an editor's note of kind lost-text at the end of the block
    """
    notes = {table.note.at("zh") for table in plan.tables if table.note}
    for passage in plan.passages("zh"):
        sentence = passage.role in {"text", "item", "numbered"} and bool(re.search("[，。；]", passage.text))
        if (sentence or passage.role == "lead" or passage.place in notes) and not _stopped(passage.text):
            start = max(passage.text.rfind(mark, 0, len(passage.text) - 1) for mark in "，。；、") + 1
            yield Disagreement(
                spots=(spot(passage, start, len(passage.text)),),
                zh="句末缺句号",
                en="the full stop at the end is missing",
            )


def _stopped(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(tuple(_STOPS)) or not text


@disagreement("doubled", "wording")
def doubled_words(plan: Plan) -> Iterator[Disagreement]:
    """No word or character stands twice in a row.

    A character that ends one word and begins the next (管理理念, where 理念 stands elsewhere, too) or is doubled on
    purpose (人人, 层层) does not.

    Bad:  城区区空气质量; 提供标准标准化信息服务
    Good: 城区空气质量; or an editor's note of kind wording in the sentence
    """
    passages = list(plan.passages("zh"))
    preceding = _preceding("\n".join(passage.text for passage in passages))
    for passage in passages:
        taken: set[int] = set()
        for match in _DOUBLED_WORD.finditer(passage.text):
            taken |= set(range(match.start(), match.end()))
            yield _doubled(passage, match)
        for match in _DOUBLED.finditer(passage.text):
            if match.start() not in taken and not _meant(passage.text, match, preceding):
                yield _doubled(passage, match)


def _preceding(text: str) -> dict[str, set[str]]:
    """For each two characters with which a word could begin behind a doubled one: what stands before them anywhere."""
    found: dict[str, set[str]] = {text[match.end() - 1 : match.end() + 1]: set() for match in _DOUBLED.finditer(text)}
    for at in range(len(text) - 1):
        if (pair := text[at : at + 2]) in found:
            found[pair].add(text[at - 1 : at])
    return found


def _meant(text: str, match: re.Match[str], preceding: dict[str, set[str]]) -> bool:
    """Whether a character is doubled on purpose, or ends one word and begins the next."""
    begun, before = text[match.end() - 1 : match.end() + 1], text[max(match.start() - 1, 0) : match.start()]
    if match[1] in _REDUPLICATED or _BEGINNINGS.fullmatch(begun):
        return True
    return bool(preceding.get(begun, set()) - {before, match[1]})


def _doubled(passage: Passage, match: re.Match[str]) -> Disagreement:
    start, end = max(match.start() - 2, 0), min(match.end() + 2, len(passage.text))
    return Disagreement(
        spots=(spot(passage, start, end),),
        zh=f"“{match[1]}”{'字' if len(match[1]) == 1 else ''}重复",
        en=f"“{match[1]}” stands twice in a row",
    )


@disagreement("marks", "wording", "lost-text")
def doubled_marks(plan: Plan) -> Iterator[Disagreement]:
    """One mark stands where one is due, and quotation marks and brackets come in pairs.

    Bad:  提升质量，，加强监管; 打造“重要窗口标杆
    Good: 提升质量，加强监管; or an editor's note of kind wording or lost-text in the sentence
    """
    for passage in plan.passages("zh"):
        for match in _MARKS.finditer(passage.text):
            start, end = max(match.start() - 4, 0), min(match.end() + 4, len(passage.text))
            yield Disagreement(spots=(spot(passage, start, end),), zh="标点重复", en="two marks in a row")
        for at in _unpaired(passage.text):
            end = min(at + 8, len(passage.text))
            yield Disagreement(spots=(spot(passage, at, end),), zh="引号或括号不成对", en="a mark without its pair")


def _unpaired(text: str) -> Iterator[int]:
    """Offsets of brackets and quotation marks without their pair."""
    opened: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS.values():
            opened.append((at, mark))
        elif mark in _PAIRS:
            if opened and opened[-1][1] == _PAIRS[mark]:
                opened.pop()
            else:
                yield at
    yield from (at for at, _ in opened)


@disagreement("scope", "contradiction", "implausible")
def other_level(plan: Plan) -> Iterator[Disagreement]:
    """The plan of a county speaks of the county as its own, that of a city of the city.

    What stands in quotation marks is a name and is left out.

    Bad:  我市 or 全市 in a plan whose title names a 县
    Good: 我县, 全县; or an editor's note of kind contradiction in the sentence
    """
    own = _LEVEL.search(plan.meta.title.zh)
    others = "".join(level for level in "县市" if own and level != own[0])
    if not others:
        return
    words = re.compile(f"(?:我|全|本)[{others}](?!场|面|民)")
    for passage in plan.passages("zh"):
        for match in words.finditer(_QUOTED.sub(lambda name: "□" * len(name[0]), passage.text)):
            yield Disagreement(
                spots=(spot(passage, match.start(), min(match.end() + 8, len(passage.text))),),
                zh=f"规划的层级为“{own[0] if own else ''}”，此处称“{match[0]}”",
                en="the words are those of another level of government than the plan’s own",
            )


@disagreement("period", "contradiction", "implausible")
def other_period(plan: Plan) -> Iterator[Disagreement]:
    """Targets are due within the years of the plan, and the plan names its own years rightly.

    Bad:  到2030年，建成… in a plan for 2021–2025
    Good: 到2025年; or an editor's note of kind contradiction in the sentence
    """
    period = plan.meta.period
    for passage in plan.passages("zh") if period else ():
        text = re.sub("《[^》]*》", lambda title: "□" * len(title[0]), passage.text)
        for match in _DUE.finditer(text):
            if period and not period.start <= int(match[1]) <= period.end:
                yield _outside(passage, match)
        for match in _SPAN.finditer(text):
            if period and (int(match[1]), int(match[2])) != (period.start, period.end):
                yield _outside(passage, match)


def _outside(passage: Passage, match: re.Match[str]) -> Disagreement:
    return Disagreement(
        spots=(spot(passage, match.start(), match.end()),),
        zh="与规划期不符",
        en="this is not within the years of the plan",
    )
