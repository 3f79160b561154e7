"""The first words of a text, where a list or a link has no room for all of it."""

from plansite.languages import Language


def first_words(text: str, language: Language) -> str:
    """What names a block that has no title: its beginning, cut between words."""
    length = language.display.first_words
    if len(text) <= length:
        return text
    cut = text[:length]
    return (cut if language.script == "Hani" else cut.rpartition(" ")[0]) + language.display.ellipsis


def quotation(text: str, language: Language) -> str:
    """What a page that leads to a block quotes of it: its beginning, without the mark at which it breaks off."""
    length = language.display.quotation
    if len(text) <= length:
        return text
    cut = text[:length]
    if language.script != "Hani" and " " in cut and cut.isascii():
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip("，,；;、 ") + "…"
