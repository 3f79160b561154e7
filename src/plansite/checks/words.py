"""Readers' words lead to something in the plan."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from plansite.ground.findings import Fault, Place, rule
from plansite.model import Plan, ReadersWords


@rule("words-nowhere")
def leads_nowhere(plan: Plan) -> Iterator[Fault]:
    """What readers' words mean stands in the plan, in the language that it is given in.

    Bad:  `means: { zh: [碳达封] }`; an entry without words, or without a meaning
    Good: `means: { zh: [碳达峰, 碳中和] }`
    """
    texts = {each: _folded("\n".join(passage.text for passage in plan.passages(each))) for each in plan.languages}
    for entry in plan.readers_words:
        for key, forms in (("words", entry.words), ("means", entry.means)):
            if not any(form.strip() for language in plan.languages for form in forms.of(language)):
                yield _fault(entry.at(key), f"there are no {key} here", "write at least one", "请至少写一个")
        for language in plan.languages:
            for form in entry.means.of(language):
                if _folded(form) not in texts[language]:
                    yield _fault(
                        entry.means.at(language.code),
                        f"“{form}” does not stand in the plan ({language})",
                        "write it as the plan has it, or take it out",
                        "规划中没有这个词：请按规划原文写，或删去",
                    )


@rule("words-twice")
def said_twice(plan: Plan) -> Iterator[Fault]:
    """A reader's word stands in one entry, with everything that it means.

    Bad:  景区 in two entries
    Good: `- { words: { zh: [景区] }, means: { zh: [旅游, 文旅] } }`
    """
    seen: dict[tuple[str, str], Place] = {}
    for entry in plan.readers_words:
        for code, word in _words(plan, entry):
            place = entry.words.at(code)
            if (code, _folded(word)) in seen:
                yield _fault(
                    place,
                    f"“{word}” stands in line {seen[code, _folded(word)].line} already",
                    "put both meanings into one entry",
                    "这个词已经写过：请把两处意思合为一条",
                )
            seen.setdefault((code, _folded(word)), place)


def _words(plan: Plan, entry: ReadersWords) -> Iterator[tuple[str, str]]:
    return ((language.code, word) for language in plan.languages for word in entry.words.of(language))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _fault(place: Place, message: str, hint: str, hint_zh: str) -> Fault:
    return Fault(place=place, message=message, hint=hint, hint_zh=hint_zh)


WORD_CHECKS: Final = (leads_nowhere, said_twice)
