"""The names of WordprocessingML, and short ways through its trees."""

from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V: Final = "{urn:schemas-microsoft-com:vml}"


def children(element: Any, name: str) -> list[Any]:
    """The children of a name; none of an element that is not there."""
    return [] if element is None else element.findall(W + name)


def value(element: Any, name: str) -> str:
    """The value of the first child of a name; empty where there is none. A list without a level stands for level 0."""
    found = None if element is None else element.find(W + name)
    return "" if found is None else str(found.get(W + "val") or "")


def is_on(element: Any, name: str) -> bool:
    """Whether a switch such as ``w:b`` is on."""
    found = None if element is None else element.find(W + name)
    return found is not None and found.get(W + "val") not in {"0", "false", "off", "none"}


def number(text: str | None) -> int:
    """A whole number; 0 for what is none."""
    try:
        return int(text or "0")
    except ValueError:
        return 0
