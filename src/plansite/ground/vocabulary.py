"""The fixed words of the project: languages, kinds of block, kinds of note, comparators.

Every other module takes its vocabulary from here, so that a new kind is added in one place.
"""

from typing import Final, Literal, get_args

Level = Literal["error", "warning"]

Kind = Literal[
    "page",
    "section",
    "measure",
    "paragraph",
    "column",
    "item",
    "table",
    "picture",
    "announcement",
    "indicator",
    "note",
    "term",
    "comment",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

#: What an editor calls each kind, in both languages (used in findings).
KIND_NAMES: Final[dict[Kind, tuple[str, str]]] = {
    "page": ("page", "页"),
    "section": ("section", "节"),
    "measure": ("measure", "举措"),
    "paragraph": ("paragraph", "段落"),
    "column": ("special column", "专栏"),
    "item": ("item of a special column", "专栏条目"),
    "table": ("table", "表"),
    "picture": ("picture", "图"),
    "announcement": ("paragraph of the notice", "公告段落"),
    "indicator": ("indicator", "指标"),
    "note": ("editor's note", "编者注"),
    "term": ("term", "术语"),
    "comment": ("comment", "意见"),
}

NoteKind = Literal[
    "lost-text",
    "placeholder",
    "implausible",
    "contradiction",
    "repetition",
    "wording",
    "missing",
    "context",
]
NOTE_KINDS: Final[tuple[NoteKind, ...]] = get_args(NoteKind)

#: What a figure of the text can be: tied to an indicator, promised by itself, or context.
FigureKind = Literal["indicator", "commitment", "context"]
#: Which value of its indicator a figure is; `reached`: a level that the text alone tells.
FigureValue = Literal["target", "actual", "reached"]
#: What a promised number counts, where the text says so.
FigureBasis = Literal["new", "total"]

#: What an indicator measures: a share or ratio, how many there are, or how much of something is in something.
IndicatorKind = Literal["rate", "count", "concentration"]
#: Which way is better, where the comparator of a target does not say so.
Direction = Literal["higher", "lower"]
#: How an indicator stands (the rule is in ``plansite.model.standing``), in the order in which readers are shown them.
State = Literal["exceeded", "reached", "missed", "open", "uncounted", "undecided", "unreported"]
STATES: Final[tuple[State, ...]] = get_args(State)

#: What a comment is about: the words, a figure, something missing, an answer that is asked for, or something else.
CommentKind = Literal["wording", "figure", "missing", "question", "other"]
COMMENT_KINDS: Final[tuple[CommentKind, ...]] = get_args(CommentKind)
#: Who sent a comment.
SenderKind = Literal["person", "organisation", "unknown"]
SENDER_KINDS: Final[tuple[SenderKind, ...]] = get_args(SenderKind)
#: How a comment came in.
Channel = Literal["form", "file", "mail", "post", "telephone", "meeting", "other"]
#: By what a comment was put at its block; `hand`: somebody of the office said so.
FoundBy = Literal["identity", "quote", "place", "hand"]
#: What became of a comment, in the order in which readers are shown it.
DecisionKind = Literal["adopted", "partly", "already-covered", "not-adopted", "outside"]
DECISION_KINDS: Final[tuple[DecisionKind, ...]] = get_args(DecisionKind)
#: What a body answered that was asked for its opinion.
BodyAnswer = Literal["comments", "no-comment", "no-answer"]

#: What an edition is: from the draft for comment to what took its place.
EditionStatus = Literal["draft", "adopted", "in-force", "amended", "ended", "replaced"]
EDITION_STATUSES: Final[tuple[EditionStatus, ...]] = get_args(EditionStatus)

#: Whose plan it is, from the whole country down.
PlaceLevel = Literal["national", "provincial", "city", "county", "township"]
PLACE_LEVELS: Final[tuple[PlaceLevel, ...]] = get_args(PlaceLevel)

Comparator = Literal["≥", "≤", ">", "<"]
COMPARATORS: Final[tuple[Comparator, ...]] = get_args(Comparator)

#: The rules of translation and consistency that plan/allowances.yml can make exceptions from.
AllowedRule = Literal[
    "translation-number",
    "translation-term",
    "translation-chinese",
    "translation-length",
    "translation-sentences",
    "translation-long-sentence",
    "disagreement-value",
    "disagreement-baseline",
    "disagreement-results",
    "disagreement-new",
    "disagreement-range",
    "disagreement-bound",
    "disagreement-sum",
    "disagreement-unit",
    "disagreement-placeholder",
    "disagreement-count",
    "disagreement-numbering",
    "disagreement-period",
    "disagreement-scope",
    "disagreement-repetition",
    "disagreement-doubled",
    "disagreement-marks",
    "disagreement-stop",
    "disagreement-joint",
]
