"""Slips that YAML reads as something else: a comma in a text, a sign without its blank, an entry without its dash."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from plansite.ground.findings import Rule
from plansite.load.mending import wrong_quotes, wrong_sign
from plansite.load.slips import Slip

_STRING: Final = "tag:yaml.org,2002:str"
_KEY: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)\s*([:：])\s*(.*)", re.DOTALL)

Pair = tuple[yaml.Node, yaml.Node]
Found = tuple[Rule[[str, Slip, str]], Slip]


def begun_anew(node: yaml.Node) -> Iterator[yaml.Node]:
    """An entry of a list, cut wherever its first key stands again: there another entry begins, without its dash."""
    if not isinstance(node, yaml.MappingNode) or not node.value or node.flow_style:
        yield node
        return
    first = node.value[0][0].value
    starts = [at for at, (key, _) in enumerate(node.value) if key.value == first and key.tag == _STRING]
    last = starts[-1] if starts else 0
    above, below = (
        {key.value for key, _ in pairs if key.tag == _STRING} for pairs in (node.value[:last], node.value[last:])
    )
    if len(starts) < 2 or len(above & below) < 2:
        yield node
        return
    for start, end in zip(starts, [*starts[1:], len(node.value)], strict=True):
        pairs = node.value[start:end]
        yield yaml.MappingNode(node.tag, pairs, pairs[0][0].start_mark, node.end_mark, flow_style=False)


def missing_dash(line: int, column: int, key: str) -> Slip:
    """An entry that begins as a line of the one above it."""
    return Slip(
        line=line,
        column=column + 1,
        message=f"an entry begins here with {key}, but without its dash",
        hint=f"write - {key}: …",
        hint_zh=f"这里开始新的一条，行首缺短横和空格：- {key}: ……",
        mended="",
    )


def curly_marks(line: int, column: int, text: str, inner: str, row: str) -> Slip:
    """A number or a date in curly quotation marks, or with one mark only."""
    return Slip(
        line=line,
        column=column + 1,
        message=f"{text} has not a straight quotation mark on both sides",
        hint=f'write "{inner}"',
        hint_zh=f'数字、日期两边要用英文直引号，不能用“ ”，也不能只有一边："{inner}"',
        mended=row[:column] + f'"{inner}"' + row[column + len(text) :],
    )


def parted(node: yaml.MappingNode, rows: list[str]) -> tuple[list[Pair], list[Found]]:
    """The keys and values of a mapping as they were meant, and what was slipped at."""
    pairs: list[Pair] = []
    slips: list[Found] = []
    joined: set[int] = set()  # where texts end that were put together again
    for key, child in node.value:
        if not (node.flow_style and _is_alone(key, child, rows)):
            pairs.append((key, child))
        elif match := _KEY.fullmatch(key.value):
            pairs.append((_scalar(key, match[1]), _scalar(key, match[3].strip("“”\"'"))))
            slips.append((wrong_sign, _sign(key, match, rows)))
        elif pairs and isinstance(pairs[-1][1], yaml.ScalarNode):
            name, text = pairs.pop()
            if text.end_mark.index in joined:  # a further comma of the same text
                slips.pop()
            wide = not text.value[-1:].isascii()
            whole = f"{text.value}{'，' if wide else ', '}{key.value}"
            pairs.append((name, yaml.ScalarNode(_STRING, whole, text.start_mark, key.end_mark)))
            joined.add(key.end_mark.index)
            slips.append((wrong_quotes, _comma(name, text, key, rows)))
        else:
            pairs.append((key, child))
    return pairs, slips


def _is_alone(key: yaml.Node, child: yaml.Node, rows: list[str]) -> bool:
    """Whether a key stands without a colon and a value: it is part of a text, or its colon is none."""
    if not (isinstance(key, yaml.ScalarNode) and isinstance(child, yaml.ScalarNode)):
        return False
    row = rows[key.end_mark.line]
    return child.value == "" and not child.style and not row[key.end_mark.column :].lstrip().startswith(":")


def _scalar(node: yaml.Node, text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(_STRING, text, node.start_mark, node.end_mark)


def _sign(key: yaml.Node, match: re.Match[str], rows: list[str]) -> Slip:
    row = rows[key.start_mark.line]
    at = key.start_mark.column + match.start(2)
    wide = match[2] == "："
    return Slip(
        line=key.start_mark.line + 1,
        column=at + 1,
        message="“：” stands where a plain “:” is due" if wide else "no blank stands behind this colon",
        hint="write a plain colon and a blank behind it (half width)",
        hint_zh="键的后面要用英文半角冒号加一个空格" + ("，不能用“：”" if wide else ""),
        mended=row[:at] + ": " + row[at + 1 :].lstrip(),
    )


def _comma(name: yaml.Node, text: yaml.Node, key: yaml.Node, rows: list[str]) -> Slip:
    start, end = text.start_mark, key.end_mark
    row = rows[start.line]
    one_line = start.line == end.line
    inner = row[start.column : end.column] if one_line else ""
    at = start.column + inner.find(",")
    if inner and not inner[0].isascii() and not re.search(r"[A-Za-z0-9],|, *[A-Za-z0-9]", inner):
        return Slip(
            line=start.line + 1,
            column=at + 1,
            message=f"{name.value}: a half-width comma stands in this text and ends it",
            hint="write the full-width comma ，",
            hint_zh="文字中的逗号要用全角“，”：这里的半角逗号把文字截断了",
            mended=row[: start.column] + re.sub(", *", "，", inner) + row[end.column :],
        )
    quoted = '"' + inner.strip("\"'").replace('"', "”") + '"'
    return Slip(
        line=start.line + 1,
        column=at + 1 if one_line else text.end_mark.column + 1,
        message=f"{name.value}: this text holds a comma, but stands without quotation marks",
        hint=f"put the text in quotation marks: {name.value}: {quoted if one_line else '…'}",
        hint_zh=f"花括号里的文字含英文逗号，整段文字要加英文引号：{name.value}: {quoted if one_line else '……'}",
        mended=row[: start.column] + quoted + row[end.column :] if one_line else row,
    )
