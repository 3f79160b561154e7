"""Sentences that run together: a clause that begins with a verb, and behind its object another without a mark."""

import re
from collections.abc import Iterator
from typing import Final

from plansite.consistency.disagreement import Disagreement, disagreement, spot
from plansite.languages import LANGUAGES
from plansite.model import Passage, Plan

_ADVERB: Final = "积极|不断|大力|逐步|着力|切实|全面|进一步|深入|持续|严格|严厉|严肃|充分"
_VERB: Final = (
    "推进|加强|深化|完善|健全|建立|构建|打造|提升|提高|优化|实施|实行|推行|落实|强化|发展|建设|形成|加大|开展|规范|处理|查处"
    "|拓展|拓宽|壮大|营造|激发|加快|聚焦"
)
#: A clause whose verb has an object that does something in turn (鼓励企业加强…), or that only says how.
_PIVOT: Final = re.compile("鼓励|引导|支持|推动|促进|督促|通过|依托|利用|使|让|以|要求|确保|按照|围绕|为|由|对|将|力争")
_OPENING: Final = re.compile(rf"(?:{_ADVERB}|加快)*(?:{_VERB})")
#: What a second clause opens with: an adverb with its verb, or a verb that is hardly ever a noun; and an object.
_SECOND: Final = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?:(?:{_ADVERB})(?=[\u4e00-\u9fff]{{4}})"
    "|(?:加强|加大|完善|推行|实施|提高|引导|鼓励|扩大|健全)(?=[\u4e00-\u9fff“]{3}))"
    "(?![\u4e00-\u9fff]{0,4}[的和与及])"
)
_CLAUSE: Final = re.compile("[^，。；：！？]+")
#: What a second verb follows without a mark.
_BEFORE: Final = re.compile(
    "(?:[并和与及以来要将应需可能为地的、更而]|共同|建立|分解|制定|深入|协调|标准|战略|规划|组织)$"
)
_LEAST: Final = 4


@disagreement("joint", "lost-text", wide=True, says="[句逗顿]号|标点")
def lost_joints(plan: Plan) -> Iterator[Disagreement]:
    """Two clauses have a mark between them.

    Found are clauses that open with a verb, and behind its object go on with the verb of another.

    Bad:  深化改革开放不断优化营商环境; 发展节能环保产业提高资源利用效能
    Good: 深化改革开放，不断优化营商环境; or an editor's note of kind lost-text in the sentence
    """
    for passage in plan.passages(LANGUAGES[0]):
        if passage.role in {"text", "item"}:
            yield from _in_passage(passage)


def _in_passage(passage: Passage) -> Iterator[Disagreement]:
    for clause in _CLAUSE.finditer(passage.text):
        opening = _OPENING.match(clause[0])
        second = _SECOND.search(clause[0], opening.end() + _LEAST) if opening else None
        before = clause[0][: second.start()] if second else ""
        if second and not _PIVOT.search(before) and not _BEFORE.search(before):
            at = clause.start() + second.start()
            yield Disagreement(
                spots=(spot(passage, max(at - 6, clause.start()), min(at + 4, clause.end())),),
                zh="两句之间缺标点",
                en="a mark is missing between two clauses",
            )
