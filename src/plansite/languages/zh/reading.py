"""How a text of the language is read: its figures and numbers, its sentences, its punctuation, how its characters sound."""

from typing import Final

from plansite.languages.reading import Reading

READING: Final = Reading()
