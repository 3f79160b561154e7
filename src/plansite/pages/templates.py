"""The templates: one thing each, strict about names, HTML-escaped unless a value is already markup."""

import html
import json
import os
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, __version__
from markupsafe import Markup


def _quoted(text: str) -> Markup:
    """Text as a quoted YAML string of the front matter, which themes print into HTML without escaping."""
    return Markup(json.dumps(html.escape(text, quote=True), ensure_ascii=False))


def _yaml(text: str) -> Markup:
    """Text as a quoted YAML string that arrives as it is."""
    return Markup(json.dumps(text, ensure_ascii=False))


def _bytecode(folder: Path) -> BytecodeCache | None:
    """Where compiled templates are kept, unless the program lies where it cannot write.

    It is where Python keeps compiled modules. Jinja keeps a template only for the very text that it came from.
    """
    compiled = Path(cache_from_source(str(folder / "template.py"))).parent
    try:
        compiled.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    writable = os.access(compiled, os.W_OK)
    return FileSystemBytecodeCache(str(compiled), f"%s-{__version__}.cache") if writable else None


class _Environment(Environment):
    """Where ``say.title`` is a key, it is no attribute: asked for first, it costs half of the time."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What ``obj.attribute`` of a template is."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment(folder: Path) -> Environment:
    """Where the templates of a folder are loaded, once each."""
    made = _Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_bytecode(folder),
    )
    made.filters["quoted"] = _quoted
    made.filters["yaml"] = _yaml
    return made


def render_template(template: Path, **values: Any) -> str:
    """One template with its values, blank lines squeezed to one.

    Raises:
        jinja2.UndefinedError: the template names a value that is not there.
    """
    text = environment(template.parent).get_template(template.name).render(**values)
    lines = [line.rstrip() for line in text.lstrip("\n").split("\n")]
    kept = [line for position, line in enumerate(lines) if line or (position and lines[position - 1])]
    return "\n".join(kept).rstrip("\n") + "\n"
