"""Slips that a rule of form can see: what is lost or doubled."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.model import Passage, Plan

_CLOSING: Final = "”’）》〉」』】"
_STOPS: Final = "。！？…；："
_DOUBLED_WORD: Final = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
_DOUBLED: Final = re.compile(r"([\u4e00-\u9fff])\1")
#: Words of one character that never stand twice.
_PARTICLES: Final = frozenset("的和与及在对将把为是了而或由向从")
#: Characters that are doubled on purpose: 人人, 层层, 稳稳.
_REDUPLICATED: Final = frozenset(
    "人家天年月日层处事时步个种样节代户村镇点条件块声次回常渐稳慢好大小多久深细紧牢明清星默频代世刚仅往纷源欣蒸孜兢业勃〇零一二三四五六七八九十百千万"
)
#: What no word reaches across.
_BOUNDARIES: Final = "，。；：、！？“”（）《》"
#: Words that often begin with the last character of the word before them.
_BEGINNINGS: Final = re.compile(
    "水源|水质|水生|县长|县级|市长|市级|国民|国内|国家|国际|验证|证书|信息|品种|品牌|理念|理论|工程|建筑|产品|业务|业态|展示"
)
_MARKS: Final = re.compile("[，。；：、！？]{2,}")
_PAIRS: Final = {
    "”": "“",
    "’": "‘",
    "）": "（",
    "》": "《",
    "〉": "〈",
    "】": "【",
    "〕": "〔",
    "」": "「",
    "』": "『",
    ")": "(",
    "]": "[",
}


@disagreement("stop", "lost-text", says="[句逗]号|标点|引领句|缺文")
def lost_stops(plan: Plan) -> Iterator[Disagreement]:
    """A sentence ends with its full stop.

    Looked at are leads, paragraphs and items that hold a comma or a stop, and the notes of tables.

    Bad:  PM2.5平均浓度稳定达标
    Good: PM2.5平均浓度稳定达标。; or an editor's note of kind lost-text at the end of the block
    """
    notes = {table.note.at("zh") for table in plan.tables if table.note}
    for passage in plan.passages(LANGUAGES[0]):
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


@disagreement("doubled", "wording", says="重复|多余")
def doubled_words(plan: Plan) -> Iterator[Disagreement]:
    """No word or character stands twice in a row.

    A character that ends one word and begins the next (管理理念, where 理念 stands elsewhere, too) or is doubled on
    purpose (人人, 层层) does not; it does if the plan has the same words elsewhere with it once (创新能能力).

    Bad:  城区区空气质量; 提供标准标准化信息服务
    Good: 城区空气质量; or an editor's note of kind wording in the sentence
    """
    passages = list(plan.passages(LANGUAGES[0]))
    text = "\n".join(passage.text for passage in passages)
    preceding = _preceding(text)
    for passage in passages:
        taken: set[int] = set()
        for match in _DOUBLED_WORD.finditer(passage.text):
            taken |= set(range(match.start(), match.end()))
            yield _doubled(passage, match)
        for match in _DOUBLED.finditer(passage.text):
            once = match[1] in _PARTICLES or _once(passage.text, match) in text
            if match.start() not in taken and (once or not _meant(passage.text, match, preceding)):
                yield _doubled(passage, match)


def _preceding(text: str) -> dict[str, set[str]]:
    """For each two characters with which a word could begin behind a doubled one: what stands before them anywhere."""
    found: dict[str, set[str]] = {text[match.end() - 1 : match.end() + 1]: set() for match in _DOUBLED.finditer(text)}
    for at in range(len(text) - 1):
        if (pair := text[at : at + 2]) in found:
            found[pair].add(text[at - 1 : at])
    return found


def _once(text: str, match: re.Match[str]) -> str:
    """The words around a doubled character as they would be if it stood there once."""
    return text[max(match.start() - 2, 0) : match.end() - 1] + text[match.end() : match.end() + 1]


def _meant(text: str, match: re.Match[str], preceding: dict[str, set[str]]) -> bool:
    """Whether a character is doubled on purpose, or ends one word and begins the next."""
    begun, before = text[match.end() - 1 : match.end() + 1], text[max(match.start() - 1, 0) : match.start()]
    if match[1] in _REDUPLICATED or _BEGINNINGS.fullmatch(begun):
        return True
    if not before or before in _BOUNDARIES:
        return False
    return bool(preceding.get(begun, set()) - {before, match[1]})


def _doubled(passage: Passage, match: re.Match[str]) -> Disagreement:
    start, end = max(match.start() - 2, 0), min(match.end() + 2, len(passage.text))
    return Disagreement(
        spots=(spot(passage, start, end),),
        zh=f"“{match[1]}”{'字' if len(match[1]) == 1 else ''}重复",
        en=f"“{match[1]}” stands twice in a row",
    )


@disagreement("marks", "wording", "lost-text", says="引号|括号|书名号|标点")
def doubled_marks(plan: Plan) -> Iterator[Disagreement]:
    """One mark stands where one is due, and quotation marks and brackets come in pairs.

    Bad:  提升质量，，加强监管; 打造“重要窗口标杆
    Good: 提升质量，加强监管; or an editor's note of kind wording or lost-text in the sentence
    """
    for passage in plan.passages(LANGUAGES[0]):
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
