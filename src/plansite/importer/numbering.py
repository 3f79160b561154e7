"""Numbers of chapters, sections, columns and tables: which is meant when the count goes wrong."""

from dataclasses import dataclass, field

from plansite.importer.outline import Said
from plansite.importer.remarks import Remarks


@dataclass(slots=True)
class Count:
    """Counts one kind. A number that does not go up gives way to the next one; a gap is kept, and said.

    ``last`` is the last number filed, ``received`` the last one that the document gives. ``before`` is the last number
    under the heading before: numbers may run on from it. ``restarts``: the next number may be 1 again, as that of
    chapters under a part or in a second document.
    """

    what: Said
    remarks: Remarks
    last: int = 0
    received: int = 0
    before: int = 0
    restarts: bool = False

    def take(self, number: int, line: int) -> int:
        """The number under which a thing is filed; 0 asks for the next one."""
        if number == 0:
            self.last += 1
            return self.last
        if self.restarts and number == 1:
            self.received = 0
        if self.last == 0 and self.before and number == self.before + 1:
            self.received = self.last = self.before
        step = number - self.received
        if step != 1:
            self._doubt(line, "gap" if step > 1 else "repeated", number)
        self.last += max(step, 1)
        self.received += max(step, 1)
        self.restarts = False
        return self.last

    def _doubt(self, line: int, kind: str, number: int) -> None:
        details = {"number": number, "last": self.received, "due": self.last + 1}
        self.remarks.doubt(line, kind, what=self.what.english, what_zh=self.what.chinese, **details)


@dataclass(slots=True)
class Labels:
    """The labels of columns, tables or pictures, each used once. ``taken`` are those that the document itself gives."""

    what: Said
    remarks: Remarks
    used: list[str] = field(default_factory=list)
    taken: frozenset[str] = frozenset()

    def take(self, label: str, line: int) -> str:
        """The label under which a thing is filed: its own, or the next free one where its own is taken."""
        free = label
        while free in self.used:
            head, _, tail = free.rpartition("-")
            free = f"{head}-{int(tail) + 1}" if head else str(int(tail) + 1)
        if free != label:
            self._doubt(line, "label-again", label=label, free=free)
        self._miss(free, line)
        self.used.append(free)
        return free

    def next(self) -> str:
        """A label for a thing that has none: the first number that neither the document nor an earlier thing has."""
        number = next(number for number in range(1, 10_000) if str(number) not in {*self.used, *self.taken})
        self.used.append(str(number))
        return str(number)

    def _miss(self, label: str, line: int) -> None:
        head, _, tail = label.rpartition("-")
        before = f"{head}-{int(tail) - 1}" if head else str(int(tail) - 1)
        if int(tail) > 1 and before not in self.used:
            self._doubt(line, "label-gap", label=label, before=before)

    def _doubt(self, line: int, kind: str, **details: str) -> None:
        self.remarks.doubt(line, kind, what=self.what.english, what_zh=self.what.chinese, **details)
