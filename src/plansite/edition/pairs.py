"""Which editions are compared with which: each with every later one."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from plansite.edition.comparison import Comparison, compare
from plansite.edition.kept import Published, published
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.derived import per_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An edition and a later one. ``name`` is what its files and pages are called."""

    old: Published
    new: Published

    @property
    def name(self) -> str:
        """``2021-12-16/2022-06-30``."""
        return f"{self.old.date}/{self.new.date}"

    def language(self, language: Language) -> Language:
        """The language in which they are compared for readers of one: that, or the original where one lacks it."""
        both = language in self.old.plan.languages and language in self.new.plan.languages
        return language if both else self.new.plan.original


@per_plan
def pairs(plan: Plan) -> tuple[Pair, ...]:
    """Every pair, the latest first."""
    found = (Pair(old=old, new=new) for old, new in combinations(published(plan), 2))
    return tuple(sorted(found, key=lambda pair: (pair.new.date, pair.old.date), reverse=True))


@per_plan
def comparisons(plan: Plan) -> Mapping[tuple[str, str], Comparison]:
    """Every comparison that the site shows, by the name of the pair and the code of its language."""
    return {
        (pair.name, each.code): compare(pair.old.plan, pair.new.plan, each)
        for pair in pairs(plan)
        for each in dict.fromkeys(pair.language(language) for language in plan.languages)
    }
