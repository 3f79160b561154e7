"""Generated libraries, for measuring: plans with texts of their own, made from the clauses of one."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmark.processes import PLANSITE
from plansite.languages import Language
from plansite.search.copies import lengthened
from plansite.search.records import Record, Words

#: The plans that libraries are made of.
_PLANS: Final = Path(__file__).resolve().parents[2] / "tests/plans"
SMALL: Final = tuple(_PLANS / name for name in ("small", "chinese", "english"))
#: Names of places that no plan has: of two characters, and how they are written in letters.
_FIRST: Final = {
    "沅": "yuan", "沣": "feng", "浯": "wu", "漳": "zhang", "涢": "yun", "淦": "gan", "潇": "xiao", "滏": "fu",
    "洹": "huan", "沭": "shu", "汶": "wen", "浠": "xi", "滦": "luan", "漯": "luo", "沱": "tuo", "泾": "jing",
    "渫": "xie", "湞": "zhen", "溆": "xu", "滁": "chu",
}  # fmt: skip
_LAST: Final = {
    "坪": "ping", "坞": "wu", "埠": "bu", "塅": "duan", "墩": "dun", "岙": "ao", "岱": "dai", "峁": "mao", "峪": "yu",
    "崮": "gu", "垸": "yuan", "垟": "yang", "圩": "wei", "堌": "kou", "墚": "liang",
}  # fmt: skip
_THINGS: Final = (
    ("检测站", "testing stations"), ("泵房", "pump houses"), ("苗圃", "tree nurseries"), ("粮仓", "granaries"),
    ("渡口", "ferry landings"), ("茶园", "tea gardens"), ("窑址", "kiln sites"), ("书院", "reading halls"),
    ("水文点", "gauging points"), ("驿道", "post roads"), ("晒场", "drying yards"), ("蚕房", "silkworm houses"),
)  # fmt: skip
#: A clause of their own stands in one of so many records.
_EVERY: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for, in which language, and the one plan and block whose words it has."""

    text: str
    language: Language
    plan: int
    block: str


def texts(records: Sequence[Record], languages: Sequence[Language], number: int) -> tuple[list[Record], list[Search]]:
    """The records of a plan of the same size with other texts, and searches whose words stand in it alone.

    Args:
        records: those of the plan whose clauses are mixed.
        languages: of that plan; a clause of its own is written in the first and in the second where there are two.
        number: of the plan, from 0; plans of other numbers have other texts.
    """
    chance = random.Random(number)
    mixed = list(lengthened(records, languages, 2, seed=number + 1))[len(records) :]
    made, searches = [], []
    for own, other in zip(records, mixed, strict=True):
        record = replace(own, words=other.words)
        if not chance.randrange(_EVERY) and own.kind in {"measure", "item", "paragraph"}:
            record, wanted = _with_clause(record, languages, number, chance)
            searches += wanted
        made.append(record)
    return made, searches


def _with_clause(
    record: Record, languages: Sequence[Language], number: int, chance: random.Random
) -> tuple[Record, list[Search]]:
    """A record with a clause about a place of its plan, and the searches for it."""
    first, last = [*_FIRST][number % len(_FIRST)], [*_LAST][number // len(_FIRST) % len(_LAST)]
    thing, things = _THINGS[chance.randrange(len(_THINGS))]
    count = chance.randrange(2, 99)
    name = f"{_FIRST[first]}{_LAST[last]}".capitalize()
    dense = f"在{first}{last}镇新建{count}个{thing}"
    other = f"build {count} {things} in {name}"
    queries = ((f"{first}{last}镇 {thing}", f"{count}个{thing} {first}{last}"), (f"{name} {things}", other))
    searches, words = [], dict(record.words)
    for language, clause, looked in zip(languages, (dense, other), queries, strict=False):
        old = words.get(language, Words())
        words[language] = Words(
            head=old.head, text=f"{old.text}{language.writing.gap}{clause}{language.writing.full_stop}"
        )
        searches += [Search(text=each, language=language, plan=number, block=record.id) for each in looked]
    return replace(record, words=words), searches


def only_where(found: Sequence[Search], plans: Sequence[Sequence[Record]]) -> Iterator[Search]:
    """The searches whose words stand together in one block of all plans."""
    for search in found:
        words = search.text.split()
        holders = [
            (number, record.id)
            for number, plan in enumerate(plans)
            for record in plan
            if all(word in record[search.language].text for word in words)
        ]
        if holders == [(search.plan, search.block)]:
            yield search


def folders(into: Path, plans: Sequence[Path], count: int) -> Path:
    """Folders of plans, copies of some in turn with a place of their own in their texts; the list of them."""
    lines = ["title: { zh: 规划库, en: Library of plans }", "plans:"]
    for number in range(count):
        folder = into / f"plan-{number:03}"
        shutil.copytree(plans[number % len(plans)], folder)
        for path in folder.rglob("*"):
            if path.suffix in {".md", ".yml", ".txt"} and path.is_file():
                path.write_text(_moved(path.read_text("utf-8"), number), "utf-8")
        lines.append(f"  - {{ folder: {folder.name} }}")
    (into / "library.yml").write_text("\n".join(lines) + "\n", "utf-8")
    return into / "library.yml"


def _moved(text: str, number: int) -> str:
    """The same text of another county."""
    first, last = [*_FIRST][number % len(_FIRST)], [*_LAST][number // len(_FIRST) % len(_LAST)]
    name = f"{_FIRST[first]}{_LAST[last]}".capitalize()
    moved = re.sub("清溪|青川", first + last, text)
    return re.sub("Qingxi|Harrowdale", name, moved)


def build_command(path: Path, site: Path, *more: str) -> tuple[str, ...]:
    """What builds the library of a list."""
    return (*PLANSITE, "library", "build", "--list", str(path), "--site", str(site), *more)
