"""What machines read on a page: schema.org as JSON-LD, and the data from which the browser makes citations.

Addresses are whole where the site's public address is known, else relative to the page, as JSON-LD allows.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from plansite.languages import Language
from plansite.model import Chapter, Edition, Plan
from plansite.model.version import Version
from plansite.pages import commenting
from plansite.pages.addresses import Addresses, home_of, relative
from plansite.pages.citation import citations, parts
from plansite.pages.contents import named_blocks
from plansite.pages.stage import EDITIONS

Json = dict[str, Any]


def _script(value: Json) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@cache
def _said(language: Language) -> dict[str, str]:
    """The words that scripts say, the same on every page."""
    return {key.removeprefix("js_"): text for key, text in language.words.items() if key.startswith("js_")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The metadata of one page: ``address`` is its own, ``base`` the public address or empty."""

    plan: Plan
    addresses: Addresses
    version: Version
    base: str
    address: str

    def citing(self, language: Language, page: str = "") -> str:
        """Words and templates for links and citations on a page; ``page`` is its own identity where it can be cited."""
        return _script(
            {
                "base": self.base,
                "root": relative(self.address, ""),
                "address": self.address,
                "copy": "" if self.base else self.version.copy,
                "page": page,
                "language": language.code,
                "gap": language.writing.gap,
                "parts": {each.code: parts(each) for each in self.plan.languages},
                "names": {each.code: self._names(each) for each in self.plan.others(language)},
                "forms": [
                    {
                        "key": each.form.key,
                        "name": each.form.name,
                        "language": each.language.code,
                        "lang": each.language.tag,
                        "day": each.form.day_locale,
                        "plan": each.form.plan,
                        "editors": each.form.editors,
                    }
                    for each in citations(self.plan, self.version, language)
                ],
                "say": _said(language),
                **({"commenting": control} if (control := commenting.control(self.plan, language)) else {}),
            }
        )

    def _names(self, language: Language) -> dict[str, str]:
        """What the indicators of this page are called in another language. (Terms stand on theirs in all.)"""
        here = self.address.removesuffix("/").rpartition("/")[2] + "/"
        return {
            str(row.identity): row.name[language]
            for table in self.plan.tables
            for row in table.indicators
            if row.identity in self.addresses and self.addresses.page(row.identity) == here
        }

    def structured(self, language: Language, name: str, title: str, kind: str, versions: Mapping[str, str]) -> str:
        """schema.org for a page of one language.

        Args:
            name: of the page, as in its path.
            title: as on the page.
            kind: its type.
            versions: the page in other editions, by relation (see ``past.relations``).
        """
        page = self._page(language, name, title, kind)
        if kind == "Legislation":
            page |= self._versions(versions) | (self._before(language, versions) if name == "index" else {})
        return _script({"@context": "https://schema.org", **page})

    def landing(self) -> str:
        """schema.org for the page at the root: the site, about the plan in all its languages."""
        title, languages = self.plan.meta.title, self.plan.languages
        others = [title[language] for language in self.plan.translations]
        site = {
            "@type": "WebSite",
            "@id": self._url(""),
            "url": self._url(""),
            "name": title[self.plan.original],
            **_one_or_all("alternateName", others),
            "inLanguage": [language.tag for language in languages],
            "about": [self._reference(language, "", title[language]) for language in languages],
        }
        return _script({"@context": "https://schema.org", **site})

    def facing(self, name: str, title: str, titles: Mapping[Language, str], kind: str) -> str:
        """schema.org for a page that shows several languages side by side, which have titles of their own."""
        about = [self._reference(language, f"{name}/", own, kind) for language, own in titles.items()]
        page = {"@type": "WebPage", **self._named(title), "inLanguage": [each.tag for each in titles], "about": about}
        return _script({"@context": "https://schema.org", **page})

    def _url(self, target: str) -> str:
        return self.base + target if self.base else relative(self.address, target)

    def _named(self, title: str) -> Json:
        return {"@id": self._url(self.address), "url": self._url(self.address), "name": title}

    def _reference(self, language: Language, page: str, title: str, kind: str = "Legislation") -> Json:
        return {"@type": kind, "@id": self._url(f"{home_of(self.plan, language)}{page}"), "name": title}

    def _page(self, language: Language, name: str, title: str, kind: str) -> Json:
        page = {"@type": kind, **self._named(title), "inLanguage": language.tag}
        if name == "index":
            return page | self._plan(language)
        page["isPartOf"] = self._reference(language, "", self.plan.meta.title[language])
        if kind == "DefinedTermSet":
            return page | self._twins(kind, language, "glossary/")  # plan.json has the terms; here they weigh 5 kB
        chapter = self.plan.expression(language).chapter(int(name)) if name.isdigit() else None
        return page | (self._chapter(chapter, language) if chapter else {})

    def _legal(self, language: Language, page: str) -> Json:
        """What the plan and each chapter of it say of their standing and of their twins in other languages.

        A draft has no ``legislationDate``, which is the day on which a text was adopted or signed.
        """
        edition = self.plan.meta.edition
        draft = self.plan.meta.consultation if edition is None else edition.status == "draft"
        return {
            "legislationType": language.words["legislation_type"],
            **({"creativeWorkStatus": "Draft", **_force("NotInForce")} if draft else {}),
            **(_edition(edition) if edition and not draft else {}),
            **self._twins("Legislation", language, page),
        }

    def _twins(self, kind: str, language: Language, page: str) -> Json:
        """The same page in other languages: of the original its translations, of a translation the original."""
        original = self.plan.original
        key, others = (
            ("workTranslation", self.plan.translations) if language == original else ("translationOfWork", (original,))
        )
        others = tuple(other for other in others if not self.addresses.page_waits(page, other))
        twins = [
            {"@type": kind, "@id": self._url(f"{home_of(self.plan, other)}{page}"), "inLanguage": other.tag}
            for other in others
        ]
        return _one_or_all(key, twins)

    def _plan(self, language: Language) -> Json:
        meta, now = self.plan.meta, self.version
        issuer = {"@type": "GovernmentOrganization", "name": meta.issuer[language]} if meta.issuer else None
        given: Mapping[str, Any] = {
            "creator": issuer,
            "legislationResponsible": issuer,
            "datePublished": now.date,
            "temporalCoverage": f"{meta.period.start}/{meta.period.end}" if meta.period else "",
            "description": meta.summary[language] if meta.summary else "",
        }
        titles = ((each, each.title or language.words["preamble"]) for each in self.plan.expression(language).chapters)
        chapters = [self._reference(language, f"{each.number}/", title) for each, title in titles]
        known = {key: value for key, value in given.items() if value}
        return {"version": now.digest, **known, **self._legal(language, ""), "hasPart": chapters}

    def _versions(self, versions: Mapping[str, str]) -> Json:
        """The same text in the edition before, which this one changes, and in the one after, which changes this."""
        earlier, later = (versions.get(f"{rel}-version") for rel in ("predecessor", "successor"))
        before = {"legislationChanges": {"@type": "Legislation", "@id": self._url(earlier)}} if earlier else {}
        after = {"legislationChanges": {"@type": "Legislation", "@id": self._url(later)}} if later else {}
        return before | ({"@reverse": after} if after else {})

    def _before(self, language: Language, versions: Mapping[str, str]) -> Json:
        """The day of this edition; what the one before it is called, and its day."""
        editions = self.plan.meta.editions
        if not editions:
            return {}
        before = [
            {
                "@type": "Legislation",
                "@id": self._url(versions.get("predecessor-version", f"{language}/{EDITIONS}#e-{each.published}")),
                "name": each.name[language] or each.published,
                "legislationDateVersion": each.published,
            }
            for each in editions[-2:-1]
        ]
        return {"legislationDateVersion": editions[-1].published, **_one_or_all("legislationChanges", before)}

    def _chapter(self, chapter: Chapter, language: Language) -> Json:
        own = {"legislationIdentifier": str(chapter.number), **self._legal(language, f"{chapter.number}/")}
        blocks = [
            {"@type": "Legislation", "@id": self._url(self.addresses.of(identity, language))}
            | {"legislationIdentifier": identity.label, "name": name}
            for identity, name in named_blocks(self.plan, chapter, language)
            if identity.kind != "picture"
        ]
        return own | ({"hasPart": blocks} if blocks else {})


#: How a text stands in law, by the status of its edition; of one that was adopted alone nobody says whether it is.
_FORCES: Final = {"in-force": "InForce", "amended": "PartiallyInForce", "ended": "NotInForce", "replaced": "NotInForce"}


def _force(name: str) -> Json:
    return {"legislationLegalForce": {"@id": f"https://schema.org/{name}"}}  # as a string it would be a text


def _edition(edition: Edition) -> Json:
    """The day on which an edition was adopted, and whether it is in force."""
    adopted = {"legislationDate": edition.adopted} if edition.adopted else {}
    return adopted | (_force(_FORCES[edition.status]) if edition.status in _FORCES else {})


def _one_or_all(key: str, values: Sequence[Any]) -> Json:
    """A property of schema.org: no value leaves it out, one stands alone, several are a list."""
    if not values:
        return {}
    return {key: values[0] if len(values) == 1 else [*values]}
