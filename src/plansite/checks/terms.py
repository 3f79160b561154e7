"""Terms of the glossary are read as their characters can be read."""

from collections.abc import Iterator
from itertools import zip_longest

from plansite.ground.findings import Fault, rule
from plansite.model import Plan


@rule("term-reading")
def wrong_reading(plan: Plan) -> Iterator[Fault]:
    """The reading of a term has a syllable for each Chinese character, and each is one of those that it has.

    Bad:  行业 with `reading: hang2`, or `reading: xang2 ye4`
    Good: `reading: hang2 ye4`
    """
    for term in plan.glossary:
        if term.reading is None:
            continue
        language = next((each for each in plan.languages if any(map(each.reading.sounds, term[each]))), plan.original)
        words, sounds = term[language], language.reading.sounds
        characters = [character for character in words if sounds(character)]
        for character, syllable in zip_longest(characters, term.reading.split(), fillvalue=""):
            known = sounds(character)
            if syllable not in known:
                yield Fault(
                    place=term.at("reading"),
                    message=f"{character or words} is not read “{syllable}”",
                    hint=f"write one of {', '.join(known)}" if known else "write one syllable for each character",
                    hint_zh=f"应为：{'、'.join(known)}" if known else "每个汉字写一个音节，声调用数字",
                )
                break
