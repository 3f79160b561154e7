"""What is known of a kind of page without building it: one row of the table of pages.

The table is ``plansite.render.kinds``: each kind of page has a module there with its row and its builder. Whoever
lists pages (navigation, the home page, the search, the tests) reads rows; whoever may not import ``render`` is handed
them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plansite.languages import Language
from plansite.model import Plan
from plansite.pages.addresses import home_of
from plansite.pages.sentences import sentence

#: A page as lists show it: its title and its path below docs/.
ListedPage = tuple[str, str]


def every_language(plan: Plan) -> tuple[Language, ...]:
    """For the kinds of page that exist in every language of the plan."""
    return plan.languages


def where(holds: Callable[[Plan], bool]) -> Callable[[Plan], tuple[Language, ...]]:
    """For the kinds of page that a plan has only where something holds of it; then in every language."""
    return lambda plan: plan.languages if holds(plan) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """A kind of page.

    Attributes:
        name: of its file below the language, and the key of its description (``description_…``).
        title_key: the word of the interface that names it in lists, where that is not its ``name``.
        heading_key: the word of the interface that stands above the page, where lists call it something shorter.
        languages: those in which a plan has it.
        group: the word of the interface that names the list in which the navigation shows it, with its neighbours of
            the same group.
        navigation: its place in the navigation, from 1; 0 where that does not list it.
        kept: old editions have it, too: it shows nothing but what was published.
        home: its place in the list of further pages on the home page, from 1; 0 where that does not list it.
        searched: the search finds it by its title and description. (What the plan itself says is found anyway.)
        search_text: what stands on it, beside title and description, and the search finds it by.
        grouped: what each of its pages is grouped under in the navigation, by the path; nothing where it is not.
        pages: the pages of the kind in one language, where it is not one page of that name.
    """

    name: str
    title_key: str = ""
    heading_key: str = ""
    languages: Callable[[Plan], tuple[Language, ...]] = every_language
    group: str = ""
    navigation: int = 0
    kept: bool = False
    home: int = 0
    searched: bool = False
    search_text: Callable[[Plan, Language], Iterable[str]] | None = None
    pages: Callable[[Plan, Language], Iterable[ListedPage]] | None = None
    grouped: Callable[[Plan, Language, str], str] | None = None

    def title(self, language: Language) -> str:
        """What lists call it."""
        return language.words[self.title_key or self.name]

    def heading(self, language: Language) -> str:
        """What stands above it."""
        return language.words[self.heading_key] if self.heading_key else self.title(language)

    def description(self, plan: Plan, language: Language) -> str:
        """What it says of itself."""
        return sentence(plan, language, f"description_{self.name}")

    def listed(self, plan: Plan, language: Language) -> tuple[ListedPage, ...]:
        """Its pages in one language; none where the plan does not have it in that language."""
        if language not in self.languages(plan):
            return ()
        if self.pages is None:
            return ((self.title(language), f"{home_of(plan, language)}{self.name}.md"),)
        return tuple(self.pages(plan, language))
