"""``Plan`` → the PDFs, as bytes by file name. Writes nothing."""

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import asdict
from typing import Any, Final

from plansite.model import Plan
from plansite.pages.addresses import Addresses
from plansite.pages.downloads import annotated_name, chapter_name, pairs, whole_name
from plansite.pdf.compose import Composer
from plansite.pdf.form import forms
from plansite.pdf.results import round_results
from plansite.pdf.typesetter import Pdf, Typesetter, TypesettingError
from plansite.pdf.web import Web

__all__ = ["Pdf", "TypesettingError", "typeset"]

#: A plan of more passages than this is long: some thousand pages in all.
_LONG: Final = 2000


def typeset(plan: Plan, base: str = "") -> dict[str, Pdf]:
    """Every PDF by its file name.

    Plain, as its issuer would print it: the plan and each of its chapters, in each language. Annotated, with notes,
    identities, corrections and charts: the plan in each language, and the original facing each translation.

    Args:
        base: the public address of the site, empty where there is none.

    Raises:
        TypesettingError: the typesetter failed or warned.
    """
    call = plan.meta.consultation
    typesetter = Typesetter(call.opened if call else "", plan.fonts)
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
    addresses, edition = Addresses(plan), plan.meta.edition.published if plan.meta.edition else ""
    for original, translation in pairs(plan):
        web = Web(addresses, base, translation, facing=True, edition=edition)
        left, right = Composer.of(plan, original, web, translation), Composer.of(plan, translation, web)
        both = {"original": asdict(left.whole()), "translation": asdict(right.whole())}
        yield whole_name(original, translation), "facing.typ", both
    for language in plan.languages:
        web = Web(addresses, base, language, edition=edition)
        yield annotated_name(language), "single.typ", asdict(Composer.of(plan, language, web).whole())
        yield whole_name(language), "single.typ", asdict(Composer.of(plan, language).whole())
    for language in plan.languages:
        for chapter in plan.expression(language).chapters:
            sheet = Composer.of(plan, language).part(chapter)
            yield chapter_name(chapter.number, language), "single.typ", asdict(sheet)
    yield from forms(plan)
    yield from round_results(plan)
