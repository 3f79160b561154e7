"""The numbers that Word computes: numbering.xml and the styles say how, the text itself does not hold them.

Rules: ECMA-376 Part 1, 17.9 (numbering), 17.18.59 (ST_NumberFormat).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from plansite.importer.receive.word_names import W, children, number, value

_DIGITS: Final = "〇一二三四五六七八九"
_LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
#: Bullets of symbol fonts lie in the private use area and mean nothing outside their font.
_PRIVATE: Final = range(0xE000, 0xF900)
_BULLET: Final = "•"


def counted(number: int, digits: str = _DIGITS, ten: str = "十", hundred: str = "百", thousand: str = "千") -> str:
    """A number in Chinese characters, as one counts: 十二, 二十, 一百零三, 一千零一十.

    >>> counted(12), counted(20), counted(103), counted(110)
    ('十二', '二十', '一百零三', '一百一十')
    """
    if not 0 < number < 10_000:
        return str(number)
    words, zero = "", False
    for power, unit in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
        digit = number // power % 10
        if digit == 0:
            zero = bool(words)
            continue
        words += ("零" if zero else "") + digits[digit] + unit
        zero = False
    return words.removeprefix(digits[1]) if words.startswith(digits[1] + ten) and digits is _DIGITS else words


def roman(number: int) -> str:
    """A Roman numeral.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    words = ""
    for letters, worth in (
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10),
        ("IX", 9), ("V", 5), ("IV", 4), ("I", 1),
    ):  # fmt: skip
        words += letters * (number // worth)
        number %= worth
    return words


def letters(number: int) -> str:
    """A … Z, AA, BB …, as Word does."""
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


def _of_row(row: str) -> Callable[[int], str]:
    return lambda number: row[(number - 1) % len(row)] if number > 0 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


#: numFmt → how it writes a number. Others write it in digits.
_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), counted),
    **dict.fromkeys(("taiwaneseCountingThousand", "japaneseDigitalTenThousand", "koreanCounting"), counted),
    **dict.fromkeys(
        ("ideographDigital", "taiwaneseDigital", "koreanDigital"),
        lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    ),
    **dict.fromkeys(
        ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"),
        lambda number: counted(number, _LEGAL, "拾", "佰", "仟"),
    ),
    "ideographTraditional": _of_row(_STEMS),
    "ideographZodiac": _of_row(_BRANCHES),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    "ideographEnclosedCircle": lambda number: chr(0x3220 + number - 1) if 0 < number <= 10 else counted(number),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered."""

    start: int
    form: str
    text: str
    suffix: str
    restarts: int | None
    legal: bool
    style: str


@dataclass(slots=True)
class Numbering:
    """All lists of a document, counting as paragraphs come by in order."""

    levels: Mapping[str, Mapping[int, Level]]
    lists: Mapping[str, str]
    starts: Mapping[tuple[str, int], int]
    styles: "Styles"
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: Any, styles: "Styles") -> "Numbering":
        """Read numbering.xml (its root, or None)."""
        abstract: dict[str, Mapping[int, Level]] = {}
        linked: dict[str, str] = {}
        for entry in children(numbering, "abstractNum"):
            key = str(entry.get(W + "abstractNumId"))
            abstract[key] = {number(each.get(W + "ilvl")): _level(each) for each in children(entry, "lvl")}
            if (link := value(entry, "numStyleLink")) and (found := styles.list_of(link)):
                linked[key] = found[0]
        lists, starts = {}, {}
        own: dict[str, Mapping[int, Level]] = {}
        for entry in children(numbering, "num"):
            key, kind = str(entry.get(W + "numId")), value(entry, "abstractNumId")
            lists[key] = kind
            for override in children(entry, "lvlOverride"):
                level = number(override.get(W + "ilvl"))
                if start := value(override, "startOverride"):
                    starts[key, level] = number(start)
                for each in children(override, "lvl"):
                    own[key] = {**own.get(key, {}), level: _level(each)}
        for key, kind in lists.items():
            target = lists.get(linked[kind], kind) if kind in linked else kind
            abstract[f"num {key}"] = {**abstract.get(target, {}), **own.get(key, {})}
        return cls(levels=abstract, lists=lists, starts=starts, styles=styles)

    def take(self, paragraph: Any) -> str:
        """The number of the next paragraph, with what stands behind it; empty where it has none."""
        found = self.styles.numbering_of(paragraph)
        if found is None or found[0] not in self.lists:
            return ""
        list_id, place = found
        levels = self.levels[f"num {list_id}"]
        if place is None:
            style = self.styles.of(paragraph)
            place = next((at for at, level in levels.items() if level.style == style), 0)
        if place not in levels:
            return ""
        self._count(list_id, place, levels)
        return _written(levels, place, {at: self._at(list_id, at, levels) for at in range(place + 1)})

    def _count(self, list_id: str, place: int, levels: Mapping[int, Level]) -> None:
        """Lists with the same abstract definition count on from each other, unless one says where it starts."""
        kind = self.lists[list_id]
        if (list_id, place) in self.starts and (list_id, place) not in self._begun:
            self._counts[kind, place] = self.starts[list_id, place]
        elif (kind, place) in self._counts:
            self._counts[kind, place] += 1
        else:
            self._counts[kind, place] = levels[place].start
        self._begun.add((list_id, place))
        for deeper in [at for key, at in self._counts if key == kind and at > place]:
            restarts = levels[deeper].restarts if deeper in levels else None
            if restarts is None or 0 < place + 1 <= restarts:
                del self._counts[kind, deeper]

    def _at(self, list_id: str, place: int, levels: Mapping[int, Level]) -> int:
        start = levels[place].start if place in levels else 1
        return self._counts.get((self.lists[list_id], place), start)


def _level(entry: Any) -> Level:
    restart = value(entry, "lvlRestart")
    return Level(
        start=number(value(entry, "start") or "1"),
        form=value(entry, "numFmt") or "decimal",
        text=value(entry, "lvlText"),
        suffix=value(entry, "suff") or "tab",
        restarts=number(restart) if restart else None,
        legal=bool(children(entry, "isLgl")),
        style=value(entry, "pStyle"),
    )


def _written(levels: Mapping[int, Level], place: int, counts: Mapping[int, int]) -> str:
    level = levels[place]
    if level.form == "none" and "%" in level.text:
        return ""
    text = level.text
    for at, count in counts.items():
        form = "decimal" if level.legal and at < place else levels[at].form if at in levels else "decimal"
        text = text.replace(f"%{at + 1}", _FORMATS.get(form, str)(count))
    if level.form == "bullet":
        text = "".join(_BULLET if ord(each) in _PRIVATE else each for each in text)
    gap = "" if level.suffix == "nothing" or not text else " "
    return text + gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The paragraph styles: what each is based on, and what it says of numbers and headings."""

    entries: Mapping[str, Any]
    default: str

    @classmethod
    def read(cls, styles: Any) -> "Styles":
        """Read styles.xml (its root, or None)."""
        entries = {str(each.get(W + "styleId")): each for each in children(styles, "style")}
        default = next(
            (
                key
                for key, each in entries.items()
                if each.get(W + "type") == "paragraph" and each.get(W + "default") in {"1", "true", "on"}
            ),
            "",
        )
        return cls(entries=entries, default=default)

    def of(self, paragraph: Any) -> str:
        """The style of a paragraph."""
        properties = children(paragraph, "pPr")
        return (value(properties[0], "pStyle") if properties else "") or self.default

    def chain(self, style: str) -> list[Any]:
        """A style and what it is based on, the nearest first."""
        found: list[Any] = []
        while style in self.entries and len(found) < 20 and self.entries[style] not in found:
            found.append(self.entries[style])
            style = value(self.entries[style], "basedOn")
        return found

    def list_of(self, style: str) -> tuple[str, int | None] | None:
        """The list that a style puts its paragraphs into."""
        for entry in self.chain(style):
            if found := _list(entry):
                return found
        return None

    def numbering_of(self, paragraph: Any) -> tuple[str, int | None] | None:
        """List and level of a paragraph: its own, else those of its style; list 0 takes it out of any."""
        own = _list(paragraph)
        found = own or self.list_of(self.of(paragraph))
        if own and own[1] is None and not own[0]:
            found = None
        return None if found is None or found[0] == "0" else found

    def level_of(self, paragraph: Any) -> int:
        """The level of a heading, from 1; 0 for other paragraphs."""
        properties = children(paragraph, "pPr")
        places = [*properties, *(pPr for entry in self.chain(self.of(paragraph)) for pPr in children(entry, "pPr"))]
        for place in places:
            if outline := value(place, "outlineLvl"):
                return number(outline) + 1 if number(outline) < 9 else 0
        return 0


def _list(holder: Any) -> tuple[str, int | None] | None:
    for properties in children(holder, "pPr"):
        for entry in children(properties, "numPr"):
            level = value(entry, "ilvl")
            return value(entry, "numId"), number(level) if level else None
    return None
