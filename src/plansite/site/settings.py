"""The site's public address, as mkdocs.yml gives it: in the file, or from the environment that it names."""

import os
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: ``!ENV`` as MkDocs does, other tags as nothing."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if not isinstance(node, yaml.SequenceNode):
        return None
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def public_address(settings: Path) -> str:
    """The public address with a slash at its end, or empty where none is set.

    Args:
        settings: mkdocs.yml.
    """
    address = str((yaml.load(settings.read_text("utf-8"), _Loader) or {}).get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""
