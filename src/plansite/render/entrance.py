"""A page that leads on: to the same thing in each language, in the reader's where scripts run.

It is written as it is published (MkDocs copies it): what the thing is in every language with a link to each, a refresh
to the first where there are no scripts, and assets/js/short.js, which prefers the language of the browser where there
are. Search engines keep to what it leads to.
"""

from collections.abc import Sequence

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import relative
from plansite.render.templates import render_template

#: A language, the address in it from the site's root, and what is quoted from there.
Target = tuple[Language, str, str]


def entrance(plan: Plan, base: str, address: str, label: str, targets: Sequence[Target]) -> str:
    """The page at an address.

    Args:
        plan: what is published; its title stands above each quotation.
        base: the public address, or empty.
        address: of the page, from the site's root.
        label: what it leads to.
        targets: where it leads, the original first.
    """
    _, first, _ = targets[0]
    return render_template(
        "short.html.jinja",
        label=label,
        root=relative(address, ""),
        canonical=base + first if base else relative(address, first),
        halves=[
            {
                "tag": language.tag,
                "address": relative(address, target),
                "title": plan.meta.title[language],
                "quotation": quotation,
            }
            for language, target, quotation in targets
        ],
    )
