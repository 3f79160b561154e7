"""The index of a library: put together from the parts of its plans, and only as far as they changed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from plansite.ground.write import write_tree
from plansite.library.index import put_index
from plansite.library.segment import BUCKETS, bucket_of, read_part, segment
from plansite.load import load
from plansite.render.kinds import PAGES
from tests.library.conftest import PLANS, Made

NOWHERE = Path("nowhere")


def data(path: Path) -> Any:
    """What a file of the index hands over."""
    match = re.fullmatch(r'planSearch\.add\("[^"]*",(.*)\)\n', path.read_text("utf-8"), re.DOTALL)
    assert match
    return json.loads(match[1])


def numbers(text: str) -> dict[int, list[int]]:
    """Postings as the browser reads them: by plan, twice the number of a record and one more for a title."""
    found: dict[int, list[int]] = {}
    for part in text.split(" ")[1:]:
        number, values = -1, []
        for character in part[1:]:
            number += ord(character) - 0x23 + 1
            values.append(number)
        found[ord(part[0]) - 0x23] = values
    return found


def test_every_term_leads_to_the_records_that_hold_it(made: Made, tmp_path: Path) -> None:
    put_index(made.library, made.cards, made.parts, NOWHERE, tmp_path)
    folder = tmp_path / "search-index"
    manifest = data(folder / "manifest.js")
    assert [plan["address"] for plan in manifest["plans"]] == [*made.parts]
    assert [each["code"] for each in manifest["languages"]] == ["zh", "en"]
    term = "合格"
    shard = data(folder / f"{manifest['shards'][bucket_of(term) % len(manifest['shards'])]}.js")
    held = numbers(shard[term])
    assert [*held] == [1, 2]  # both plans in Chinese, and not the English one
    for plan, values in held.items():
        digest = manifest["plans"][plan]["digest"]
        for value in values:
            at, row = divmod(value // 2, manifest["chunk"])
            head, text = data(folder / digest / f"{at}.js")["records"][row][4:6]
            assert (term in head) if value % 2 else (term in text)


def test_a_changed_sentence_changes_the_shards_of_its_words_alone(made: Made, tmp_path: Path) -> None:
    many = {f"plan-{number:02}": made.parts["qingxi/quality"] for number in range(40)}
    cards = dict.fromkeys(many, made.cards["qingxi/quality"])
    first = put_index(made.library, cards, many, NOWHERE, tmp_path / "one")
    shutil.copytree(PLANS / "small", tmp_path / "plan")
    chapter = tmp_path / "plan/chapters/00.zh.md"
    chapter.write_text(chapter.read_text("utf-8").replace("为", "为了", 1), "utf-8")
    plan = load(tmp_path / "plan").plan
    assert plan is not None
    write_tree(tmp_path / "part", segment(plan, PAGES), ())
    changed = many | {"plan-07": tmp_path / "part"}
    again = put_index(made.library, cards, changed, tmp_path / "one/search-index", tmp_path / "two")
    assert first == 32 and again == 3
    put_index(made.library, cards, changed, NOWHERE, tmp_path / "afresh")
    assert contents(tmp_path / "two") == contents(tmp_path / "afresh")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_buckets_are_the_same_in_every_program() -> None:
    assert [bucket_of(term) for term in ("质量", "质量强", "brand", "bra", "98", "😀")] == [
        8,
        8,
        2492,
        2492,
        1380,
        1208,
    ]
    assert all(0 <= bucket_of(chr(code)) < BUCKETS for code in range(0x4E00, 0x5000))


def test_a_part_is_the_same_every_time(made: Made) -> None:
    plan = load(PLANS / "english").plan
    assert plan is not None
    part = read_part(made.parts["harrowdale/water"])
    assert part == type(part).model_validate_json(segment(plan, PAGES)["part.json"])
