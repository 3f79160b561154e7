"""What MkDocs is told: its settings as far as a plan decides them, and the public address of the site.

mkdocs.yml holds what is the same for every plan, and inherits the rest from docs/mkdocs.plan.yml, which is generated
with the pages. Plain ``mkdocs build`` and ``zensical build`` both follow this.

mkdocs.yml names its folders and what it inherits relative to itself. So another plan is built in a folder that is laid
out as the checkout is, with a docs/ of its own, and any number of plans at the same time.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml

from plansite.edition.kept import published
from plansite.ground.write import link_tree
from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.imprint import Imprint
from plansite.pages.inline import attribute
from plansite.render.front import SEVERAL
from plansite.render.navigation import NavigationItem, navigation

#: The generated settings, below the folder of the pages.
PLAN_SETTINGS: Final = "mkdocs.plan.yml"
#: What serves every plan.
SHARED: Final = ("mkdocs.yml", "overrides", "docs/assets")
#: Words of the interface that the theme asks for: ``theme_action_skip`` is ``action.skip`` to Material.
_THEME: Final = "theme_"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml: ``!ENV`` as MkDocs does, other tags as nothing."""


def _environment(loader: _Loader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if not isinstance(node, yaml.SequenceNode):
        return None
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("", lambda loader, tag, node: None)


def public_address(settings: Path) -> str:
    """The public address with a slash at its end, or empty where none is set.

    Args:
        settings: mkdocs.yml.
    """
    address = str((yaml.load(settings.read_text("utf-8"), _Loader) or {}).get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def lay_out(folder: Path, root: Path) -> Path:
    """Lay out a folder as the checkout ``root`` is, with its theme; the folder for the pages of another plan.

    ``mkdocs build -f FOLDER/mkdocs.yml -d SITE`` then builds what lies in FOLDER/docs.
    """
    link_tree(folder, {name: root / name for name in SHARED})
    return folder / "docs"


def configuration(plan: Plan) -> str:
    """The settings that mkdocs.yml inherits: name and navigation of the site, languages and words of its theme."""
    original = plan.original
    settings = {
        "site_name": _escaped(plan.meta.title[original]),
        "nav": ["index.md", *({each.name: _navigation(navigation(plan, each))} for each in plan.languages)],
        "theme": {"language": material_name(original)},
        "extra": {
            "languages": [each.code for each in plan.languages],
            "language": {each.code: _interface(plan, each) for each in plan.languages}
            | {SEVERAL: _interface(plan, original) | _together(plan)},
            **_editions(plan),
        },
    }
    text: str = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# Generated from the plan with the pages; mkdocs.yml inherits it.\n{text}"


def _editions(plan: Plan) -> dict[str, Any]:
    """The days of the editions that are published, where there are several: an address of another day leads to one."""
    days = [each.date for each in published(plan)]
    return {"editions": days} if len(days) > 1 else {}


def _navigation(items: Iterable[NavigationItem]) -> list[Any]:
    """Titles and paths as MkDocs reads them."""
    return [{str(title): below if isinstance(below, str) else _navigation(below)} for title, below in items]


def _interface(plan: Plan, language: Language) -> dict[str, Any]:
    """What the templates ask of the language of a page of a plan."""
    imprint = Imprint.of(plan.meta, language)
    return interface(
        language,
        plan={key: getattr(imprint, key) for key in ("name", "short", "imprint", "issuer", "issued")},
        words=theme_words(language),
        contact=_contact(plan, language),
        links=list(_footer_links(plan, language)),
        records=list(_records(plan, language)),
    )


def interface(
    language: Language,
    *,
    plan: Mapping[str, str | None],
    words: dict[str, str],
    links: list[Any],
    contact: str = "",
    records: Sequence[Any] = (),
) -> dict[str, Any]:
    """What the theme is told of one language: its names, its words, what it calls the plan (or library), the footer.

    The theme prints what it is told without escaping, so texts of a plan are escaped here, as in front matter.
    ``serves``: the languages that a page with this interface is for; ``home``: where their home is.
    """
    return {
        "code": language.code,
        "tag": language.tag,
        "locale": language.locale,
        "name": language.name,
        "material": material_name(language),
        "serves": [language.code],
        "home": f"{language}/",
        "plan": {key: _escaped(text) for key, text in plan.items()},
        "words": words,
        "footer": {
            "contact": _escaped(contact),
            "links": [{**link, "name": _escaped(link["name"])} for link in links],
            "records": [*map(_escaped, records)],
        },
    }


def _escaped(text: str | None) -> str:
    return str(attribute(text or ""))


def _contact(plan: Plan, language: Language) -> str:
    """Whom to ask, in a line; empty where the plan does not say."""
    call = plan.meta.consultation
    asked = call.asked(language) if call else ""
    return language.words["contact"] + language.writing.colon + asked if asked else ""


def _records(plan: Plan, language: Language) -> Iterator[str]:
    """The record numbers that the issuer's site must show, as it shows them."""
    if records := plan.meta.records:
        yield from filter(None, (records.icp, records.public_security))
        if records.site_code:
            yield language.words["site_code"].format(code=records.site_code)


def _footer_links(plan: Plan, language: Language) -> Iterator[dict[str, Any]]:
    """The way to what readers look for at the foot of a page: about, licence, top, the issuer's own site."""
    words = language.words
    yield {"name": words["about_site"], "address": f"{language}/about/"}
    yield {"name": words["data_licence"], "address": f"{language}/data/#licence"}
    if plan.meta.issuer_link:
        name = plan.meta.issuer[language] if plan.meta.issuer else plan.meta.issuer_link
        yield {"name": name, "address": plan.meta.issuer_link, "outside": True}
    yield {"name": words["theme_top"], "address": "#"}


def _together(plan: Plan) -> dict[str, Any]:
    """What is different on the page at the root, which is for readers of every language: it says all words in all."""
    codes = [each.code for each in plan.languages]
    return {"code": SEVERAL, "serves": codes, "home": ".", "words": theme_words(*plan.languages)}


def theme_words(*languages: Language) -> dict[str, str]:
    """The theme's words in a language; of several, one after the other."""
    keys = [key for key in languages[0].words if key.startswith(_THEME)]
    texts = {key: " ".join(dict.fromkeys(each.words[key] for each in languages)) for key in keys}
    return {key.removeprefix(_THEME).replace("_", "."): text for key, text in texts.items()}


@cache
def material_name(language: Language) -> str:
    """The name of the file in which Material has its own words for a language; where it has none, its default."""
    templates = files("material") / "templates"
    own = (name for name in (language.tag, language.code) if (templates / f"partials/languages/{name}.html").is_file())
    return next(own, None) or str(yaml.safe_load((templates / "mkdocs_theme.yml").read_text("utf-8"))["language"])
