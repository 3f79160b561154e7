"""Web pages as saved from the site of an authority: the document's body, found among navigation and buttons.

The body is the element that holds most running text in few links. What stands outside it is not taken over, but what
looks like words of the page inside it (buttons, sharing, counters) is written down as furniture and so listed.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from lxml import html

from plansite.importer.receive.failures import failure
from plansite.importer.receive.received import Beside, Cell, Received, Scribe, Style, nothing

_SILENT: Final = frozenset({"script", "style", "noscript", "template", "iframe", "svg", "head", "select", "option"})
_FRAME: Final = frozenset({"nav", "header", "footer", "aside", "form", "button"})
_BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    }
)
#: What the layout of a page is made of.
_AREAS: Final = frozenset({"div", "article", "main", "section", "td", "tr", "tbody", "table", "center"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BUTTON: Final = re.compile(
    r"[\s|｜·【】\[\]]*(?:打印|关闭|分享到?[:：]?|返回顶部|扫一扫.*|字号[:：]?.*|字体[:：]?.*|保存|收藏|下载"
    r"|浏览(?:次数|量)[:：].*|点击(?:数|率)[:：].*|当前位置[:：].*|上一篇[:：].*|下一篇[:：].*)"
    r"(?:本页|窗口|此页)?(?:[\s|｜·【】\[\]]+(?:打印|关闭|分享|返回顶部|保存|收藏|下载)(?:本页|窗口|此页)?)*[\s|｜·【】\[\]]*"
)
_HELD: Final = re.compile(r"data:image/(?P<kind>png|jpeg|jpg|gif|webp);base64,(?P<data>.+)", re.DOTALL | re.IGNORECASE)
#: Pixels. What is no wider or higher is a sign of the page, no picture of the document.
_SIGN: Final = 32
#: A body is at least so long, in characters.
_SHORTEST: Final = 20


def receive_web(data: bytes, path: str, beside: Beside = nothing) -> Received:
    """Read a saved page.

    Raises:
        ImportFailure: it has no body of text.
    """
    tree = html.fromstring(_decoded(data))
    body = _body(tree)
    if body is None:
        raise failure("no-body", path)
    reader = _Reader(beside)
    reader.read(body)
    return reader.scribe.received("web")


def _decoded(data: bytes) -> str:
    """The page as text: by its mark, else by what it declares, else UTF-8 or GB 18030."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    names = ("utf-8-sig", "gb18030" if name in {"gb2312", "gbk", "gb18030"} else name, "gb18030")
    for encoding in names:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return data.decode("utf-8", "replace")


def _words(element: Any) -> int:
    """How many characters an element says, those of links not counted."""
    if not isinstance(element.tag, str) or element.tag in _SILENT or element.tag in _FRAME or element.tag == "a":
        return len((element.tail or "").strip())
    inner = len((element.text or "").strip()) + sum(_words(child) for child in element)
    return inner + len((element.tail or "").strip())


def _body(tree: Any) -> Any:
    """The smallest element that holds nearly all running text."""
    root = tree.find("body") if tree.tag == "html" else tree
    if root is None or _words(root) < _SHORTEST:
        return None
    whole = _words(root)
    while True:
        inner = [child for child in root if isinstance(child.tag, str) and child.tag in _AREAS]
        best = max(inner, key=_words, default=None)
        if best is None or _words(best) * 10 < whole * 8 or (best.tag == "table" and _is_data(best)):
            return root
        root = best


def _is_data(table: Any) -> bool:
    """Whether a table holds cells and not the layout of a page: more than one column in most rows, short cells."""
    rows = table.xpath("./tr|./tbody/tr|./thead/tr|./tfoot/tr")
    several = [row for row in rows if len(row.xpath("./td|./th")) > 1]
    return len(several) * 2 > len(rows) and not table.xpath(".//table")


def _is_frame(table: Any) -> bool:
    """Whether a table is a frame around text: a single column, and no layout in it."""
    return not table.xpath(".//table") and all(len(row.xpath("./td|./th")) <= 1 for row in _rows(table))


class _Reader:
    """Goes through the body once and writes it down."""

    def __init__(self, beside: Beside) -> None:
        self.scribe = Scribe()
        self._beside = beside
        self._words: list[str] = []
        self._bold: list[bool] = []

    def read(self, body: Any) -> None:
        """Every block in order."""
        self._inside(body, Style())
        self._end(Style())

    def _inside(self, element: Any, style: Style) -> None:
        self._say(element.text, bold=False)
        for child in element:
            self._element(child, style)
            self._say(child.tail, bold=False)

    def _element(self, element: Any, style: Style) -> None:
        if not isinstance(element.tag, str) or element.tag in _SILENT or _is_hidden(element):
            return
        match element.tag:
            case "br":
                self._end(style)
            case "img":
                self._picture(element, style)
            case "table" if _is_data(element) or _is_frame(element):
                self._end(style)
                self.scribe.grid([list(_row(row)) for row in _rows(element)])
                for image in element.iter("img"):
                    self._picture(image, style)
            case tag if tag in _FRAME:
                self._end(style)
                if text := _text(element):
                    self.scribe.line(text, furniture="navigation")
            case "sup" | "sub" | "b" | "strong" | "span" | "font" | "a" | "u" | "i" | "em":
                self._inline(element, style)
            case tag if tag in _BLOCKS or tag in {"tr", "td", "th", "tbody", "thead", "tfoot", "caption"}:
                self._end(style)
                own = Style(level=_HEADINGS.get(tag, 0), centred=_is_centred(element))
                self._inside(element, own)
                self._end(own)
            case _:
                self._inside(element, style)

    def _picture(self, image: Any, style: Style) -> None:
        """A picture that the page holds itself or that was saved beside it; of another only its address is known."""
        source = str(image.get("src") or "")
        if not source or _is_button(image):
            return
        name, data = _held(source) if source.startswith("data:") else self._saved(source)
        self._end(style)
        if data:
            self.scribe.picture(name, data, str(image.get("alt") or ""))
        elif name:
            self.scribe.lost(name)

    def _saved(self, source: str) -> tuple[str, bytes | None]:
        """The picture in the folder that a browser saves with a page, by the name of its file."""
        address = urlsplit(source)
        path = unquote(address.path)
        data = None if address.scheme or address.netloc else self._beside(path)
        return (path.rpartition("/")[2] if data else source), data

    def _inline(self, element: Any, style: Style) -> None:
        bold = element.tag in {"b", "strong"} or "bold" in (element.get("style") or "")
        self._say(element.text, bold=bold)
        for child in element:
            self._element(child, style)
            self._say(child.tail, bold=bold)

    def _say(self, text: str | None, *, bold: bool) -> None:
        if text:
            self._words.append(re.sub(r"[\r\n\t ]+", " ", text))
            if text.strip():
                self._bold.append(bold)

    def _end(self, style: Style) -> None:
        """A block ends: what was said is a line."""
        text = "".join(self._words).strip()
        bold = bool(self._bold) and all(self._bold)
        self._words, self._bold = [], []
        if text:
            look = Style(level=style.level, centred=style.centred, bold=bold)
            self.scribe.line(text, look, "navigation" if _BUTTON.fullmatch(text) else None)


def _held(source: str) -> tuple[str, bytes | None]:
    """The picture that stands in its own address."""
    match = _HELD.match(source)
    try:
        return (f"picture.{match['kind'].lower()}", b64decode(match["data"])) if match else ("", None)
    except ValueError:
        return "", None


def _is_button(image: Any) -> bool:
    """Whether it is too small to show anything: a sign before a link, a counter."""
    sizes = (str(image.get(name) or "").strip().removesuffix("px") for name in ("width", "height"))
    return any(size.isdecimal() and int(size) <= _SIGN for size in sizes)


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or element.get("hidden") is not None


def _is_centred(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.tag == "center" or element.get("align") == "center" or "text-align:center" in style


def _text(element: Any) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _rows(table: Any) -> Iterator[Any]:
    yield from table.xpath("./tr|./tbody/tr|./thead/tr|./tfoot/tr")


def _row(row: Any) -> Iterator[Cell]:
    for cell in row.xpath("./td|./th"):
        lines = [re.sub(r"[\r\n\t \xa0]+", " ", part).strip() for part in _cell_lines(cell)]
        text = "\n".join(filter(None, lines))
        yield Cell(text=text, rows=_span(cell, "rowspan"), columns=_span(cell, "colspan"))


def _cell_lines(cell: Any) -> Iterator[str]:
    """What a cell says, cut at the breaks and blocks in it."""
    words = cell.text or ""
    for child in cell:
        if not isinstance(child.tag, str) or child.tag in _SILENT:
            words += child.tail or ""
        elif child.tag == "br":
            yield words
            words = child.tail or ""
        elif child.tag in _BLOCKS:
            yield words
            yield from _cell_lines(child)
            words = child.tail or ""
        else:
            words += "".join(_cell_lines(child)) + (child.tail or "")
    yield words


def _span(cell: Any, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), 1000) if text.isdecimal() else 1
