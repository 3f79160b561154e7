"""Tables of comments, whatever file they come from: rows of cells become comments and what the sender says of himself.

The head of a table says what its columns are. Above it stand labels with what they are for (姓名 | 张三 | 电话 | …). A
table of five columns without a head is one in the order of the form: number, place, original text, suggestion, reason.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from plansite.consultation.letters import read_letter
from plansite.consultation.received import (
    Draft,
    Roles,
    is_courtesy,
    is_of_sender,
    remark_of,
    role_of,
    says_nothing,
)
from plansite.languages.commenting import Role

#: The columns of the form, for a table that somebody typed without a head.
_IN_ORDER: Final[tuple[Role, ...]] = ("number", "place", "quote", "suggestion", "reason")
Row = Sequence[str]


def read_grid(rows: Sequence[Row], draft: Draft) -> None:
    """Take what a table says into the draft of its sender; every row is a comment, a label, or told as left over."""
    head = next((place for place, row in enumerate(rows) if _is_head(row)), None)
    if head is None and not _labels_only(rows):
        _without_head(rows, draft)
        return
    for row in rows[:head]:
        _labels(row, draft)
    if head is not None:
        _body(rows[head], rows[head + 1 :], draft)


def rows_below_head(rows: Sequence[Row]) -> Iterator[Roles]:
    """The rows of a list of comments by many senders, each by the heads of its columns."""
    head = next((place for place, row in enumerate(rows) if _is_head(row)), None)
    if head is not None:
        yield from (_roles(_heads(rows[head]), row) for row in rows[head + 1 :])


def _heads(row: Row) -> list[Role | None]:
    """What the columns are; of two with the same head the first counts."""
    found: list[Role | None] = []
    for cell in row:
        role = role_of(cell)
        found.append(None if role in found else role)
    return found


def _is_head(row: Row) -> bool:
    """Whether a row names columns: what is suggested, and at least one thing more."""
    heads = [role for role in _heads(row) if role]
    return "suggestion" in heads and len(heads) > 1


def _roles(heads: Sequence[Role | None], row: Row) -> Roles:
    return {role: cell.strip() for role, cell in zip(heads, row, strict=False) if role and cell.strip()}


def _labels_only(rows: Sequence[Row]) -> bool:
    """Whether every row is a label with what it is for."""
    return all(role_of(row[0]) is not None for row in rows if any(row))


def _labels(row: Row, draft: Draft) -> None:
    """A row above the head: labels, each with the cell behind it, or a line with a label of its own."""
    cells = [cell for cell, _ in groupby(cell for cell in row if cell.strip())]  # merged ones stand there twice
    place = 0
    while place < len(cells):
        role = role_of(cells[place])
        if role and is_of_sender(role):
            behind = cells[place + 1] if place + 1 < len(cells) and role_of(cells[place + 1]) is None else ""
            draft.label(role, behind)
            place += 2 if behind else 1
            continue
        _line(cells[place], draft)
        place += 1


def _line(text: str, draft: Draft) -> None:
    """A cell that is no label: lines such as 姓名：张三; anything else is told."""
    letter = read_letter(text, draft.channel)
    draft.label("name", letter.author.name)
    draft.label("organisation", letter.author.organisation)
    draft.label("contact", letter.author.contact)
    draft.label("date", letter.date)
    draft.says_nothing = draft.says_nothing or letter.says_nothing
    draft.left += [remark.suggestion for remark in letter.remarks]


def _body(head: Row, rows: Sequence[Row], draft: Draft) -> None:
    heads = _heads(head)
    for row in rows:
        if not any(cell.strip() for cell in row) or _is_head(row):
            continue
        if role_of(row[0]) is not None and is_of_sender(role_of(row[0]) or "number"):
            _labels(row, draft)
        elif len({cell for cell in row if cell.strip()}) == 1 and len(row) > 1 and _is_one_cell(row):
            _note_row(row[0], draft)
        else:
            _row(_roles(heads, row), row, draft)


def _is_one_cell(row: Row) -> bool:
    """Whether all cells of a row are merged into one."""
    return all(cell == row[0] for cell in row)


def _note_row(text: str, draft: Draft) -> None:
    """A row of one cell: a comment that somebody wrote across, or a note of the form."""
    if says_nothing(text):
        draft.says_nothing = True
    elif is_courtesy(text):
        draft.left.append(text)
    else:
        letter = read_letter(text, draft.channel)
        draft.remarks += letter.remarks
        draft.left += letter.left


def _row(roles: Roles, row: Row, draft: Draft) -> None:
    if any(says_nothing(roles.get(key, "")) for key in ("suggestion", "quote", "place")) and not roles.get("reason"):
        draft.says_nothing = True
    elif remark := remark_of(roles):
        draft.remarks.append(remark)
    elif len(text := " ".join(cell.strip() for cell in row if cell.strip())) > len(roles.get("number", "")):
        draft.left.append(text)


def _without_head(rows: Sequence[Row], draft: Draft) -> None:
    """A table without a head: in the order of the form, else each row is a comment in its own words."""
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) == len(_IN_ORDER):
            _row(_roles(_IN_ORDER, cells), cells, draft)
        elif any(role_of(cell) for cell in cells):
            _labels(cells, draft)
        else:
            letter = read_letter("\n".join(dict.fromkeys(filter(None, cells))), draft.channel)
            draft.remarks += letter.remarks
            draft.says_nothing = draft.says_nothing or letter.says_nothing
            draft.left += letter.left
