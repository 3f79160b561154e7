"""Short addresses: ``/m/3-1-2/`` leads to measure 3-1-2 in the reader's language, from paper, PDFs and citations.

Each is a page of its own, written as it is published (MkDocs copies it): what the block says in both languages with a
link to each, a refresh to the Chinese where there are no scripts, and assets/js/short.js, which prefers the language of
the browser where there are. Search engines keep to the block itself.
"""

from collections.abc import Iterator
from typing import Final

from plansite.ground.identities import Identity
from plansite.languages import LANGUAGES, Language
from plansite.model import Plan
from plansite.model.history import identities, successors
from plansite.pages.addresses import Addresses, relative, short_address
from plansite.render.templates import render_template

#: The folders below docs/ that hold them: the first letters of identities.
SHORT_FOLDERS: Final = ("s", "m", "p", "c", "t", "a", "i", "n", "g")
#: How much of a block is quoted, in characters.
_QUOTED: Final[dict[Language, int]] = {"zh": 60, "en": 150}


def short_pages(plan: Plan, addresses: Addresses, base: str) -> dict[str, str]:
    """The page of every short address, moved identities included, by its path below docs/."""
    quotations = {language: _quotations(plan, language) for language in LANGUAGES}
    pages = dict(_redirects(plan, addresses, base))
    targets = {identity: identity for identity in identities(plan)} | successors(plan)
    for identity, target in targets.items():
        if identity.kind == "page" or target not in addresses:
            continue
        address = short_address(identity)
        canonical = addresses.of(target, LANGUAGES[0])
        halves = [
            {
                "tag": language.tag,
                "address": relative(address, addresses.of(target, language)),
                "title": plan.meta.title[language],
                "quotation": quotations[language].get(target, ""),
            }
            for language in LANGUAGES
        ]
        pages[f"{address}index.html"] = render_template(
            "short.html.jinja",
            label=target.label if identity == target else f"{identity.label} → {target.label}",
            root=relative(address, ""),
            canonical=base + canonical if base else relative(address, canonical),
            halves=halves,
        )
    return pages


def _redirects(plan: Plan, addresses: Addresses, base: str) -> Iterator[tuple[str, str]]:
    """In the place of pages that are gone, a chapter for example, some that lead on: in each language, side by side."""
    for old, new in successors(plan).items():
        if old.kind != "page" or new not in addresses:
            continue
        for language in (*LANGUAGES, None):
            address, target = f"{language or 'parallel'}/{old.key}/", addresses.of(new, language)
            way, shown = relative(address, target), language or "zh"
            half = {"tag": shown.tag, "address": way, "title": plan.meta.title[shown], "quotation": ""}
            yield (
                f"{address}index.html",
                render_template(
                    "short.html.jinja",
                    label=f"{old.label} → {new.label}",
                    root=relative(address, ""),
                    canonical=base + target if base else way,
                    halves=[half],
                ),
            )


def _quotations(plan: Plan, language: Language) -> dict[Identity, str]:
    """The beginning of what each block says."""
    texts: dict[Identity, str] = {}
    gap = {"zh": "", "en": " "}[language]
    for passage in plan.passages(language):
        before = texts.get(passage.id)
        if before is None:
            texts[passage.id] = passage.text
        elif passage.role == "cell":
            texts[passage.id] = f"{before} {passage.text}" if passage.id.kind == "indicator" else before
        else:
            texts[passage.id] = before + gap + passage.text
    texts |= {note.identity: note.text[language] for note in plan.notes}
    texts |= {term.identity: term.zh if language == "zh" else term.en for term in plan.glossary}
    return {identity: _shortened(text, _QUOTED[language]) for identity, text in texts.items()}


def _shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[:length]
    if " " in cut and cut.isascii():
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip("，,；;、 ") + "…"
