"""The entries of the register: a new comment becomes one of its own, or joins the one that says the same."""

from collections.abc import Iterable
from typing import Any

from plansite.consultation.likeness import is_short, plain, say_the_same
from plansite.consultation.received import NOWHERE
from plansite.model import Comment


class Entries:
    """The comments of one round, in the order of their numbers; ``last`` is the highest number ever given."""

    def __init__(self, comments: Iterable[Comment], last: int) -> None:
        self.comments = list(comments)
        self.last = last
        self.fresh: list[int] = []
        self.joined: list[int] = []

    def add(self, fields: dict[str, Any]) -> int:
        """The number of the entry that a comment became or joined."""
        for place, comment in enumerate(self.comments):
            if _is_same(comment, fields):
                self.comments[place] = _joined(comment, fields)
                self.joined += [comment.number] if fields["senders"][0] not in comment.senders else []
                return comment.number
        self.last += 1
        self.fresh.append(self.last)
        self.comments.append(Comment.model_construct(places=NOWHERE, number=self.last, **fields))
        return self.last


def _is_same(comment: Comment, fields: dict[str, Any]) -> bool:
    """Whether a comment says what the entry says, of the same place; a long one that names no place may be of any."""
    nowhere = fields["block"] is None and not fields["where"] and not fields["quote"]
    if nowhere and (comment.block is None or not is_short(comment.suggestion)):
        return plain(comment.suggestion) == plain(fields["suggestion"])
    here = (comment.block, comment.block or plain(comment.where or comment.quote or ""))
    there = (fields["block"], fields["block"] or plain(fields["where"] or fields["quote"] or ""))
    return here == there and say_the_same(comment.suggestion, fields["suggestion"])


def _joined(comment: Comment, fields: dict[str, Any]) -> Comment:
    """The entry with one sender more; other words of theirs, and another reason, stay as a variant."""
    told = [fields["suggestion"]] if fields["suggestion"] != comment.suggestion else []
    told += [fields["reason"]] if fields["reason"] and fields["reason"] != comment.reason else []
    variant = ("\n".join(told),) if told else ()
    return comment.model_copy(
        update={
            "senders": tuple(dict.fromkeys((*comment.senders, *fields["senders"]))),
            "variants": tuple(dict.fromkeys((*comment.variants, *variant))),
            "masked": comment.masked or fields["masked"],
        }
    )
