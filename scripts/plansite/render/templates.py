"""The templates: one thing each, strict about names, HTML-escaped unless a value is already markup."""

import html
import json
import os
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, __version__
from markupsafe import Markup

FOLDER: Final = Path(__file__).parent.parent / "templates"
#: Compiled templates, where Python keeps compiled modules. Jinja keeps one only for the very text it came from.
_COMPILED: Final = Path(cache_from_source(str(FOLDER / "template.py"))).parent


def _quoted(text: str) -> Markup:
    """Text as a quoted YAML string of the front matter, which themes print into HTML without escaping."""
    return Markup(json.dumps(html.escape(text, quote=True), ensure_ascii=False))


def _yaml(text: str) -> Markup:
    """Text as a quoted YAML string that arrives as it is."""
    return Markup(json.dumps(text, ensure_ascii=False))


def _bytecode() -> BytecodeCache | None:
    """Where compiled templates are kept, unless the program lies where it cannot write."""
    try:
        _COMPILED.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    writable = os.access(_COMPILED, os.W_OK)
    return FileSystemBytecodeCache(str(_COMPILED), f"%s-{__version__}.cache") if writable else None


class _Environment(Environment):
    """Where ``say.title`` is a key, it is no attribute: asked for first, it costs half of the time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What ``obj.attribute`` of a template is."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """Where templates are loaded, once each; whoever runs on while they are edited sets ``auto_reload``."""
    made = _Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_bytecode(),
    )
    made.filters["quoted"] = _quoted
    made.filters["yaml"] = _yaml
    return made


def render_template(name: str, **values: Any) -> str:
    """One template with its values, blank lines squeezed to one.

    Raises:
        jinja2.UndefinedError: the template names a value that is not there.
    """
    text = environment().get_template(name).render(**values)
    lines = [line.rstrip() for line in text.lstrip("\n").split("\n")]
    kept = [line for position, line in enumerate(lines) if line or (position and lines[position - 1])]
    return "\n".join(kept).rstrip("\n") + "\n"
