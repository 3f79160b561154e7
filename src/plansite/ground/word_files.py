"""What every Word file of the project shares."""

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn


def set_typefaces(style: Any, faces: Mapping[str, str]) -> None:
    """Set a style of a Word file in these typefaces alone, by Word's name for the letters: ``ascii``, ``eastAsia`` …"""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):  # typefaces of the theme would come first
        del fonts.attrib[key]
    for letters, face in faces.items():
        fonts.set(qn(f"w:{letters}"), face)
