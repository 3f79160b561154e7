"""inbox/collated.json: which files were read, and the highest numbers ever given, so that none is given twice."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """``files`` are digests → names; ``comment`` and ``sender`` the highest numbers.

    ``senders`` counts by round, because senders are numbered in each.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    comment: int = 0
    senders: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Self:
        """The ledger that a file holds.

        Raises:
            ValueError: it is none.
        """
        try:
            value = json.loads(text)
            return cls(
                files={str(key): str(name) for key, name in value["files"].items()},
                comment=int(value["comment"]),
                senders={str(key): int(number) for key, number in value["senders"].items()},
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"it lacks {error}") from error

    def text(self) -> str:
        """The file."""
        value = {"files": dict(self.files), "comment": self.comment, "senders": dict(self.senders)}
        return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
