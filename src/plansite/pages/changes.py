"""Where comparisons of two editions lie: the page, the JSON, the Word file with tracked changes."""

from typing import Final

from plansite.languages import Language

#: The folder of the pages below their language, and of the files below those of the data.
CHANGES: Final = "changes"
_DATA: Final = f"data/{CHANGES}"


def changes_path(name: str, language: Language) -> str:
    """The page of a pair of editions (``2021-12-16/2022-06-30``), below docs/."""
    return f"{language}/{CHANGES}/{name}.md"


def changes_address(name: str, language: Language) -> str:
    """The address of the page, from the site's root."""
    return f"{language}/{CHANGES}/{name}/"


def changes_json(name: str, language: Language) -> str:
    """The JSON of a pair in the language in which it is compared, from the site's root."""
    return f"{_DATA}/{_file(name)}.{language}.json"


def changes_word(name: str, language: Language) -> str:
    """The Word file of a pair in the language in which it is compared, from the site's root."""
    return f"{_DATA}/{_file(name)}.{language}.docx"


def _file(name: str) -> str:
    return name.replace("/", "_")
