"""plan.yml: the titles of the plan, its languages and its chapters."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from plansite.ground.findings import Fault, Place, did_you_mean, rule
from plansite.languages import known
from plansite.load.folder import Folder
from plansite.load.reading import Read, read_entries
from plansite.load.strict_yaml import compose
from plansite.model import Meta, Text
from plansite.model.entry import Places

NAME: Final = "plan.yml"
CHAPTER_KEY: Final = re.compile(r"\d{2,3}", re.ASCII)
_CHAPTER_FILE: Final = re.compile(r"chapters/(\d{2,3})\.([a-z]{2,3})\.md", re.ASCII)


@rule("chapter-list")
def strange_chapter(meta: Meta) -> Iterator[Fault]:
    """plan.yml lists each chapter once, by the number in its file name.

    Bad:  `chapters: ["0", "1", "1"]`
    Good: `chapters: ["00", "01", "02"]`
    """
    for position, key in enumerate(meta.chapters):
        if not CHAPTER_KEY.fullmatch(key) or key in meta.chapters[:position]:
            yield Fault(
                place=meta.at("chapters"),
                message=f"{key!r} is not the number of a chapter file, or stands here twice",
                hint="write the two digits of the file name, each once",
                hint_zh="请写章文件名中的两位数字，每章一次",
            )


@rule("language-unknown")
def unknown_language(meta: Meta, codes: tuple[str, ...]) -> Iterator[Fault]:
    """plan.yml lists languages that the project has a folder for, each once.

    Bad:  `languages: [zh, eng]`
    Good: `languages: [zh, en]`
    """
    for position, code in enumerate(codes):
        if code not in known() or code in codes[:position]:
            hint, hint_zh = did_you_mean(code, known())
            yield Fault(
                place=meta.at("languages") if meta.languages else meta.title.at(code),
                message=f"{code!r} is not a language of this project, or stands here twice",
                hint=hint,
                hint_zh=f"没有这种语言，或重复列出；{hint_zh}",
            )


def read_meta(folder: Folder) -> Meta | None:
    """Read plan.yml, and with it the languages of the plan into ``folder.languages``; None if it cannot be read."""
    file = folder.file(NAME)
    value, slips, readable = compose(file) if file else (None, (), False)
    if file is None or not readable:
        folder.unread.add(NAME)
        folder.findings += slips
        return None
    read: Read[Meta] = read_entries(value, file, Meta, ())
    if read.value:
        folder.languages = _languages(folder, read.value)
        read = read_entries(value, file, Meta, folder.languages)
        if read.value and (strange := tuple(strange_chapter(read.value))):
            folder.findings += () if slips else strange  # a mark that is missing is told already
            read = replace(read, value=read.value.model_copy(update={"chapters": _chapters(folder)}))
    if not read.whole:
        folder.unread.add(NAME)
    folder.findings += (*slips, *read.findings)
    return read.value


def _languages(folder: Folder, meta: Meta) -> tuple[str, ...]:
    """The codes of the languages that the plan lists, else of those of its title; those that there are."""
    codes = meta.languages or meta.title.codes
    if strange := tuple(unknown_language(meta, codes)):
        folder.findings += strange
        codes += _written(folder)  # so that not every text in a language that is misspelt there is a finding, too
    return tuple(code for code in dict.fromkeys(codes) if code in known())


def _written(folder: Folder) -> tuple[str, ...]:
    """The languages in which there are chapters: first that of the document as received, then the others."""
    present = folder.present()
    found = {match[2] for name in present if (match := _CHAPTER_FILE.fullmatch(name))}
    source = [code for code in known() if f"source/notice.{code}.txt" in present]
    return tuple(code for code in dict.fromkeys([*source, *known()]) if code in found)


def _chapters(folder: Folder) -> tuple[str, ...]:
    """The numbers of the chapters that are there."""
    found = (match[1] for name in folder.present() if (match := _CHAPTER_FILE.fullmatch(name)))
    return tuple(dict.fromkeys(found))


def stand_in(folder: Folder) -> Meta:
    """What the chapters that are there tell, for a plan.yml that cannot be read: so their findings are told, too."""
    folder.languages = _written(folder)
    places = Places(place=Place(path=folder.shown(NAME)), keys={})
    title = Text.model_construct(places=places)
    return Meta.model_construct(title=title, chapters=_chapters(folder), places=places)


META_RULES: Final = (strange_chapter, unknown_language)
