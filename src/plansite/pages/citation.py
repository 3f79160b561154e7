"""How a block is cited: by the standards of the plan's languages, for BibTeX (``@misc``), and in plain words.

Each form is a template that the browser fills (``plansite.languages.citation`` says with what).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from plansite.languages import Language
from plansite.languages.citation import CitationForm, Work
from plansite.model import Plan
from plansite.model.version import Version

_PLACEHOLDER: Final = re.compile(r"\{(address|carrier|locator|accessed|accessed_long|quotation|part|part_tex|id)\}")
#: TeX's own characters, as text; docs/assets/js/cite.js has the same. Braces become words: BibTeX counts them.
_TEX: Final = {each: f"\\{each}" for each in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
#: The kinds of block that can be cited, by the letter of their identities, as the words ``part_…`` call them.
_PARTS: Final = ("page", "s", "m", "p", "c", "item", "t", "f", "a", "n", "i", "g")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A form of citation, and the language that it is in."""

    language: Language
    form: CitationForm


def citations(plan: Plan, now: Version, language: Language) -> Iterator[Citation]:
    """The forms for a page of this language. Those that a standard prescribes keep to the language of the standard."""
    for each in plan.languages:
        for standard in each.display.citation_standards:
            yield Citation(language=each, form=standard(_work(plan, now, each)))
    work = _work(plan, now, language)
    yield Citation(language=language, form=_bibtex(work, language))
    yield Citation(language=language, form=language.display.plain_citation(work))


def parts(language: Language) -> dict[str, str]:
    """What each kind of block is called in a language, ``{key}`` or ``{name}`` to be put in."""
    return {kind: language.words[f"part_{kind}"] for kind in _PARTS}


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of the placeholders (once: a value that looks like a placeholder stays as it is)."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _work(plan: Plan, now: Version, language: Language) -> Work:
    meta = plan.meta
    first = next(filter(None, (re.match(r"[A-Za-z]+", title) for title in meta.title.texts)), None)
    return Work(
        author=meta.issuer[language] if meta.issuer else "",
        title=meta.title[language],
        status=meta.status[language] if meta.status else "",
        date=now.date,
        digest=now.digest,
        key=f"{first[0].lower() if first else 'plan'}{now.date[:4]}",
    )


def _bibtex(work: Work, language: Language) -> CitationForm:
    words, writing = language.words, language.writing
    status = writing.gap + writing.brackets.format(work.status) if work.status else ""
    title = _tex(work.title + status) + writing.colon
    tail = {
        "{locator}": "{address}",
        "urldate": "{accessed}",
        "note": words["citation_version"].format(version=work.digest),
        "langid": language.display.bibtex_name,
    }
    dated = {"year": work.date[:4], "date": work.date}
    own = {"author": f"{{{_tex(work.author)}}}" if work.author else "", "title": f"{{{title}{{part_tex}}}}"}
    entry = {"title": "{{part_tex}}", "howpublished": title + words["citation_site"]}
    return CitationForm(
        key="bibtex",
        name="BibTeX",
        plan=_entry(work.key, own | dated | tail),
        editors=_entry(work.key, entry | tail),
    )


def _entry(key: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key}-{{id}},\n{lines}}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(each, each) for each in text)
