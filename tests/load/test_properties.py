"""Whatever bytes stand in plan/: findings or a build, never a traceback. And identities are not computed from position."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.commands.main import main
from plansite.load import load
from plansite.model import Plan
from tests.bad_plans import SMALL

FILES: Final = tuple(sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob("*") if path.is_file()))
#: More, and other examples each time: PLAN_EXAMPLES=20000 pytest tests/load/test_properties.py
EXAMPLES: Final = int(os.environ.get("PLAN_EXAMPLES", "0"))
SETTINGS: Final = settings(
    max_examples=EXAMPLES or 60,
    derandomize=not EXAMPLES,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

#: What YAML, Markdown, jinja2, HTML or a reader of numbers might trip over. (Python stops at a depth of 1000, and reads no
#: number of more than 4300 digits.)
SPECIALS: Final = (
    *(
        "&a",
        "*a",
        "!!python/object:os.system ",
        "<<: ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "#",
        "|\n",
        ">\n",
        "%YAML 9\n",
        "---\n",
        "...\n",
        "\t",
    ),
    *(
        "? ",
        "'",
        '"',
        "\\",
        "null",
        "~",
        "yes",
        "0x1F",
        "1e999",
        ".nan",
        "12:30:00",
        "2021-02-31",
        "@places: ",
        "9" * 5000,
        "-" * 300,
    ),
    *(
        "# ",
        "## ",
        "#### ",
        "{: #m1-1-1 }\n",
        "{: }",
        "{: #x",
        '{{ table("9") }}',
        '{{ special_column("") }}',
        "{{ 7*7 }}",
        "{% raw %}",
    ),
    *(
        "/// html\n",
        "**",
        "\\*",
        "1. ",
        "<script>alert(1)</script>",
        "</div>",
        "<!--",
        "&#0;",
        "`",
        "|",
        "[^1]: x",
        "[a](b){: .c }",
    ),
    *(
        "一" * 2000,
        "亿" * 700,
        "万亿",
        "第〇",
        "million " * 800,
        "(" * 300,
        "，" * 50,
        "," * 1200,
        "(,质" * 1200,
        "“",
        "”",
        "％",
        "①",
        "²",
        "\u00a0",
    ),
    *(
        "\u200b",
        "\ufeff",
        "\ufffd",
        "\u202e",
        "\u2028",
        "\U0001f600",
        "\U00020000",
        "e\u0301",
        "\r",
        "\x0c",
        "\x85",
        "[" * 1200,
        "{a: " * 1200,
    ),
)
NAMES: Final = (
    *(
        "columns/12345-1.zh.md",
        "columns/01-1.zh.md",
        "columns/9-9.en.md",
        "indicators/table-007.yml",
        "indicators/table-x.yml",
        "chapters/03.zh.md",
    ),
    *(
        "notice.fr.md",
        "plan.yaml",
        "a\nb.md",
        "📄",
        ".hidden",
        "chapters/00.zh.md/inside",
        "identities.lock",
        "deep/" * 40 + "x",
    ),
)
Change = Callable[[Path], None]


def _spliced(name: str, at: float, cut: int, put: bytes) -> Change:
    def change(plan: Path) -> None:
        path = plan / name
        data = path.read_bytes() if path.is_file() else b""
        start = int(at * len(data))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[:start] + put + data[start + cut :])

    return change


def _flipped(name: str, at: float, bit: int) -> Change:
    def change(plan: Path) -> None:
        data = bytearray((plan / name).read_bytes())
        data[int(at * (len(data) - 1))] ^= 1 << bit
        (plan / name).write_bytes(data)

    return change


def _swapped(one: str, other: str) -> Change:
    def change(plan: Path) -> None:
        first, second = (plan / one).read_bytes(), (plan / other).read_bytes()
        (plan / one).write_bytes(second)
        (plan / other).write_bytes(first)

    return change


def _copied(name: str, other: str) -> Change:
    def change(plan: Path) -> None:
        path = plan / other
        if not any(parent.is_file() for parent in path.parents):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(plan / name, path)

    return change


def _line_moved(name: str, start: float, end: float) -> Change:
    def change(plan: Path) -> None:
        lines = (plan / name).read_bytes().splitlines(keepends=True)
        line = lines.pop(int(start * (len(lines) - 1)))
        lines.insert(int(end * len(lines)), line)
        (plan / name).write_bytes(b"".join(lines))

    return change


def _deleted(name: str) -> Change:
    return lambda plan: (plan / name).unlink()


def _made_folder(name: str) -> Change:
    def change(plan: Path) -> None:
        (plan / name).unlink()
        (plan / name).mkdir()

    return change


FILE = st.sampled_from(FILES)
SHARE = st.floats(0, 1)
PUT = st.one_of(
    st.sampled_from(SPECIALS).map(str.encode),
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(SPECIALS), max_size=4).map(lambda parts: "".join(parts).encode()),
)
CHANGES = st.lists(
    st.one_of(
        st.builds(_spliced, FILE, SHARE, st.sampled_from([0, 0, 1, 5, 100, 10**6]), PUT),
        st.builds(_flipped, FILE, SHARE, st.integers(0, 7)),
        st.builds(_swapped, FILE, FILE),
        st.builds(_copied, FILE, st.sampled_from(NAMES)),
        st.builds(_line_moved, FILE, SHARE, SHARE),
    ),
    min_size=1,
    max_size=4,
)
#: At most one, and last: what is gone cannot be changed.
LOSS = st.none() | st.builds(_deleted, FILE) | st.builds(_made_folder, FILE)


@contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(SMALL, Path(folder) / "plan")
        yield Path(folder) / "plan"


def _run(*arguments: str) -> tuple[int, str]:
    """The command with a strict standard output, as a terminal has."""
    printed = TextIOWrapper(BytesIO(), "utf-8", write_through=True)
    with redirect_stdout(printed):
        code = main([*arguments])
    return code, printed.buffer.getvalue().decode("utf-8")


@pytest.mark.long
@SETTINGS
@given(CHANGES, LOSS)
def test_whatever_stands_in_plan(changes: list[Change], loss: Change | None) -> None:
    with _copy() as plan:
        for change in [*changes, *([loss] if loss else [])]:
            change(plan)
        docs = plan.parent / "docs"
        code, printed = _run("tables", "--plan", str(plan), "--docs", str(docs))
        assert code in {0, 1}
        assert docs.exists() == (code == 0)
        assert (code == 1) == bool(re.search(r"^[1-9]\d* error\(s\)", printed, re.MULTILINE))


@pytest.mark.long
@pytest.mark.parametrize("special", SPECIALS, ids=range(len(SPECIALS)))
def test_special_between_lines_and_within_them(special: str) -> None:
    with _copy() as plan:
        for name in FILES:
            lines = (plan / name).read_text("utf-8").split("\n")
            lines[1:2] = [special + "".join(lines[1:2])]
            lines[-2] = lines[-2][:6] + special + lines[-2][6:]
            (plan / name).write_text("\n".join(lines), "utf-8")
        assert _run("check", "--plan", str(plan))[0] in {0, 1}


#: Places of the small plan, and the words there that something special is put among.
TEXTS: Final = (
    ("chapters/02.zh.md", "明确分工。", "明确{}分工。"),
    ("chapters/02.en.md", "the division", "the {} division"),
    ("columns/1-1.zh.md", "新增设备", "新增{}设备"),
    ("source/notice.zh.txt", "明确分工。", "明确{}分工。"),
    ("notes.yml", "原文未填数字。", '"质量{}质量"'),
    ("glossary.yml", "对产品性能的测量。", '"质量{}质量"'),
    ("indicators/table-1.yml", "培育品牌", '"质量{}质量"'),
    ("corrections.yml", "发布系统页脚。", '"质量{}质量"'),
)


def _put_within_texts(plan: Path, special: str) -> None:
    words = " ".join(special.split())
    for name, text, put in TEXTS:
        path = plan / name
        among = json.dumps(words)[1:-1] if put.startswith('"') else words
        path.write_text(path.read_text("utf-8").replace(text, put.replace("{}", among)), "utf-8")


@pytest.mark.long
@pytest.mark.parametrize("special", SPECIALS, ids=range(len(SPECIALS)))
def test_special_within_texts_that_can_be_read(special: str) -> None:
    """So that not only reading meets it, but every check."""
    with _copy() as plan:
        _put_within_texts(plan, special)
        assert _run("check", "--plan", str(plan))[0] in {0, 1}


def test_file_with_a_name_that_is_no_text() -> None:
    with _copy() as plan:
        (plan / os.fsdecode(b"\xff\xfe.md")).write_text("lost\n")
        code, printed = _run("check", "--plan", str(plan))
    assert code == 1
    assert "nothing reads this file" in printed


def test_links_that_lead_in_circles_or_nowhere() -> None:
    with _copy() as plan:
        (plan / "notes.yml").unlink()
        (plan / "notes.yml").symlink_to("notes.yml")
        (plan / "columns" / "1-2.zh.md").symlink_to("nowhere")
        (plan / "loop").symlink_to(".")
        code, printed = _run("check", "--plan", str(plan))
    assert code == 1
    assert "plan/notes.yml:1:1: this file is missing" in printed


def test_confirming_a_plan_that_is_not_there(tmp_path: Path) -> None:
    assert main(["translated", "all", "--plan", str(tmp_path / "nowhere")]) == 2


def _identities(plan: Plan) -> list[str]:
    return list(dict.fromkeys(str(passage.id) for passage in plan.passages(plan.original)))


def _loaded(folder: Path) -> Plan:
    loaded = load(folder)
    assert loaded.plan is not None and not loaded.findings
    return loaded.plan


def _chapter(plan: Path) -> list[str]:
    return (plan / "chapters/01.zh.md").read_text("utf-8").rstrip("\n").split("\n\n")


def _write(plan: Path, blocks: list[str]) -> list[str]:
    (plan / "chapters/01.zh.md").write_text("\n\n".join(blocks) + "\n", "utf-8")
    return _identities(_loaded(plan))


#: The blocks of chapter 1 that a paragraph may follow: its section, its measure's text, its paragraph and its calls.
PLACES: Final = (1, 3, 4, 5, 6)


@pytest.mark.long
@settings(SETTINGS, max_examples=20)
@given(st.sampled_from(PLACES), st.integers(2, 9999))
def test_an_inserted_paragraph_changes_no_other_identity(place: int, number: int) -> None:
    with _copy() as plan:
        before, blocks = _identities(_loaded(plan)), _chapter(plan)
        blocks.insert(place + 1, f"新增的一段。\n{{: #p1-1-{number} }}")
        after = _write(plan, blocks)
    assert [identity for identity in after if identity != f"p1-1-{number}"] == before


@settings(SETTINGS, max_examples=20)
@given(st.permutations([4, 5, 6]))
def test_moved_blocks_keep_their_identities(order: list[int]) -> None:
    with _copy() as plan:
        before, blocks = _identities(_loaded(plan)), _chapter(plan)
        after = _write(plan, [*blocks[:4], *(blocks[place] for place in order)])
    assert sorted(after) == sorted(before)


@pytest.mark.long
@settings(SETTINGS, max_examples=20)
@given(st.integers(1, 15), st.integers(2, 9999))
def test_a_split_paragraph_keeps_its_identity_and_all_others(at: int, number: int) -> None:
    with _copy() as plan:
        before, blocks = _identities(_loaded(plan)), _chapter(plan)
        text, line = blocks[4].split("\n")
        blocks[4:5] = [f"{text[:at]}\n{line}", f"{text[at:]}\n{{: #p1-1-{number} }}"]
        after = _write(plan, blocks)
    assert [identity for identity in after if identity != f"p1-1-{number}"] == before
