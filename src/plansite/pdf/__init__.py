"""``Plan`` → the PDF editions, as bytes by file name. Writes nothing."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final

from plansite.languages import LANGUAGES, Language
from plansite.model import Plan
from plansite.model.version import version
from plansite.pages.addresses import Addresses
from plansite.pages.downloads import chapter_name, whole_name
from plansite.pdf.compose import Composer
from plansite.pdf.typesetter import Pdf, Typesetter, TypesettingError
from plansite.pdf.web import Web

__all__ = ["Pdf", "TypesettingError", "chapter_name", "typeset", "typesetting", "whole_name"]


#: A plan of more passages than this is long: some thousand pages in all.
_LONG: Final = 2000


def typeset(plan: Plan, base: str = "") -> dict[str, Pdf]:
    """Every PDF by its file name: the plan in Chinese, in English and in both, and each chapter in each language.

    Args:
        base: the public address of the site, empty where there is none.

    Raises:
        TypesettingError: the typesetter failed or warned.
    """
    with typesetting(plan, base) as typeset_all:
        return typeset_all()


@contextmanager
def typesetting(plan: Plan, base: str = "") -> Iterator[Callable[[], dict[str, Pdf]]]:
    """Begin with what ``typeset`` does, and give a function that waits for its end and answers or raises as it does.

    Whoever leaves the block without a call is spared the rest, and whatever went wrong.
    """
    with ThreadPoolExecutor(max_workers=1) as foreman, _workers(plan) as workers:
        made = foreman.submit(_typeset, workers, plan, base)
        try:
            yield made.result
        finally:
            if not made.done():
                workers.shutdown(wait=False, cancel_futures=True)
                for process in multiprocessing.active_children():
                    process.kill()


def _typeset(workers: Executor, plan: Plan, base: str) -> dict[str, Pdf]:
    """Compose one after the other, and let the first be set meanwhile."""
    call = plan.meta.consultation
    typesetter = Typesetter(call.opened if call else "")
    made = {
        name: workers.submit(typesetter.set, template, document) for name, template, document in _documents(plan, base)
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
    both, web = Web(addresses, base, None), {language: Web(addresses, base, language) for language in LANGUAGES}

    def composer(language: Language, web: Web) -> Composer:
        return Composer.of(plan, language, web, this)

    pair: dict[str, Any] = {
        language.code: asdict(Composer.of(plan, language, both, this, LANGUAGES[1]).whole()) for language in LANGUAGES
    }
    yield whole_name(*LANGUAGES), "bilingual.typ", pair
    for language in LANGUAGES:
        yield whole_name(language), f"{language}.typ", asdict(composer(language, web[language]).whole())
    for language in LANGUAGES:
        for chapter in plan.expression(language).chapters:
            sheet = composer(language, web[language]).part(chapter)
            yield chapter_name(chapter.number, language), f"{language}.typ", asdict(sheet)
