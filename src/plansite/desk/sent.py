"""What a browser sent: the fields of a form, and a file."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.requests import Request

#: In bytes. Larger files are no documents of an office.
LARGEST: Final = 50 * 1024 * 1024
#: What stands between numbers or identities that somebody writes one after the other.
_BETWEEN: Final = re.compile(r"[\s,，、;；]+")


def several(text: str) -> list[str]:
    """Numbers or identities that somebody wrote one after the other: `3, 7、12`."""
    return [each for each in _BETWEEN.split(text) if each]


def texts_of(form: Mapping[str, str], key: str) -> list[str]:
    """What a form says in each language, as commands take it: ``en=Final edition``."""
    given = ((name.removeprefix(f"{key}-"), text.strip()) for name, text in form.items() if name.startswith(f"{key}-"))
    return [f"{code}={text}" for code, text in given if text]


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form with their last values."""
    async with request.form(max_fields=10_000) as sent:
        return _fields(sent)


def _fields(sent: FormData) -> dict[str, str]:
    return {key: value for key, value in sent.items() if isinstance(value, str)}


async def upload_of(request: Request) -> tuple[str, bytes, dict[str, str]]:
    """The name and the content of the one file of a form, nothing where none was chosen; the fields beside it."""
    async with request.form(max_part_size=LARGEST) as sent:
        file = sent.get("file")
        if file is None or isinstance(file, str):
            return "", b"", _fields(sent)
        return file.filename or "file", await file.read(), _fields(sent)


async def uploads_of(request: Request) -> tuple[tuple[str, bytes], ...]:
    """Names, without their paths, and contents of all files of a form."""
    async with request.form(max_part_size=LARGEST) as sent:
        files = [each for each in sent.getlist("file") if not isinstance(each, str)]
        found = [(bare(each.filename or ""), await each.read()) for each in files]
    return tuple((name, data) for name, data in found if data)


def bare(name: str) -> str:
    """The name of a file without any path."""
    return Path(name.replace("\\", "/")).name or "file"
