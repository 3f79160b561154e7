"""What the cells of a table of indicators are: values, units, attributes; and what a head says of its column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from plansite.ground.values import Value
from plansite.importer.elements import Head
from plansite.languages import Language

_MEASURE_WORDS: Final = (
    "个 家 项 件 人 名 户 次 条 座 处 所 台 套 辆 张 份 分 年 天 小时 元 万元 亿元 亿美元 万人 万人次 人次 "
    "吨 万吨 吨标准煤 亩 万亩 公顷 万公顷 平方米 平方公里 公里 千米 米 立方米 亿立方米 万立方米 千瓦 万千瓦 "
    "岁 倍 位 篇 床"
)
_UNIT: Final = re.compile(
    rf"[（(]?(?:[%‰％℃°]|[^\s。，]{{1,6}}/[^\s。，]{{1,8}}|{'|'.join(_MEASURE_WORDS.split())})[)）]?"
)
_ATTRIBUTE: Final = re.compile(r"(?:预期|约束|指导|引导)性?|expected|binding|anticipatory|obligatory", re.IGNORECASE)
_EMPTY: Final = re.compile(r"[-—–－/\\]*")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_FROM_TO: Final = re.compile(r"(?:19|20)\d{2}\s*年?\s*[-—–－~～至]\s*(?:19|20)?\d{2}")
#: A role, and what the head of such a column says; the first that matches counts.
_ROLES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("number", re.compile(r"序号|编号|No\.?|#", re.IGNORECASE)),
    ("unit", re.compile(r"(?:计量)?单\s*位|Unit", re.IGNORECASE)),
    ("remark", re.compile(
        r"备注|说明|数据来源|(?:责任|牵头|配合|主管|负责)(?:单位|部门).*|Remarks?|Notes?|Source", re.IGNORECASE
    )),
    ("attribute", re.compile(r"(?:指标)?(?:属性|性质)|Attribute|Nature|Type", re.IGNORECASE)),
    ("category", re.compile(
        r"(?:指标)?(?:类\s*别|类型|分类|领域|大类|维度|方面)|目标类别|一级指标|(?:Category|Field|Area)", re.IGNORECASE
    )),
    ("name", re.compile(
        r"(?:主要|具体|核心|发展|规划|二级|三级)?指\s*标(?:名\s*称|内容|项目)?|名\s*称|项\s*目"
        r"|(?:Main)?Indicators?(?:name)?|Name", re.IGNORECASE
    )),
    ("growth", re.compile(r".*(?:年均|增速|增长|增幅|累计|growth|cumulative).*", re.IGNORECASE)),
    ("actual", re.compile(r".*(?:完成(?!时)|实绩|实际|实现|actual|result|achieved).*", re.IGNORECASE)),
    ("base", re.compile(r".*(?:基期|基数|现状|基准|base|current).*", re.IGNORECASE)),
    ("target", re.compile(r".*(?:目标|规划|预期|target|goal).*", re.IGNORECASE)),
)  # fmt: skip
VALUE_ROLES: Final = frozenset({"base", "actual", "target", "growth", "value"})


def is_number(text: str) -> bool:
    """A number with an optional ≥ ≤ > < and nothing else: what the cells of a column of values mostly hold."""
    return Value.parse(text).kind == "number" and "," not in text


def is_measured(text: str, language: Language) -> bool:
    """A number, a range, an approximate or a bracketed number: what a cell of a value column holds, words apart."""
    return Value.parse(text, language.reading.value_words).is_measured


def is_unit(text: str) -> bool:
    """%, ‰, a short token with /, or a common measure word."""
    return bool(_UNIT.fullmatch(text))


def is_attribute(text: str) -> bool:
    """预期性, 约束性."""
    return bool(_ATTRIBUTE.fullmatch(text))


def is_void(text: str) -> bool:
    """Nothing, or a dash for nothing."""
    return bool(_EMPTY.fullmatch(text.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What stands at the head of a column, and on which line it begins."""

    line: int
    text: str


def read_heads(titles: Sequence[Title]) -> tuple[Head, ...] | None:
    """The columns of a table of indicators by their heads; nothing where they are not those of one."""
    roles = [_role(title.text) for title in titles]
    years = [_year(title.text) for title in titles]
    if None in roles or roles.count("name") != 1 or roles.count("category") > 1:
        return None
    settled = _settle([role or "" for role in roles], years)
    if not VALUE_ROLES.intersection(settled):
        return None
    heads: list[Head] = []
    for title, role, year in zip(titles, settled, years, strict=True):
        key = _key(role, year, [head.key for head in heads])
        heads.append(Head(line=title.line, key=key, role=role, text=title.text, year=year))
    return tuple(heads)


def _role(text: str) -> str | None:
    bare = "".join(text.split())
    bare = re.sub(r"[（(][^（()）]*[)）]$", "", bare) or bare
    for role, pattern in _ROLES:
        if pattern.fullmatch(bare):
            return role
    return "value" if _YEAR.search(bare) else None


def _year(text: str) -> int:
    """The year that a head names, the last of several; 0 where it names none or a span of years."""
    if _FROM_TO.search(text):
        return 0
    years = _YEAR.findall(text)
    return int(years[-1]) if years else 0


def _settle(roles: list[str], years: list[int]) -> list[str]:
    """Columns headed by a year alone: the first is the base where later ones are to be reached, the others targets.

    What was reached before the year of a target is its base, too.
    """
    last = max((year for role, year in zip(roles, years, strict=True) if role in {"target", "value"}), default=0)
    bare = [year for role, year in zip(roles, years, strict=True) if role == "value"]
    is_based = "base" in roles
    settled = []
    for role, year in zip(roles, years, strict=True):
        if role == "value":
            first = not is_based and year == min(bare) and year < last
            settled.append("base" if first else "target")
        elif role == "actual" and 0 < year < last and not is_based:
            settled.append("base")
        else:
            settled.append(role)
    return settled


def _key(role: str, year: int, used: list[str]) -> str:
    """The key of a column: its role; of a further one its role and year, or a number."""
    if role not in used:
        return role
    if year and f"{role}-{year}" not in used:
        return f"{role}-{year}"
    return next(key for at in range(2, 1000) if (key := f"{role}-{at}") not in used)
