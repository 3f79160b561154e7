"""Where the PDFs lead back to the web."""

import io

import segno

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.pages.addresses import Addresses, short_address


class Web:
    """Addresses below the public address; all empty where none is set.

    Args:
        base: the public address, ``https://…/`` (a slash at its end is added where it lacks one), or empty.
        language: the language of the home and the chapters to lead to.
        facing: lead to the pages that show the original beside that language.
        edition: the day of the edition that the PDF holds, or empty. Links and the QR code take it along, so that
            the site can say where that text is older (docs/assets/js/editions.js).
    """

    def __init__(
        self, addresses: Addresses, base: str, language: Language, *, facing: bool = False, edition: str = ""
    ) -> None:
        self._base = base.rstrip("/") + "/" if base else ""
        self._language = language
        self._facing = facing
        self._addresses = addresses
        self._asked = f"?edition={edition}" if edition else ""

    def block(self, identity: Identity) -> str:
        """The address of a block: the short one, which can be typed from paper and leads to every language."""
        if not self._base or identity not in self._addresses:
            return ""
        if identity.kind == "page":
            lead = self._addresses.facing if self._facing else self._addresses.of
            return self._base + lead(identity, self._language) + self._asked
        return self._base + short_address(identity) + self._asked

    @property
    def home(self) -> str:
        """The address of the plan: its home in the language, or the landing page for several."""
        if not self._base:
            return ""
        return self._base + ("" if self._facing else f"{self._language}/")

    @property
    def code(self) -> str:
        """The home's address as a QR code, an SVG that Typst embeds; empty where no address is set."""
        if not self._base:
            return ""
        stream = io.BytesIO()
        segno.make_qr(self.home + self._asked, error="m").save(stream, kind="svg", border=4, xmldecl=False)
        return stream.getvalue().decode("utf-8")
