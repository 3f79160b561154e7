"""The rules of library.yml: what no library can be made of."""

from collections.abc import Iterator
from typing import Any, Final

from plansite.ground.findings import Fault, Place, Rule, did_you_mean, rule


@rule("library-language")
def unknown_language(place: Place, code: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """library.yml lists languages that the project has a folder for, each once.

    Bad:  `languages: [zh, eng]`
    Good: `languages: [zh, en]`
    """
    hint, hint_zh = did_you_mean(code, known)
    yield Fault(
        place=place,
        message=f"{code!r} is not a language of this project, or stands here twice",
        hint=hint,
        hint_zh=f"没有这种语言，或重复列出；{hint_zh}",
    )


@rule("library-empty")
def no_plans(place: Place) -> Iterator[Fault]:
    """A library has plans.

    Bad:  `plans: []`
    Good: `plans:` and below it `- { folder: plans/wenzhou }`
    """
    yield Fault(
        place=place,
        message="the list of plans is empty",
        hint="name the folder of a plan, or a pattern such as plans/*",
        hint_zh="规划列表是空的：请写出规划文件夹，或写模式，例如 plans/*",
    )


@rule("library-folder-missing")
def missing_folder(place: Place, folder: str, there: tuple[str, ...]) -> Iterator[Fault]:
    """Every plan that library.yml names is there: a folder with a plan.yml.

    Bad:  `folder: plans/wenzhuo`, where there is no such folder
    Good: `folder: plans/wenzhou`
    """
    hint, hint_zh = did_you_mean(folder, there)
    yield Fault(
        place=place,
        message=f"{folder}: there is no folder with a plan.yml",
        hint=f"put the plan there, or take the entry out; {hint}",
        hint_zh=f"这里没有规划文件夹（应含 plan.yml）：请放入规划，或删去这一条；{hint_zh}",
    )


@rule("library-pattern-empty")
def empty_pattern(place: Place, pattern: str) -> Iterator[Fault]:
    """A pattern finds a plan.

    Bad:  `folder: plan/*`, where the plans lie in plans/
    Good: `folder: plans/*`
    """
    yield Fault(
        place=place,
        message=f"no folder with a plan.yml matches {pattern}",
        hint="* stands for any name of one folder; paths begin at the folder of library.yml",
        hint_zh="没有规划文件夹符合这个模式：* 代表任意一个文件夹名，路径从 library.yml 所在文件夹算起",
    )


@rule("library-folder-twice")
def folder_twice(place: Place, folder: str, first: Place) -> Iterator[Fault]:
    """A plan is listed once, whatever way leads to its folder.

    Bad:  `folder: plans/wenzhou` and further down `folder: plans/*`
    Good: one of the two
    """
    yield Fault(
        place=place,
        message=f"{folder} is listed a second time (first in line {first.line})",
        hint="keep one of the two entries",
        hint_zh=f"这个规划文件夹重复列出（第一次在第 {first.line} 行），请只保留一处",
    )


@rule("library-folder-outside")
def folder_outside(place: Place, folder: str) -> Iterator[Fault]:
    """A pattern finds folders, not links that lead out of where it looks.

    Bad:  `folder: plans/*`, and in plans/ a link to a folder elsewhere
    Good: the plan itself in plans/, or its own folder named in an entry
    """
    yield Fault(
        place=place,
        message=f"{folder} is a link that leads elsewhere",
        hint="move the plan itself here, or name its own folder in an entry",
        hint_zh="这是指向别处的链接：请把规划本身放在这里，或单独写出它所在的文件夹",
    )


@rule("library-address")
def strange_address(place: Place, address: str, reason: str, reason_zh: str) -> Iterator[Fault]:
    """An address is made of small letters, digits, hyphens and slashes, and is none that the library needs itself.

    Bad:  `address: 温州/质量`  `address: Wenzhou`  `address: ../wenzhou`  `address: assets/wenzhou`
    Good: `address: wenzhou/quality-2021`
    """
    yield Fault(
        place=place,
        message=f"{address!r} can be no address: {reason}",
        hint="write address: with small letters, digits and hyphens, such as wenzhou/quality-2021",
        hint_zh=f"不能用作网址：{reason_zh}；请写 address:，只用小写字母、数字、连字符，例如 wenzhou/quality-2021",
    )


@rule("library-address-twice")
def address_twice(place: Place, address: str, other: str, first: Place) -> Iterator[Fault]:
    """Each plan has an address of its own, and none lies in the site of another.

    Bad:  `address: wenzhou` and `address: wenzhou/quality`
    Good: `address: wenzhou/all` and `address: wenzhou/quality`
    """
    what = "is the address of another plan, too" if address == other else f"and {other} lie one in the other"
    yield Fault(
        place=place,
        message=f"{address} {what} (line {first.line})",
        hint="give one of them another address",
        hint_zh=f"与第 {first.line} 行的网址 {other} 相同或互相包含，请改其中一个",
    )


@rule("library-name-twice")
def name_twice(place: Place, name: str, first: Place) -> Iterator[Fault]:
    """A place or a field stands in its list once.

    Bad:  `- { id: wenzhou, … }` twice
    Good: one `- { id: wenzhou, … }`
    """
    yield Fault(
        place=place,
        message=f"{name!r} stands in this list a second time (first in line {first.line})",
        hint="keep one of the two",
        hint_zh=f"{name} 在列表中重复（第一次在第 {first.line} 行），请只保留一个",
    )


@rule("library-name-unknown")
def unknown_name(place: Place, what: str, name: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """A plan's place and field are words of the lists `places` and `fields` of library.yml.

    Bad:  `place: wenzhuo`, where the list has wenzhou
    Good: `place: wenzhou`
    """
    hint, hint_zh = did_you_mean(name, known)
    yield Fault(
        place=place,
        message=f"{what} {name!r} is not in the list of library.yml",
        hint=f"add it to the list {what}s, or correct it; {hint}",
        hint_zh=f"library.yml 的 {what}s 列表中没有它：请补入列表或改正；{hint_zh}",
    )


@rule("library-says-otherwise")
def says_otherwise(place: Place, key: str, here: str, there: str) -> Iterator[Fault]:
    """What plan.yml says of a plan, library.yml does not say otherwise.

    Bad:  `level: city` in library.yml, and `level: county` in plan.yml
    Good: the level in plan.yml alone
    """
    yield Fault(
        place=place,
        message=f"{key} is {here} here and {there} in the plan.yml of this plan, which holds",
        hint=f"take {key} out here",
        hint_zh=f"{key} 与该规划 plan.yml 所写不同，以 plan.yml 为准；请删去此处的 {key}",
    )


@rule("library-indicator-unknown")
def unknown_indicator(place: Place, name: str, known: tuple[str, ...]) -> Iterator[Fault]:
    """`same` and `different` name indicators that plans of the library have, in two plans at least.

    Bad:  `- [wenzhou/quality#i-pm25]`  `- [wenzhou/quality#i-pm2, ningbo/air#i-pm25]`
    Good: `- [wenzhou/quality#i-pm25, ningbo/air#i-pm25]`
    """
    hint, hint_zh = did_you_mean(name, known)
    yield Fault(
        place=place,
        message=f"no published plan has the indicator {name}" if name else "one indicator alone is joined with nothing",
        hint=hint if name else "name two indicators at least",
        hint_zh=hint_zh if name else "请至少写出两个指标",
    )


@rule("library-indicator-one")
def one_indicator(place: Place, one: str, other: str) -> Iterator[Fault]:
    """What is one thing by name, unit and definition, or by `same`, is not `different` as well.

    Bad:  `different: [[a#i-pm25, b#i-pm25]]` where both plans have PM2.5平均浓度 in 微克/立方米
    Good: `different: [[a#i-pm25, b#i-pm10]]`
    """
    yield Fault(
        place=place,
        message=f"{one} and {other} are one indicator, by name, unit and definition or by same, and not different",
        hint="take them out here; if they are two things, their plans have to name them differently",
        hint_zh="两者名称、单位和口径相同（或已列入 same），不能又列为 different：请删去，或改用不同名称",
    )


@rule("library-indicator-near", level="warning")
def near_indicators(place: Place, one: str, other: str, names: tuple[str, str]) -> Iterator[Fault]:
    """Indicators of nearly the same name and the same unit: whether they are one thing an editor says.

    Bad:  `PM2.5浓度` in one plan, `PM2.5平均浓度` in another, and nothing in library.yml
    Good: both in an entry of `same`, or of `different`
    """
    yield Fault(
        place=place,
        message=f"{one} ({names[0]}) and {other} ({names[1]}) may be one indicator",
        hint=f"add to same: or different: in library.yml  - [{one}, {other}]",
        hint_zh=f"两者可能是同一指标，请编者判断，在 library.yml 的 same 或 different 中加一行  - [{one}, {other}]",
    )


LIBRARY_RULES: Final[tuple[Rule[Any], ...]] = (
    unknown_language,
    no_plans,
    missing_folder,
    empty_pattern,
    folder_twice,
    folder_outside,
    strange_address,
    address_twice,
    name_twice,
    unknown_name,
    says_otherwise,
    unknown_indicator,
    one_indicator,
    near_indicators,
)
