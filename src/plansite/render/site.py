"""What every page needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Chapter, Plan
from plansite.model.terms import TermFinder, term_finder
from plansite.model.translation import behind
from plansite.model.version import Version, version
from plansite.pages.addresses import PICTURES, SOCIAL_FOLDER, Addresses, home_of, relative
from plansite.pages.alignment import Cuts
from plansite.pages.annotations import Annotator
from plansite.pages.downloads import PdfFiles
from plansite.pages.kinds import PageKind
from plansite.pages.offer import DataOffer
from plansite.render.commented import commented
from plansite.render.feeds import feed_titles
from plansite.render.history import changed
from plansite.render.metadata import Metadata
from plansite.render.past import since, texts_then
from plansite.render.served import served
from plansite.render.viewer import Viewer
from plansite.render.views import BlockLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The plan, where things are, the public address if it is known, the kinds of page.

    ``pdfs`` are those that were made; ``offer`` is what the site offers as data, where it does. ``newest`` is the
    latest edition, where the plan is an earlier one.
    """

    plan: Plan
    addresses: Addresses
    terms: Mapping[str, TermFinder]
    version: Version
    base: str
    pdfs: PdfFiles
    kinds: tuple[PageKind, ...]
    offer: DataOffer | None
    newest: Plan | None = None

    @property
    def latest(self) -> Plan:
        """The latest edition, which may be the plan."""
        return self.newest or self.plan

    @classmethod
    def of(
        cls,
        plan: Plan,
        kinds: tuple[PageKind, ...],
        base: str = "",
        pdfs: PdfFiles | None = None,
        offer: DataOffer | None = None,
        newest: Plan | None = None,
    ) -> "Site":
        """The site of a plan; ``newest`` is the latest edition, where the plan is an earlier one."""
        return cls(
            plan=plan,
            addresses=Addresses(plan),
            terms={language.code: term_finder(plan, language) for language in plan.languages},
            version=version(plan),
            base=base,
            pdfs=pdfs or {},
            kinds=kinds,
            offer=offer,
            newest=newest,
        )

    def metadata(self, address: str) -> Metadata:
        """What machines read on the page at this address."""
        return Metadata(plan=self.plan, addresses=self.addresses, version=self.version, base=self.base, address=address)

    def picture(self, name: str) -> str:
        """The picture shown where a page is shared; only whole addresses can lead to it, so it needs a public one."""
        return f"{SOCIAL_FOLDER}/{name}.png" if self.base and not self.newest else ""

    def feeds(self) -> dict[str, str]:
        """The titles of the feeds of changes by the code of their language, where there are some."""
        return {} if self.newest else feed_titles(self.plan, self.base)

    def annotator(self, language: Language, address: str, *, listed: bool = True) -> Annotator:
        """Fresh marks for one page. ``listed``: it ends with the list of its terms."""
        return Annotator(
            plan=self.plan,
            language=language,
            terms=self.terms[language.code],
            glossary_address=relative(address, f"{home_of(self.plan, language)}glossary/"),
            listed=listed,
        )

    def viewer(
        self, language: Language, annotator: Annotator, page: str, *, linked: bool = False, cuts: Cuts | None = None
    ) -> Viewer:
        """Views for the page at an address; only a translation can be behind.

        ``linked``: it links to indicators. ``cuts``: where running texts are cut.
        """
        return Viewer(
            plan=self.plan,
            language=language,
            annotator=annotator,
            behind=behind(self.plan, language),
            served=served(self.plan, self.addresses, language, page) if linked else None,
            register=relative(page, f"{home_of(self.plan, language)}indicators/") if linked else "",
            pictures=relative(page, f"{PICTURES}/"),
            cuts=cuts or {},
            commented=commented(self.plan, self.addresses, language, page),
            changed=self._changed(language, page) if linked else None,
        )

    def _changed(self, language: Language, page: str) -> Callable[[tuple[Identity, ...]], Iterator[BlockLink]]:
        """The links below blocks whose words changed: to their histories, and from an old edition to the latest."""
        if self.newest:
            return since(self.plan, self.newest, Addresses(self.newest), language, page)
        return changed(self.plan, language, page, texts_then(self.plan, language, page))


def chapter_title(chapter: Chapter, language: Language) -> str:
    """The title under which lists show a chapter; the preamble has none of its own."""
    return chapter.title or language.words["preamble"]
