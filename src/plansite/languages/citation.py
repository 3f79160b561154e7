"""Forms of citation: templates that the browser fills with what only the reader's side knows.

    {address}        the block's short address, whole; in a copy on a disk without a public one, its place in the copy
    {carrier}        ``OL`` for what is read online, ``DK`` for a copy on a disk
    {locator}        BibTeX's field for the address, which only online is a ``url``
    {accessed}       the day of reading, ISO
    {accessed_long}  the same in words, as the form's ``day_locale`` writes it: ``November 3, 2026``
    {quotation}      the words cited
    {part}           what the block is called in the language of the form: ``举措3-1-2``, ``Measure 3-1-2``
    {part_tex}       the same with TeX's own characters escaped
    {id}             the identity

Notes and terms are the editors' words, not the issuer's: they are cited as parts of the site, without author or date.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The plan in one language as citations name it; empty strings where the source has nothing.

    ``date`` is ISO; ``key`` begins the keys of BibTeX's entries.
    """

    author: str
    title: str
    status: str
    date: str
    digest: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationForm:
    """One form: a template for the plan's own words and one for the editors'.

    ``day_locale``: the BCP 47 tag by which the browser writes days in words; empty where the form has none.
    """

    key: str
    name: str
    plan: str
    editors: str
    day_locale: str = ""


def plain(work: Work) -> CitationForm:
    """The words with their origin, in marks and digits alone."""
    titled = f"{work.title} ({work.status})" if work.status else work.title
    origin = ", ".join(filter(None, [work.author, f"“{titled}”", "{part}", work.date, work.digest]))
    place = ", ".join([f"“{titled}”", "{part}", work.digest])
    tail = ". {address} ({accessed})"
    return CitationForm(
        key="plain",
        name="TXT",
        plan=f"{{quotation}}\n— {origin}{tail}",
        editors=f"{{quotation}}\n— {place}{tail}",
    )
