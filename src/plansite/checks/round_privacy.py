"""No personal data in what is published of a round."""

from collections.abc import Iterator

from plansite.consultation.privacy import personal, public_words
from plansite.ground.findings import Fault, Place, rule
from plansite.languages.commenting import MASK
from plansite.model import Comment, Plan, Sender

_TEXTS = ("quote", "suggestion", "reason", "where")


@rule("personal-data")
def personal_data(plan: Plan) -> Iterator[Fault]:
    """A register and its decisions hold no personal data: they are published, and stay in git for ever.

    Telephone numbers, identity cards (by their check digit), mail addresses, homes, and names beside 先生, 女士, 身份证
    or Mr; a person's name that is not masked. What the plan itself says may be quoted.

    Bad:  `suggestion: 王大明先生，13800000000，请回电`  `name: 朱大明` of a person
    Good: `suggestion: ■■■先生，■■■，请回电` with `masked: true`  `name: 朱**`
    """
    public = public_words(plan) if plan.rounds else ""
    for text, place in _texts(plan):
        for found in personal(text):
            if found.text not in public and MASK not in found.text:
                yield _fault(place, f"“{_hidden(found.text)}” looks like personal data")
    for each in plan.rounds:
        for sender in each.senders:
            if _shows_name(sender):
                yield _fault(sender.at("name"), f"the name of sender {sender.number} is not masked")


def _texts(plan: Plan) -> Iterator[tuple[str, Place]]:
    for each in plan.rounds:
        yield from ((sender.name or "", sender.at("name")) for sender in each.senders)
        for comment in each.comments:
            yield from _texts_of(comment)
        for decision in each.decisions:
            for said in filter(None, (decision.reason, decision.unit)):
                yield from ((said[language], said.at(language.code)) for language in plan.languages)


def _texts_of(comment: Comment) -> Iterator[tuple[str, Place]]:
    yield from ((getattr(comment, key) or "", comment.at(key)) for key in _TEXTS)
    yield from ((variant, comment.at("variants")) for variant in comment.variants)


def _hidden(text: str) -> str:
    """Enough of it to be found, and not enough to be known: a finding may end in the log of a server."""
    return f"{text[:2]}…" if len(text) > 2 else f"{text[:1]}…"


def _shows_name(sender: Sender) -> bool:
    return sender.kind == "person" and bool(sender.name) and "*" not in (sender.name or "")


def _fault(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint=f"write {MASK} in its place and `masked: true`, a person's name as 朱**; who it is stays in inbox/",
        hint_zh=f"请以 {MASK} 代替并写上 masked: true，个人姓名写作“朱**”；个人信息只留在 inbox/ 中，不得提交",
    )
