"""``Plan`` → the PDF editions, as bytes by file name. Writes nothing."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Any

from plansite.identities import Identity
from plansite.model import Plan
from plansite.pdf.compose import Composer
from plansite.pdf.typesetter import Pdf, Typesetter, TypesettingError
from plansite.pdf.web import Web
from plansite.render.urls import Addresses
from plansite.version import version
from plansite.vocabulary import LANGUAGES, Language

__all__ = ["Pdf", "TypesettingError", "chapter_name", "typeset", "whole_name"]


def whole_name(*languages: Language) -> str:
    """The file name of a whole edition: ``plan.zh.pdf``, ``plan.zh-en.pdf``."""
    return f"plan.{'-'.join(languages)}.pdf"


def chapter_name(number: int, language: Language) -> str:
    """The file name of a chapter: ``chapter-3.zh.pdf``."""
    return f"chapter-{number}.{language}.pdf"


def typeset(plan: Plan, behind: frozenset[Identity] = frozenset(), base: str = "") -> dict[str, Pdf]:
    """Every PDF by its file name: the plan in Chinese, in English and in both, and each chapter in each language.

    Args:
        behind: blocks whose translation waits for an update; the English says so.
        base: the public address of the site, empty where there is none.

    Raises:
        TypesettingError: the typesetter failed or warned.
    """
    call = plan.meta.consultation
    typesetter = Typesetter(call.opened if call else "")
    names, templates, documents = zip(*_documents(plan, behind, base), strict=True)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
        return dict(zip(names, threads.map(typesetter.set, templates, documents), strict=True))


def _documents(plan: Plan, behind: frozenset[Identity], base: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File name, template and document of every PDF, the long ones first: nothing then waits for one at the end."""
    addresses, this = Addresses(plan), version(plan)
    both, web = Web(addresses, base, None), {language: Web(addresses, base, language) for language in LANGUAGES}

    def composer(language: Language, web: Web) -> Composer:
        return Composer.of(plan, language, web, this, behind)

    pair: dict[str, Any] = {language: asdict(composer(language, both).whole()) for language in LANGUAGES}
    yield whole_name(*LANGUAGES), "bilingual.typ", pair
    for language in LANGUAGES:
        yield whole_name(language), f"{language}.typ", asdict(composer(language, web[language]).whole())
    for language in LANGUAGES:
        for chapter in plan.edition(language).chapters:
            sheet = composer(language, web[language]).part(chapter)
            yield chapter_name(chapter.number, language), f"{language}.typ", asdict(sheet)
