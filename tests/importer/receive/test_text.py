"""Plain text in the encodings of Chinese offices."""

import pytest

from plansite.importer.failures import ImportFailure
from plansite.importer.receive import receive
from tests.every import every

TEXT = "某市规划\n一、总体要求\n到2025年，质量总体水平显著提升。\n"


@every(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert receive(TEXT.encode(encoding), "plan.txt").text == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_one(end: str) -> None:
    assert receive(TEXT.replace("\n", end).encode(), "plan.txt").text == TEXT


@every(
    [
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"  \n\t\n", "the file is empty"),
        (b"\x00\x01\x02\x03\xff\xfe\xfd", "no document that can be read"),
        ("一".encode() + b"\x07", "no document that can be read"),
        ("一二三".encode("gb18030") + b"\x81", "not UTF-8, GB 18030 or UTF-16"),
    ]
)
def test_what_is_no_text_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ImportFailure, match=message):
        receive(data, "plan.txt")
