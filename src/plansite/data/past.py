"""The data of earlier editions: the document as it was kept, and the text as Akoma Ntoso, which names all editions."""

from collections.abc import Iterator

from plansite.data.akn import akn_text
from plansite.edition.kept import earlier
from plansite.model import Plan
from plansite.pages.addresses import kept_data


def past_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every file by its path below docs/; none where there is one edition alone."""
    texts = {each.date: each.text for each in plan.kept if each.text}
    for old in earlier(plan):
        day = old.meta.editions[-1].published
        yield kept_data(day, "json"), texts[day]
        for language in old.languages:
            if text := akn_text(old, language):
                yield kept_data(day, f"{language}.akn.xml"), text
