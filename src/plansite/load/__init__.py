"""plan/ → ``Plan``. The only stage that reads the files of the plan."""

from typing import Any, Final

from plansite.ground.findings import Rule
from plansite.load.documents import DOCUMENT_RULES
from plansite.load.files import control_character, empty_file, not_utf8
from plansite.load.markdown import strange_block, stray_identity
from plansite.load.plan import PLAN_RULES, Loaded, load
from plansite.load.strict_yaml import YAML_RULES

#: Everything that reading can find, for ``--list``.
READING_RULES: Final[tuple[Rule[Any], ...]] = (
    *PLAN_RULES,
    not_utf8,
    empty_file,
    control_character,
    *YAML_RULES,
    strange_block,
    stray_identity,
    *DOCUMENT_RULES,
)

__all__ = ["READING_RULES", "Loaded", "load"]
