"""How things are shown in the language: dates, the order of names, the first words of a text, citations."""

from typing import Final

from plansite.languages.display import Display

DISPLAY: Final = Display(names={"zh": "Chinese", "en": "English"})
