"""Sentences that run together: a clause that begins with a verb, and behind its object another without a mark."""

from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages.agreement import Joints
from plansite.model import Passage, Plan

#: How long what a first clause has behind its verb must be for a second one to follow.
_LEAST: Final = 4


@disagreement("joint", "lost-text", wide=True, needs=lambda agreement: agreement.joints)
def lost_joints(plan: Plan, words: Joints) -> Iterator[Disagreement]:
    """Two clauses have a mark between them.

    Found are clauses that open with a verb, and behind its object go on with the verb of another.

    Bad:  深化改革开放不断优化营商环境; 发展节能环保产业提高资源利用效能
    Good: 深化改革开放，不断优化营商环境; or an editor's note of kind lost-text in the sentence
    """
    for passage in plan.passages(plan.original):
        if passage.role in {"text", "item"}:
            yield from _in_passage(passage, words)


def _in_passage(passage: Passage, words: Joints) -> Iterator[Disagreement]:
    for clause in words.clause.finditer(passage.text):
        opening = words.opening.match(clause[0])
        second = words.second.search(clause[0], opening.end() + _LEAST) if opening else None
        before = clause[0][: second.start()] if second else ""
        if second and not words.pivot.search(before) and not words.before.search(before):
            at = clause.start() + second.start()
            yield Disagreement(
                spots=(spot(passage, max(at - 6, clause.start()), min(at + 4, clause.end())),),
                matter="joint",
            )
