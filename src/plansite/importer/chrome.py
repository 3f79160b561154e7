"""Chrome: what a page or a publishing system puts around a document. It is dropped and declared."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.ground.characters import BLANK
from plansite.importer.forms import ATTACHED, RANKS, Form, form_of
from plansite.importer.lines import Line, raw_lines
from plansite.importer.outline import Dropped
from plansite.importer.receive.received import Furniture, Received
from plansite.importer.texts import strip

_AROUND: Final = r"[\s|｜·：:【】\[\]]*"
_BUTTONS: Final = (
    rf"(?:{_AROUND}(?:打印|关闭|返回顶部|下载|收藏|分享到?|字号|大|中|小)(?:本页|窗口|文章|此页)?{_AROUND})+"
)
_FOOTER: Final = re.compile(
    rf"(?:produced|powered|designed) by\b.*|.*(?:技术支持|版权所有|责任编辑|网站标识码|ICP备).*|{_BUTTONS}",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(r"目\s*[录次錄]|contents", re.IGNORECASE)
_LEADERS: Final = re.compile(r".*(?:\.{3,}|…{2,}|·{3,}|．{3,})[\s.…·]*\d*")
_INNER_HEADING: Final = re.compile(r"第[一二三四五六七八九十百]+[章节]|[（(][一二三四五六七八九十]+[)）]")
_PAGE_NUMBER: Final = re.compile(r"\d{1,3}")
_DASHED_NUMBER: Final = re.compile(r"[-—–]\s*(\d{1,3})\s*[-—–]|第\s*\d{1,3}\s*页(\s*共\s*\d{1,3}\s*页)?")
_ENTRIES: Final = frozenset({*RANKS, Form.NAMED, Form.COLUMN, Form.TABLE, Form.DIGIT, Form.DECIMAL})
_LAST_LINES: Final = 5
_PAGE: Final = 8


#: Why the form of a document says that a line is none of it, in both languages.
_FURNITURE: Final[dict[Furniture, tuple[str, str]]] = {
    "contents": ("Table of contents; the site makes its own", "目录，由网站另行生成"),
    "page": ("Running head or page number", "页眉、页脚或页码"),
    "navigation": ("Button or link of the web page", "网页上的按钮或链接"),
    "hidden": ("Hidden on the page", "页面上隐藏的文字"),
}


def find_furniture(received: Received) -> Iterator[Dropped]:
    """The lines that are no part of the document as far as its form tells."""
    raw = raw_lines(received.text)
    for number, kind in sorted(received.furniture.items()):
        reason, reason_zh = _FURNITURE[kind]
        yield Dropped(line=number, text=strip(raw[number - 1]), reason=reason, reason_zh=reason_zh)


def find_chrome(lines: tuple[Line, ...]) -> tuple[Dropped, ...]:
    """The lines that are no part of the document: footer of the web page, table of contents, page numbers."""
    found = [*_attachment(lines), *_footer(lines), *_contents(lines), *_page_numbers(lines)]
    return tuple({dropped.line: dropped for dropped in sorted(found, key=lambda each: each.line)}.values())


def end_of_column(line: Line) -> Dropped:
    """专栏结束: what it says is told by where the column ends."""
    return _dropped(line, "Marks the end of a special column; the site shows where it ends", "专栏结束标记，由版式体现")


def _attachment(lines: tuple[Line, ...]) -> Iterator[Dropped]:
    """附件1 on the first line: the document came as an attachment."""
    if lines and ATTACHED.fullmatch(lines[0].text):
        yield _dropped(lines[0], "Says that the document came as an attachment", "附件标记")


def _footer(lines: tuple[Line, ...]) -> Iterator[Dropped]:
    """The last lines, as long as each looks like the furniture of a web page."""
    for line in reversed(lines[-_LAST_LINES:]):
        if not _FOOTER.fullmatch(line.text) or "。" in line.text:
            return
        yield _dropped(line, "Footer of the publishing system, no part of the document", "发布系统的页脚，非文件内容")


def _contents(lines: tuple[Line, ...]) -> Iterator[Dropped]:
    """A line 目录 and its entries: dot leaders, headings in one line, or a heading met again later."""
    start = next((at for at, line in enumerate(lines) if _CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return
    yield _contents_line(lines[start])
    for at in range(start + 1, len(lines)):
        if lines[at].is_solid or not _is_entry(lines[at].text, lines[at + 1 :]):
            return
        yield _contents_line(lines[at])


def _is_entry(text: str, later: tuple[Line, ...]) -> bool:
    if _LEADERS.fullmatch(text) or len(_INNER_HEADING.findall(text)) >= 3:
        return True
    title = BLANK.sub("", re.sub(r"\s+\d{1,3}$", "", text))
    return form_of(text) in _ENTRIES and any(BLANK.sub("", line.text) == title for line in later)


def _contents_line(line: Line) -> Dropped:
    return _dropped(line, "Table of contents; the site makes its own", "目录，由网站另行生成")


def _page_numbers(lines: tuple[Line, ...]) -> Iterator[Dropped]:
    """Numbers between dashes; and lone ones that go up by one, a page apart, with no cells around."""
    expected, last, found = 1, -_PAGE, []
    for at, line in enumerate(lines):
        if _DASHED_NUMBER.fullmatch(line.text):
            yield _number(line)
        elif line.text == str(expected) and at - last >= _PAGE and not _has_cells_around(lines, at):
            found.append(line)
            expected, last = expected + 1, at
    if len(found) >= 2:
        yield from map(_number, found)


def _has_cells_around(lines: tuple[Line, ...], at: int) -> bool:
    around = (*lines[max(at - 2, 0) : at], *lines[at + 1 : at + 3])
    return any(_PAGE_NUMBER.fullmatch(line.text) or line.text in "%‰" for line in around)


def _number(line: Line) -> Dropped:
    return _dropped(line, "Page number", "页码")


def _dropped(line: Line, reason: str, reason_zh: str) -> Dropped:
    return Dropped(line=line.number, text=line.text, reason=reason, reason_zh=reason_zh)
