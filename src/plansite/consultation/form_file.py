"""The file of comments that a reader's browser keeps, and that the office gets by mail.

    {"form": "plansite-comments", "version": 1, "plan": "…", "round": "2021-12", "language": "zh",
     "sender": {"name": "", "organisation": "", "contact": ""},
     "comments": [{"block": "m3-1-2", "place": "3-1-2 …", "kind": "wording", "quote": "…", "suggestion": "…",
                   "reason": ""}]}

The page writes it, ``collate`` reads it. What a reader leaves empty is an empty string.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from plansite.ground.vocabulary import CommentKind

FORM: Final = "plansite-comments"
VERSION: Final = 1


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class FiledSender(_Part):
    """Who comments, as they wrote it themselves."""

    name: str = ""
    organisation: str = ""
    contact: str = ""


class FiledComment(_Part):
    """One comment: ``block`` is its identity, ``place`` that place in words, ``quote`` the words that it is about.

    ``question`` is the identity of the round's question that it answers.
    """

    block: str = ""
    place: str = ""
    question: str = ""
    kind: CommentKind = "other"
    quote: str = ""
    suggestion: str
    reason: str = ""


class FormFile(_Part):
    """All that a reader says, in the file of a browser. ``plan`` is its title, ``round`` the folder of the round."""

    form: Literal["plansite-comments"] = FORM
    version: Literal[1] = VERSION
    plan: str = ""
    round: str = ""
    language: str = ""
    sender: FiledSender = FiledSender()
    comments: tuple[FiledComment, ...] = ()
