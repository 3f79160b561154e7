"""plan.yml: what the plan is called, who issued it and when, its languages and its chapters."""

from collections.abc import Iterator
from typing import Final, Literal, get_args

from pydantic import Field

from plansite.ground.findings import Place
from plansite.ground.vocabulary import EditionStatus, PlaceLevel
from plansite.languages import Language
from plansite.model.entry import Entry, Filled, IdentityField, IsoDate, Slug
from plansite.model.texts import Text


class Period(Entry):
    """Years from and to, both included."""

    start: int
    end: int


class Part(Entry):
    """篇. A part of the plan: it begins with the chapter whose number is ``first``."""

    title: Text
    first: Filled


class Relabelled(Entry):
    """A special column or table with another number in its label than in its identity: it was renumbered since."""

    block: IdentityField
    number: Filled


class Consultation(Entry):
    """The call for comments: from when to when, and whom to ask, as far as it says.

    Where plan.yml is silent, the last round of consultation of a draft tells it.
    """

    opened: IsoDate
    closes: IsoDate
    contact: Text | None = None
    telephone: Filled | None = None

    def asked(self, language: Language) -> str:
        """Whom to ask and where, in a line; empty where the call does not say."""
        return " ".join(filter(None, (self.contact[language] if self.contact else "", self.telephone)))


class Records(Entry):
    """The numbers that a site in China shows in its footer: ICP备案, 公安备案 and 网站标识码 (of a government site)."""

    icp: str | None = Field(default=None, pattern=r"^\S+ICP[备证]\d+号(-\d+)?$")
    public_security: str | None = Field(default=None, pattern=r"^\S公网安备 ?\d{14}号$")
    site_code: str | None = Field(default=None, pattern=r"^[0-9A-Za-z]{10}$")


class Adoption(Entry):
    """The document by which an edition was adopted: its title, its number (文号), and where it can be read."""

    title: Text
    number: Filled | None = None
    link: str | None = Field(default=None, pattern=r"^https?://[^\s/]+\S*$")


class Edition(Entry):
    """版次. The plan as published on a day: its name, what it is now, and the days that the law asks for.

    ``status`` is what it is today, not what it was: a draft that a final edition followed is ``replaced``.
    """

    published: IsoDate
    name: Text
    status: EditionStatus
    adopted: IsoDate | None = None
    effective: IsoDate | None = None
    adopted_by: Adoption | None = None


CoverKey = Literal["title", "status", "issuer", "date"]
COVER_KEYS: Final[tuple[CoverKey, ...]] = get_args(CoverKey)


class Meta(Entry):
    """plan.yml. ``status``, ``issuer``, ``date`` and ``consultation`` are absent where the source has none.

    ``languages`` are codes, the original first; where it is absent they are those of the title. ``translating`` are
    those of translations that are being made: what they lack waits, and is published in the original. ``short_title``,
    ``summary``, ``origin`` (where the text was found, and what became of it) and ``direction`` (how the editors chose
    which way is better) are the site's words about the plan, not the plan's own. ``issuer_link`` (the
    issuer's own site) and ``records`` (record numbers) stand in the footer. ``where`` (its place), ``level`` and
    ``field`` say where a library has the plan: words of that library's own lists (library.yml). ``editions`` are in the
    order of days; the files of plan/ hold the last. ``labels`` are the numbers of special columns and tables that
    were renumbered since an earlier edition.
    """

    languages: tuple[str, ...] = ()
    translating: tuple[str, ...] = ()
    title: Text
    short_title: Text | None = None
    summary: Text | None = None
    origin: Text | None = None
    direction: Text | None = None
    status: Text | None = None
    issuer: Text | None = None
    date: Text | None = None
    period: Period | None = None
    where: Slug | None = Field(default=None, validation_alias="place")
    level: PlaceLevel | None = None
    field: Slug | None = None
    consultation: Consultation | None = None
    editions: tuple[Edition, ...] = ()
    issuer_link: str | None = Field(default=None, pattern=r"^https?://[^\s/]+\S*$")
    records: Records | None = None
    chapters: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    labels: tuple[Relabelled, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages of the plan, those too of which nothing is published yet."""
        return self.languages or self.title.codes

    @property
    def edition(self) -> Edition | None:
        """The edition that the files of plan/ hold, if plan.yml names one."""
        return self.editions[-1] if self.editions else None

    def cover(self, language: Language) -> Iterator[tuple[CoverKey, str, Place]]:
        """The lines of the cover as published, those that the source has: the status stands in brackets there."""
        for key in COVER_KEYS:
            text: Text | None = getattr(self, key)
            if text is not None:
                form = language.writing.brackets if key == "status" else "{}"
                yield key, form.format(text[language]), text.at(language.code)
