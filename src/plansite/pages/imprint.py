"""What header, titles and footer say of the plan."""

from dataclasses import dataclass

from plansite.languages import Language
from plansite.model import Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The plan in one language: its title whole and short, issuer and status, the issuer alone, the day of issue."""

    name: str
    short: str
    imprint: str
    issuer: str
    issued: str

    @classmethod
    def of(cls, meta: Meta, language: Language) -> "Imprint":
        """From the cover: title, and issuer and status where the source has them."""
        parts = (text[language] for text in (meta.issuer, meta.status) if text)
        title = meta.title[language]
        return cls(
            name=title,
            short=meta.short_title[language] if meta.short_title else title,
            imprint=language.writing.comma.join(parts),
            issuer=meta.issuer[language] if meta.issuer else "",
            issued=meta.consultation.opened if meta.consultation else "",
        )
