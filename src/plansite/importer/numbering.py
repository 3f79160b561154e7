"""Numbers of chapters, sections, columns and tables: which is meant when the count goes wrong."""

from dataclasses import dataclass, field

from plansite.importer.outline import Remarks


@dataclass(slots=True)
class Count:
    """Counts one kind. A number that does not go up gives way to the next one; a gap is kept, and said."""

    what: str
    remarks: Remarks
    last: int = 0

    def take(self, number: int, line: int) -> int:
        """The number under which a thing is filed."""
        due = self.last + 1
        if number > due:
            missing = f"{due}" if number == due + 1 else f"{due} to {number - 1}"
            self.remarks.doubt(line, f"{self.what} {number} follows {self.last}: {missing} missing")
        elif number < due:
            self.remarks.doubt(
                line, f"{self.what} {number} follows {self.last}: repeated or out of order, filed as {due}"
            )
        self.last = max(number, due)
        return self.last


@dataclass(slots=True)
class Labels:
    """The labels of columns or tables, each used once."""

    what: str
    remarks: Remarks
    used: list[str] = field(default_factory=list)

    def take(self, label: str, line: int) -> str:
        """The label under which a thing is filed: its own, or the next free one where its own is taken."""
        free = label
        while free in self.used:
            head, _, tail = free.rpartition("-")
            free = f"{head}-{int(tail) + 1}" if head else str(int(tail) + 1)
        if free != label:
            self.remarks.doubt(line, f"{self.what} {label} stands a second time, filed as {free}")
        self._miss(free, line)
        self.used.append(free)
        return free

    def _miss(self, label: str, line: int) -> None:
        head, _, tail = label.rpartition("-")
        before = f"{head}-{int(tail) - 1}" if head else str(int(tail) - 1)
        if int(tail) > 1 and before not in self.used:
            self.remarks.doubt(line, f"{self.what} {label}: there is no {self.what} {before} before it")
