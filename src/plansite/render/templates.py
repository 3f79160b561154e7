"""The templates of the pages."""

from pathlib import Path
from typing import Any, Final

from plansite.pages import templates

FOLDER: Final = Path(__file__).with_name("templates")


def render_template(name: str, **values: Any) -> str:
    """One template of this room with its values."""
    return templates.render_template(FOLDER / name, **values)
