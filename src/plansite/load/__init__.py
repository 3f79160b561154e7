"""plan/ → ``Plan``. The only stage that reads the files of the plan."""

from typing import Any, Final

from plansite.ground.findings import Rule
from plansite.load.documents import DOCUMENT_RULES
from plansite.load.entries import ENTRY_RULES
from plansite.load.files import control_character, decomposed_character, empty_file, not_utf8
from plansite.load.folder import FOLDER_RULES
from plansite.load.fonts import broken_font
from plansite.load.locks import broken_lock
from plansite.load.markdown import inner_list, strange_block, stray_identity
from plansite.load.markdown_slips import foreign_lines, wrong_line
from plansite.load.meta import META_RULES
from plansite.load.plan import Loaded, load
from plansite.load.strict_yaml import YAML_RULES
from plansite.load.waiting import WAITING_RULES

#: Everything that reading can find, for ``--list``.
READING_RULES: Final[tuple[Rule[Any], ...]] = (
    *FOLDER_RULES,
    *META_RULES,
    broken_lock,
    broken_font,
    not_utf8,
    empty_file,
    control_character,
    decomposed_character,
    *YAML_RULES,
    *ENTRY_RULES,
    strange_block,
    wrong_line,
    foreign_lines,
    stray_identity,
    inner_list,
    *DOCUMENT_RULES,
    *WAITING_RULES,
)

__all__ = ["READING_RULES", "Loaded", "load"]
