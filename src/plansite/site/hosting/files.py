"""Headers as configuration files: the same ones in the words of each kind of server."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES: Final = Path(__file__).parent / "templates"


def host_files(headers: Mapping[str, str]) -> dict[str, str]:
    """Every file by its name: one for each template."""
    names = sorted(path.name for path in TEMPLATES.glob("*.jinja"))
    return {name.removesuffix(".jinja"): _environment().get_template(name).render(headers=headers) for name in names}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,  # configuration, not markup; its only values are our own headers
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["json"] = json.dumps
    return environment
