"""How words of the language are found: what is folded, which forms and spellings are one."""

from typing import Final

from plansite.languages.searching import Searching

SEARCHING: Final = Searching()
