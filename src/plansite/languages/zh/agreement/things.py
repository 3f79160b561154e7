"""What a Chinese text says a figure is about; and whether two sets of words name one thing."""

import re
from collections import Counter
from functools import cache
from typing import Final

from plansite.languages.agreement import Things
from plansite.languages.zh.agreement.units import UNITS

_VERBS: Final = (
    "提高到|提高至|提升到|提升至|上升到|上升至|增加到|增加至|增长到|降低到|降低至|下降到|下降至|降到|降至|减少到|减少至"
    "|控制在|保持在|稳定在|维持在|不低于|不少于|不高于|不超过|达到|超过|突破|低于|高于|均|各|都|达|为|至|到|约|超|近"
)
_TAIL: Final = re.compile(f"(?:{_VERBS})+$")
_HEAD: Final = re.compile(
    r"^(?:到?\d{4}年底?|十[三四五]五(?:期间|末)?|力争|实现|新增|新建|累计|建成|建设|培育|创建|打造|制定|实施|争创|确保|使|其中"
    r"|改造|提升|升级|改建|扩建|完成|拥有|共有|形成|引进|认定|获得|获评|荣获|每年|已经?|将|全县|到|和|及)+"
)
_FROM: Final = re.compile(r"[由从]\d.*$")
#: Whose quantity it is, which a plan may say or not; and words that only join.
_WHOSE: Final = re.compile("^(?:全县|我县|全市|我市|全域|县域|县城|城区|城镇|城市|主要)+")
_JOINING: Final = re.compile("[的中占与和及、]|城镇")
_SHARE: Final = re.compile("(?:比例|比率|比重|占比)$")
#: How long the words for a thing must be, and how much longer they may be in one place than in the other.
_SHORTEST: Final = 4
_SURPLUS: Final = 5
#: How long a noun must be for what stands before it with 的 to be left out.
_NOUN: Final = 5


def subject(before: str) -> str:
    """The words before a figure in its clause, without verbs of reaching and adding.

    Left out, too, is the level from which it starts (由30%提高到40%); in a bracket, what stands in front of that.
    """
    words = before[before.rfind("（") + 1 :] if before.count("（") > before.count("）") else before
    words = _TAIL.sub("", _FROM.sub("", words))
    return _HEAD.sub("", re.sub("[“”（）]", "", words))


def topic(before: str, behind: str, unit: str) -> str:
    """What a figure counts or measures: the thing right behind it (8个…示范区), else the words before it."""
    thing = re.match("(?:“|[\u4e00-\u9fff]{3})[^，。；：！？（）]+", behind)
    if thing and unit not in {"", "%", "‰"}:
        return re.sub("[“”]", "", thing[0].rpartition("的")[2])
    return subject(before)


def plain(name: str) -> str:
    """A name with its variants evened out: 制修订 is 制定 here, 比率 is 比例, and quotation marks do not count."""
    return re.sub("制（修）订|制修订|制订", "制定", re.sub("[“”]", "", name)).replace("比率", "比例")


def same(one: str, other: str) -> bool:
    """Whether two sets of words name one quantity: the same words, in another order, or with a few more inside.

    What is added in front narrows the thing down, so that it is another (农村公共交通分担率); whose quantity it is does
    not (全县, 城区).

    >>> same("装配式建筑占新建建筑面积的比例", "装配式建筑占新建建筑比例")
    True
    >>> same("城镇新建民用建筑中绿色建筑占比", "绿色建筑占城镇新建民用建筑比例")
    True
    >>> same("旅游服务质量满意度", "服务质量满意度")
    False
    """
    if bool(UNITS.share.search(one)) != bool(UNITS.share.search(other)):
        return False
    first, second = sorted((bare(one), bare(other)), key=len)
    if len(first) < _SHORTEST:
        return False
    if second.startswith(first) or sorted(first) == sorted(second):
        return len(second) - len(first) <= _SURPLUS
    return second[0] == first[0] and second[-1] == first[-1] and not Counter(first) - Counter(second)


@cache
def bare(words: str) -> str:
    """Words without what may be said or not: verbs, whose it is, what it is like (…的), what only joins."""
    last = words.rpartition("的")[2]
    words = last if len(last) >= _NOUN else words
    return _JOINING.sub("", _WHOSE.sub("", _SHARE.sub("", _HEAD.sub("", plain(words)))))


THINGS: Final = Things(
    subject=subject,
    topic=topic,
    same=same,
    bare=bare,
    year=re.compile(r"(?:到|至|力争|截至|截止)(20\d\d)年"),
    period=re.compile("十[一二三四五六七八九]五"),
    changed=re.compile("[^，。；、]{0,4}(?:提高|提升|上升|增加|增长|扩大|降低|下降|减少|压减|降)[到至为]"),
    due="{}年",
    quoted_period=re.compile("“十[一二三四五六七八九]五”"),
    new=re.compile("新增|新建|新培育|新认定|新创|增加"),
    basis={"new": re.compile("新增|新建|新培育"), "total": re.compile("累|共|总")},
)
