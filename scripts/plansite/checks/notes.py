"""Editor's notes hang on something, and their marks have a place."""

from collections import defaultdict
from collections.abc import Iterator

from plansite.findings import Fault, did_you_mean, rule
from plansite.identities import Identity
from plansite.model import Plan
from plansite.vocabulary import LANGUAGES, Language


def _texts(plan: Plan, language: Language) -> dict[Identity, list[str]]:
    texts: dict[Identity, list[str]] = defaultdict(list)
    for passage in plan.passages(language):
        texts[passage.id].append(passage.text)
    return texts


@rule("note-target")
def no_target(plan: Plan) -> Iterator[Fault]:
    """A note hangs on a block that is there.

    Bad:  `block: m3-9-1` where chapter 3 has three sections
    Good: `block: m3-2-1`
    """
    known = _texts(plan, "zh")
    for note in plan.notes:
        if note.block not in known:
            hint, hint_zh = did_you_mean(str(note.block), map(str, known))
            yield Fault(
                place=note.at("block"),
                message=f"there is no block {note.block} for this note to hang on",
                hint=hint,
                hint_zh=f"没有标识为 {note.block} 的内容；{hint_zh}",
            )


@rule("note-place")
def no_place(plan: Plan) -> Iterator[Fault]:
    """The words after which a note's mark stands occur exactly once in its block, in each language.

    Bad:  `after: { zh: 质量, … }` where the block says 质量 three times
    Good: `after: { zh: 累**项, … }`
    """
    for language in LANGUAGES:
        texts = _texts(plan, language)
        for note in plan.notes:
            if note.after is None or note.block not in texts or not note.after[language]:
                continue
            words = note.after[language]
            count = sum(text.count(words) for text in texts[note.block])
            if count != 1:
                yield Fault(
                    place=note.after.at(language),
                    message=f"“{words}” stands {count} times in {note.block} ({language}), not once",
                    hint="choose words of the block that occur there once, or leave `after` out",
                    hint_zh=f"“{words}”在 {note.block} 中出现 {count} 次，应恰好一次：请换一处文字，或去掉 after",
                )
