"""``Plan`` → the PDFs, as bytes by file name. Writes nothing."""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import asdict
from typing import Any, Final

from plansite.languages import Language
from plansite.model import Plan
from plansite.model.version import version
from plansite.pages.addresses import Addresses
from plansite.pages.downloads import chapter_name, pairs, whole_name
from plansite.pdf.compose import Composer
from plansite.pdf.typesetter import Pdf, Typesetter, TypesettingError
from plansite.pdf.web import Web

__all__ = ["Pdf", "TypesettingError", "typeset"]

#: A plan of more passages than this is long: some thousand pages in all.
_LONG: Final = 2000


def typeset(plan: Plan, base: str = "") -> dict[str, Pdf]:
    """Every PDF by its file name: the plan in each language, the original facing each translation, each chapter.

    Args:
        base: the public address of the site, empty where there is none.

    Raises:
        TypesettingError: the typesetter failed or warned.
    """
    call = plan.meta.consultation
    typesetter = Typesetter(call.opened if call else "")
    with _workers(plan) as workers:
        # The first is set while the next is composed.
        made = {
            name: workers.submit(typesetter.set, template, document)
            for name, template, document in _documents(plan, base)
        }
        return {name: pdf.result() for name, pdf in made.items()}


def _workers(plan: Plan) -> Executor:
    """Threads, as many as there are processors; for a long plan one process after the other, a new one for each PDF.

    Typst needs some 2 MB for a page and gives back next to nothing until its process ends.
    """
    if sum(1 for _ in plan.passages(plan.original)) <= _LONG:
        return ThreadPoolExecutor(max_workers=os.cpu_count())
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1)


def _documents(plan: Plan, base: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """File name, template and document of every PDF, the long ones first: nothing then waits for one at the end."""
    addresses, this = Addresses(plan), version(plan)

    def composer(language: Language, web: Web, translation: Language | None = None) -> Composer:
        return Composer.of(plan, language, web, this, translation)

    for original, translation in pairs(plan):
        web = Web(addresses, base, translation, facing=True)
        both = {"original": composer(original, web, translation), "translation": composer(translation, web)}
        document = {side: asdict(each.whole()) for side, each in both.items()}
        yield whole_name(original, translation), "facing.typ", document
    for language in plan.languages:
        web = Web(addresses, base, language)
        yield whole_name(language), "single.typ", asdict(composer(language, web).whole())
    for language in plan.languages:
        web = Web(addresses, base, language)
        for chapter in plan.expression(language).chapters:
            sheet = composer(language, web).part(chapter)
            yield chapter_name(chapter.number, language), "single.typ", asdict(sheet)
