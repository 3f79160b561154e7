"""Pictures that a link to a page shows where it is shared (Open Graph): the page's title, set quietly.

1200 × 630 pixels in the site's colours, drawn with the typefaces of the PDFs. Same words, same bytes.
"""

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFont

from plansite.ground.typefaces import SANS, SERIF
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import SOCIAL_FOLDER

SIZE: Final = (1200, 630)
_MARGIN: Final = 96
_PAPER, _INK, _SOFT, _ACCENT = (0xFD, 0xFC, 0xF9), (0x1F, 0x1D, 0x1A), (0x5C, 0x57, 0x4F), (0xA5, 0x30, 0x1C)
#: Each colour fades into the paper in so many steps: a palette of three ramps.
_STEPS: Final = 16
_TITLE_SIZES: Final = (76, 68, 60, 52, 46, 40, 34)
_TITLE_HEIGHT: Final = 240
_GAP: Final = "\u2003"
#: A Latin word, a number or a few words in quotes are not broken; a mark begins no line, an opening one ends none.
_PIECE: Final = re.compile(r"[“‘（《]*(?:(?<=“)[^”]{1,6}|[!-~À-ÿ’]+|.)[，。、；：？！”’）》…—]*\s*")


def pictures(plan: Plan) -> dict[str, bytes]:
    """The picture of the home pages, the notice and every chapter, by its path below docs/."""
    return {f"{SOCIAL_FOLDER}/{name}.png": _draw(*words) for name, words in _pages(plan)}


def _pages(plan: Plan) -> Iterator[tuple[str, tuple[str, str, str]]]:
    meta = plan.meta
    translations = _GAP.join(filter(None, (meta.title[language] for language in plan.translations)))
    head = translations or _issuer(plan, plan.original)
    yield "index", (head, meta.title[plan.original], _foot(plan, *plan.languages))
    for language in plan.languages:
        foot = _foot(plan, language)
        yield f"{language}-index", (_issuer(plan, language), meta.title[language], foot)
        title = (meta.short_title or meta.title)[language]
        expression = plan.expression(language)
        if expression.notice is not None:
            yield f"{language}-notice", (title, expression.notice.title, foot)
        for chapter in expression.chapters:
            heading = chapter.title or language.words["preamble"]
            yield f"{language}-{chapter.number}", (title, heading, foot)


def _issuer(plan: Plan, language: Language) -> str:
    return plan.meta.issuer[language] if plan.meta.issuer else ""


def _foot(plan: Plan, *languages: Language) -> str:
    """The plan's status in these languages, and the day on which it was put up for comment."""
    status = [plan.meta.status[language] for language in languages] if plan.meta.status else []
    return _GAP.join(filter(None, [*status, plan.meta.consultation.opened if plan.meta.consultation else ""]))


def _draw(head: str, title: str, foot: str) -> bytes:
    ink, soft, accent = (Image.new("L", SIZE) for _ in range(3))
    ImageDraw.Draw(accent).rectangle((_MARGIN, _MARGIN, _MARGIN + 72, _MARGIN + 7), fill=255)
    pen = ImageDraw.Draw(soft)
    small = _font(SANS, 30)
    for number, line in enumerate(_lines(head, small)[:2]):
        pen.text((_MARGIN, _MARGIN + 40 + 42 * number), line, fill=255, font=small)
    pen.text((_MARGIN, SIZE[1] - _MARGIN), foot, fill=255, font=small, anchor="ls")
    font, lines = _fitted(title)
    top = SIZE[1] - _MARGIN - 80 - len(lines) * _leading(font)
    for number, line in enumerate(lines):
        ImageDraw.Draw(ink).text((_MARGIN, top + number * _leading(font)), line, fill=255, font=font)
    return _png(ink, soft, accent)


def _leading(font: ImageFont.FreeTypeFont) -> int:
    return round(font.size * 1.35)


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The title in the largest size in which it finds room, in lines of like length."""
    for size in _TITLE_SIZES:
        font = _font(SERIF, size)
        lines = _lines(title, font)
        if len(lines) * _leading(font) <= _TITLE_HEIGHT:
            break
    widths = range(SIZE[0] // 3, SIZE[0] - 2 * _MARGIN, 24)
    even = (_lines(title, font, width) for width in widths)
    return font, next((found for found in even if len(found) == len(lines)), lines)


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int = SIZE[0] - 2 * _MARGIN) -> list[str]:
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and font.getlength((lines[-1] + piece).rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return lines


@cache
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def _png(*inks: Image.Image) -> bytes:
    """The drawings, each in its colour, on paper."""
    indexed = Image.new("L", SIZE)
    for number, ink in enumerate(inks):
        levels = [value * (_STEPS - 1) // 255 for value in range(256)]
        indexed = ImageChops.lighter(indexed, ink.point([level and number * _STEPS + level for level in levels]))
    picture = Image.frombytes("P", SIZE, indexed.tobytes())
    ramps = [[_mix(colour, step) for step in range(_STEPS)] for colour in (_INK, _SOFT, _ACCENT)]
    picture.putpalette([value for ramp in ramps for colour in ramp for value in colour])
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=False, compress_level=6)
    return stream.getvalue()


def _mix(colour: tuple[int, int, int], step: int) -> Iterator[int]:
    return (paper + (value - paper) * step // (_STEPS - 1) for paper, value in zip(_PAPER, colour, strict=True))
