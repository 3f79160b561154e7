"""Slips that a rule of form can see: what is lost or doubled."""

import re
from collections.abc import Iterator, Mapping

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages.agreement import Slips
from plansite.model import Passage, Plan


@disagreement("stop", "lost-text", needs=lambda agreement: agreement.slips)
def lost_stops(plan: Plan, words: Slips) -> Iterator[Disagreement]:
    """A sentence ends with its full stop.

    Looked at are leads, paragraphs and items that hold a comma or a stop, and the notes of tables.

    Bad:  PM2.5平均浓度稳定达标
    Good: PM2.5平均浓度稳定达标。; …稳定达标。（责任单位：县局）; or an editor's note of kind lost-text at the end
    """
    notes = {table.note.at(plan.original.code) for table in plan.tables if table.note}
    for passage in plan.passages(plan.original):
        sentence = passage.role in {"text", "item", "numbered"} and bool(words.inner.search(passage.text))
        if (sentence or passage.role == "lead" or passage.place in notes) and not _stopped(passage.text, words):
            start = max(passage.text.rfind(mark, 0, len(passage.text) - 1) for mark in words.clause_marks) + 1
            if passage.id.kind == "announcement" and passage.text[:start].endswith(words.stops):
                continue  # who signed the notice
            yield Disagreement(
                spots=(spot(passage, start, len(passage.text)),),
                matter="stop",
            )


def _stopped(text: str, words: Slips) -> bool:
    """Whether a text ends with a stop, before closing marks or before a remark in brackets that follows it."""

    def stops(what: str) -> bool:
        return what.rstrip(words.closing).endswith(words.stops)

    return not text or stops(text) or stops(words.remark.sub("", text))


@disagreement("doubled", "wording", needs=lambda agreement: agreement.slips)
def doubled_words(plan: Plan, words: Slips) -> Iterator[Disagreement]:
    """No word or character stands twice in a row.

    A character that ends one word and begins the next (管理理念, where 理念 stands elsewhere, too) or is doubled on
    purpose (人人, 层层) does not; it does if the plan has the same words elsewhere with it once (创新能能力).

    Bad:  城区区空气质量; 提供标准标准化信息服务
    Good: 城区空气质量; or an editor's note of kind wording in the sentence
    """
    passages = list(plan.passages(plan.original))
    text = "\n".join(passage.text for passage in passages)
    preceding = _preceding(text, words)
    for passage in passages:
        taken: set[int] = set()
        for match in words.doubled_word.finditer(passage.text):
            taken |= set(range(match.start(), match.end()))
            yield _doubled(passage, match)
        for match in words.doubled.finditer(passage.text):
            once = match[1] in words.never_doubled or _once(passage.text, match) in text
            if match.start() not in taken and (once or not _meant(passage.text, match, preceding, words)):
                yield _doubled(passage, match)


def _preceding(text: str, words: Slips) -> dict[str, set[str]]:
    """For each two characters with which a word could begin behind a doubled one: what stands before them anywhere."""
    doubled = (match.end() for match in words.doubled.finditer(text))
    found: dict[str, set[str]] = {text[end - 1 : end + 1]: set() for end in doubled}
    for at in range(len(text) - 1):
        if (pair := text[at : at + 2]) in found:
            found[pair].add(text[at - 1 : at])
    return found


def _once(text: str, match: re.Match[str]) -> str:
    """The words around a doubled character as they would be if it stood there once."""
    return text[max(match.start() - 2, 0) : match.end() - 1] + text[match.end() : match.end() + 1]


def _meant(text: str, match: re.Match[str], preceding: dict[str, set[str]], words: Slips) -> bool:
    """Whether a character is doubled on purpose, or ends one word and begins the next."""
    begun, before = text[match.end() - 1 : match.end() + 1], text[max(match.start() - 1, 0) : match.start()]
    if match[1] in words.reduplicated or words.begins.fullmatch(begun):
        return True
    if not before or before in words.boundaries:
        return False
    return bool(preceding.get(begun, set()) - {before, match[1]})


def _doubled(passage: Passage, match: re.Match[str]) -> Disagreement:
    start, end = max(match.start() - 2, 0), min(match.end() + 2, len(passage.text))
    return Disagreement(
        spots=(spot(passage, start, end),),
        matter="doubled_character" if len(match[1]) == 1 else "doubled_word",
        values={"word": match[1]},
    )


@disagreement("marks", "wording", "lost-text", needs=lambda agreement: agreement.slips)
def doubled_marks(plan: Plan, words: Slips) -> Iterator[Disagreement]:
    """One mark stands where one is due, and quotation marks and brackets come in pairs.

    Bad:  提升质量，，加强监管; 打造“重要窗口标杆
    Good: 提升质量，加强监管; or an editor's note of kind wording or lost-text in the sentence
    """
    for passage in plan.passages(plan.original):
        for match in words.doubled_marks.finditer(passage.text):
            start, end = max(match.start() - 4, 0), min(match.end() + 4, len(passage.text))
            yield Disagreement(spots=(spot(passage, start, end),), matter="two_marks")
        for at in _unpaired(passage.text, words.pairs):
            end = min(at + 8, len(passage.text))
            yield Disagreement(spots=(spot(passage, at, end),), matter="pair")


def _unpaired(text: str, pairs: Mapping[str, str]) -> Iterator[int]:
    """Offsets of brackets and quotation marks without their pair."""
    opened: list[tuple[int, str]] = []
    for at, mark in enumerate(text):
        if mark in pairs.values():
            opened.append((at, mark))
        elif mark in pairs:
            if opened and opened[-1][1] == pairs[mark]:
                opened.pop()
            else:
                yield at
    yield from (at for at, _ in opened)
