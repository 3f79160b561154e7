"""Citations in English.

The APA manual, 7th edition: group author, date, title with version, description of a draft, and the date of retrieval,
because the page may change.
"""

from datetime import date

from plansite.languages.citation import CitationForm, Work
from plansite.languages.en.months import MONTHS


def apa(work: Work) -> CitationForm:
    """The form of the American Psychological Association."""
    described = f" (Version {work.digest})" + (f" [{work.status}]" if work.status else "")
    when, title = f"({_day(work.date)})", f"{work.title}: {{part}}"
    head = f"{work.author}. {when}. {title}{described}" if work.author else f"{title}{described}. {when}"
    tail = ". Retrieved {accessed_long}, from {address}"
    return CitationForm(
        key="apa",
        name="APA 7",
        plan=head + tail,
        editors=f"{{part}}. (n.d.). In {work.title}: Website{described}{tail}",
        day_locale="en-US",
    )


def _day(iso: str) -> str:
    """``2021, December 16``."""
    if not iso:
        return "n.d."
    day = date.fromisoformat(iso)
    return f"{day.year}, {MONTHS[day.month - 1]} {day.day}"


def plain(work: Work) -> CitationForm:
    """For a text or a letter."""
    title = f"{work.title} ({work.status})" if work.status else work.title
    author = f"{work.author}, " if work.author else ""
    dated = f"published {work.date}, " if work.date else ""
    tail = f"version {work.digest}. {{address}} (accessed {{accessed}})"
    return CitationForm(
        key="plain",
        name="Plain text",
        plan=f"{{quotation}}\n— {author}“{title}”, {{part}}, {dated}{tail}",
        editors=f"{{quotation}}\n— “{title}”, website, {{part}}, {tail}",
    )
