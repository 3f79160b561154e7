"""Front matter: what the theme is told of a page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from plansite.languages import Language, Words
from plansite.model import Plan
from plansite.pages.addresses import facing_folder, home_of
from plansite.pages.contents import Named
from plansite.pages.imprint import Imprint
from plansite.pages.inline import attribute
from plansite.pages.stage import Stage
from plansite.render.past import relations, sheet_path, stage_in_time
from plansite.render.site import Site

#: The language of the page at the root where a plan has several (ISO 639-2).
SEVERAL: Final = "mul"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """What a script does with a page: cite it, print it. Shown only where scripts run."""

    does: Literal["cite", "print"]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front matter of a page. Addresses are relative to the site's root.

    ``lang`` is a language's code, or ``mul`` on the page at the root, which is in all; ``plan`` is what is said of the
    plan in it, or in the original; ``beside`` are the languages of the plan that the page shows side by side, with an
    interface in ``lang``, and ``topic`` is its title in that alone. By the code of a language: ``alternates`` are the
    addresses of the page in each, ``facing`` those where the original stands beside each translation, ``feeds`` the
    titles of the feeds of changes, where there are some. ``contents`` is what “On this page” lists, where that is more
    than the headings. ``structured`` (schema.org) and ``citing`` (for links and citations) are JSON; ``picture`` is
    shown where the page is shared; ``stage`` is said below its title; ``versions`` are the addresses of the page in
    other editions by their relation to this one; ``sheet`` is the style sheet for paper of an old one,
    and ``around`` are the title and address of the pages ``before`` and ``after`` it.
    """

    path: str
    title: str
    description: str
    lang: str
    plan: Imprint
    beside: tuple[str, ...] = ()
    topic: str = ""
    alternates: Mapping[str, str] = field(default_factory=dict)
    facing: Mapping[str, str] = field(default_factory=dict)
    hide: tuple[str, ...] = ()
    contents: tuple[Named, ...] = ()
    searchable: bool = True
    structured: str = ""
    citing: str = ""
    picture: str = ""
    feeds: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple[Button, ...] = ()
    stage: Stage = field(default_factory=Stage)
    versions: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    around: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where MkDocs publishes the page."""
        return address_of(self.path)


def address_of(path: str) -> str:
    """Where MkDocs publishes a page: ``zh/3.md`` → ``zh/3/``, ``zh/index.md`` → ``zh/``, ``index.md`` → empty."""
    if path == "index.md":
        return ""
    return re.sub(r"(^|/)index$", r"\1", path.removesuffix(".md")).removesuffix("/") + "/"


def facing_addresses(plan: Plan, language: Language, name: str) -> dict[str, str]:
    """Where a page of the plan's text shows the original beside a translation, by the code of the translation.

    For a page in a translation, that is the translation itself; for one in the original, it is every translation that
    has the page. The interface stays that of the page. Old editions have no such pages.
    """
    shown = () if plan.later else plan.translations if language == plan.original else (language,)
    return {
        other.code: f"{facing_folder(plan, other, language)}/{name}/" for other in shown if has_page(plan, other, name)
    }


def has_page(plan: Plan, language: Language, name: str) -> bool:
    """Whether a language has a page of the plan's text."""
    expression = plan.expression(language)
    return (expression.chapter(int(name)) if name.isdigit() else expression.notice) is not None


def buttons(words: Words, *, cited: bool = False) -> tuple[Button, ...]:
    """The buttons below a page's title; only what has an identity can be cited."""
    cite = (Button(does="cite", name=words["js_cite"]),) if cited else ()
    return (*cite, Button(does="print", name=words["print"]))


def _around(site: Site, language: Language, path: str) -> dict[str, tuple[str, str]]:
    """The pages before and after one of an old edition, which the navigation does not list, by title and address."""
    every = [page for kind in site.kinds if kind.navigation for page in kind.listed(site.plan, language)]
    at = [listed for _, listed in every].index(path)
    near = {"before": every[at - 1] if at else None, "after": every[at + 1] if at + 1 < len(every) else None}
    return {place: (attribute(page[0]), address_of(page[1])) for place, page in near.items() if page}


def front(
    site: Site, language: Language, name: str, title: str, description: str, *, schema: str = "WebPage", **more: Any
) -> Front:
    """Front matter of a page of one language. ``schema`` is its type in schema.org."""
    path = f"{home_of(site.plan, language)}{name}.md"
    metadata, time = site.metadata(address_of(path)), (site.plan, site.latest, site.kinds, language, name)
    versions = relations(*time)
    cited = name if name.isdigit() and name != "0" else ""
    pictured = name.isdigit() or name == "notice"
    return Front(
        path=path,
        title=title,
        description=description,
        lang=language.code,
        plan=Imprint.of(site.plan.meta, language),
        alternates={other.code: address_of(f"{home_of(site.plan, other)}{name}.md") for other in site.plan.languages},
        structured=metadata.structured(language, name, title, schema, versions),
        citing=metadata.citing(language, cited),
        buttons=buttons(language.words, cited=bool(cited)),
        feeds=site.feeds(),
        stage=stage_in_time(*time, metadata.address),
        versions=versions,
        sheet=sheet_path(site.plan, language) if site.newest else "",
        around=_around(site, language, path) if site.newest else {},
        picture=site.picture(f"{language}-{name if pictured else 'index'}"),
        **more,
    )
