"""How the language is set in print: its templates and typefaces."""

from typing import Final

from plansite.languages.typesetting import Typesetting

TYPESETTING: Final = Typesetting()
