"""How Chinese is set in print."""

from pathlib import Path
from typing import Final

from plansite.languages.typesetting import Typesetting

TYPESETTING: Final = Typesetting(design=Path(__file__).with_suffix(".typ"), chart_faces="Noto Sans SC")
