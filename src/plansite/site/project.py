"""A project: a plan, and the theme that its pages are built with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The folders that pages are made from.

    ``root``, an absolute path, holds mkdocs.yml, overrides/ and docs/assets/: the theme, the same for every plan. The
    plan in it, plan/, is the project's own: its pages are generated into docs/, where `mkdocs build` finds them. Any
    other plan may lie anywhere.
    """

    root: Path
    plan: Path

    @property
    def docs(self) -> Path:
        """What MkDocs reads: assets by hand, and the generated pages of the project's own plan."""
        return self.root / "docs"

    @property
    def settings(self) -> Path:
        """The settings of MkDocs."""
        return self.root / "mkdocs.yml"

    @property
    def is_own(self) -> bool:
        """Whether the plan is the project's own."""
        return self.plan.resolve() == (self.root / "plan").resolve()
