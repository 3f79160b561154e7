"""How English is set in print: by the design for Latin letters."""

from typing import Final

from plansite.languages.typesetting import Typesetting

TYPESETTING: Final = Typesetting()
