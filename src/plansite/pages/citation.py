"""How a block is cited: four forms as templates, filled in the browser with what only the reader's side knows.

    {address}     the block's short address, whole; in a copy on a disk without a public one, its place in the copy
    {carrier}     ``OL`` for what is read online, ``DK`` for a copy on a disk
    {locator}     BibTeX's field for the address, which only online is a ``url``
    {accessed}    the day of reading, ISO; {accessed_en} the same as ``November 3, 2026``
    {quotation}   the words cited
    {part_zh}     ``举措3-1-2``; {part_en} ``Measure 3-1-2``; {part} in the page's language; {part_tex} that with TeX's
                  own characters escaped
    {id}          the identity

The forms follow GB/T 7714—2015 (4.6, electronic resources: ``主要责任者. 题名: 其他题名信息[EB/OL]. 版本项.
(发布日期)[引用日期]. 获取和访问路径.``, with the half-width marks of the standard's own examples), the APA manual, 7th
edition (group author, date, title with version, description of a draft, date of retrieval because the page may change),
and BibTeX (``@misc`` with ``url`` and ``urldate``). Notes and terms are the editors' words, not the issuer's: they are
cited as parts of this edition, without author or date.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from plansite.languages import LANGUAGES, Language
from plansite.model import Plan
from plansite.model.version import Version

Voice = Literal["plan", "edition"]
_PLACEHOLDER: Final = re.compile(
    r"\{(address|carrier|locator|accessed|accessed_en|quotation|part|part_zh|part_en|part_tex|id)\}"
)
#: TeX's own characters, as text; docs/assets/js/cite.js has the same. Braces become words: BibTeX counts them.
_TEX: Final = {each: f"\\{each}" for each in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: What the kinds of block are called in a citation: by number, and by name where the key would tell a reader nothing.
_PARTS: Final[dict[str, dict[Language, str]]] = {
    "page": {"zh": "第{key}章", "en": "Chapter {key}"},
    "s": {"zh": "第{key}节", "en": "Section {key}"},
    "m": {"zh": "举措{key}", "en": "Measure {key}"},
    "p": {"zh": "段落{key}", "en": "Paragraph {key}"},
    "c": {"zh": "专栏{key}", "en": "Special Column {key}"},
    "item": {"zh": "专栏条目{key}", "en": "Special Column item {key}"},
    "t": {"zh": "表{key}", "en": "Table {key}"},
    "a": {"zh": "公告段落{key}", "en": "Notice, paragraph {key}"},
    "n": {"zh": "编者注{key}", "en": "Editor’s note {key}"},
    "i": {"zh": "指标“{name}”", "en": "Indicator “{name}”"},
    "g": {"zh": "术语“{name}”", "en": "Term “{name}”"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of citation: a template for the plan's own words and one for the editors'."""

    key: str
    name: str
    language: Language
    plan: str
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """The plan in one language as citations name it; empty strings where the source has nothing."""

    author: str
    title: str
    date: str
    digest: str
    key: str

    @classmethod
    def of(cls, plan: Plan, now: Version, language: Language) -> "_Work":
        meta = plan.meta
        first = re.match(r"[A-Za-z]+", meta.title["en"])
        return cls(
            author=meta.issuer[language] if meta.issuer else "",
            title=meta.title[language],
            date=now.date,
            digest=now.digest,
            key=f"{first[0].lower() if first else 'plan'}{now.date[:4]}",
        )


def forms(plan: Plan, now: Version, language: Language) -> tuple[Form, ...]:
    """The four forms for a page of this language; the first two keep to the language that their standard is for."""
    works = {each: _Work.of(plan, now, each) for each in LANGUAGES}
    status = {each: plan.meta.status[each] if plan.meta.status else "" for each in LANGUAGES}
    return (
        _gbt7714(works["zh"], status["zh"]),
        _apa(works["en"], status["en"]),
        _bibtex(works[language], status[language], language),
        _plain(works[language], status[language], language),
    )


def parts() -> dict[Language, dict[str, str]]:
    """What each kind of block is called in both languages, ``{key}`` or ``{name}`` to be put in."""
    return {each.code: {kind: forms[each] for kind, forms in _PARTS.items()} for each in LANGUAGES}


def fill(template: str, values: Mapping[str, str]) -> str:
    """Put values in the place of the placeholders (once: a value that looks like a placeholder stays as it is)."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], template)


def _titled(work: _Work, status: str, language: Language) -> str:
    form = {"zh": "{}（{}）", "en": "{} ({})"}[language]
    return form.format(work.title, status) if status else work.title


def _gbt7714(work: _Work, status: str) -> Form:
    title = _titled(work, status, LANGUAGES[0])
    author = f"{work.author}. " if work.author else ""
    dated = f"({work.date})" if work.date else ""
    tail = f"版本{work.digest}. {{dated}}[{{{{accessed}}}}]. {{{{address}}}}."
    return Form(
        key="gbt7714",
        name="GB/T 7714—2015",
        language=LANGUAGES[0],
        plan=f"{author}{title}: {{part_zh}}[EB/{{carrier}}]. " + tail.format(dated=dated),
        edition=f"{{part_zh}}[EB/{{carrier}}]//{title}: 网络版. " + tail.format(dated=""),
    )


def _apa(work: _Work, status: str) -> Form:
    described = f" (Version {work.digest})" + (f" [{status}]" if status else "")
    when, title = f"({_apa_date(work.date)})", f"{work.title}: {{part_en}}"
    head = f"{work.author}. {when}. {title}{described}" if work.author else f"{title}{described}. {when}"
    tail = ". Retrieved {accessed_en}, from {address}"
    edition = f"{{part_en}}. (n.d.). In {work.title}: Online edition{described}"
    return Form(key="apa", name="APA 7", language=LANGUAGES[1], plan=head + tail, edition=edition + tail)


def _apa_date(date: str) -> str:
    if not date:
        return "n.d."
    year, month, day = date.split("-")
    return f"{year}, {_MONTHS[int(month) - 1]} {int(day)}"


def _bibtex(work: _Work, status: str, language: Language) -> Form:
    title = _tex(_titled(work, status, language))
    colon, edition = {"zh": ("：", "网络版"), "en": (": ", "online edition")}[language]
    remark = {"zh": f"版本{work.digest}", "en": f"Version {work.digest}"}[language]
    tail = {
        "{locator}": "{address}",
        "urldate": "{accessed}",
        "note": remark,
        "langid": {"zh": "chinese", "en": "english"}[language],
    }
    dated = {"year": work.date[:4], "date": work.date}
    own = {"author": f"{{{_tex(work.author)}}}" if work.author else "", "title": f"{{{title}{colon}{{part_tex}}}}"}
    return Form(
        key="bibtex",
        name="BibTeX",
        language=language,
        plan=_entry(work.key, own | dated | tail),
        edition=_entry(work.key, {"title": "{{part_tex}}", "howpublished": f"{title}{colon}{edition}"} | tail),
    )


def _entry(key: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key}-{{id}},\n{lines}}}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(each, each) for each in text)


def _plain(work: _Work, status: str, language: Language) -> Form:
    title = _titled(work, status, language)
    if language == "zh":
        author = f"{work.author}：" if work.author else ""
        dated = f"{work.date}公布，" if work.date else ""
        plan = f"——{author}《{title}》，{{part}}，{dated}版本{work.digest}。{{address}}（{{accessed}}查阅）"
        edition = f"——《{title}》网络版，{{part}}，版本{work.digest}。{{address}}（{{accessed}}查阅）"
    else:
        author = f"{work.author}, " if work.author else ""
        dated = f"published {work.date}, " if work.date else ""
        plan = f"— {author}“{title}”, {{part}}, {dated}version {work.digest}. {{address}} (accessed {{accessed}})"
        edition = f"— “{title}”, online edition, {{part}}, version {work.digest}. {{address}} (accessed {{accessed}})"
    name = {"zh": "文字", "en": "Plain text"}[language]
    quoted = "{quotation}\n"
    return Form(key="plain", name=name, language=language, plan=quoted + plan, edition=quoted + edition)
