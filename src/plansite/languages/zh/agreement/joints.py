"""Chinese clauses that open with a verb, and those that follow without a mark."""

import re
from typing import Final

from plansite.languages.agreement import Joints

_ADVERB: Final = "积极|不断|大力|逐步|着力|切实|全面|进一步|深入|持续|严格|严厉|严肃|充分"
_VERB: Final = (
    "推进|加强|深化|完善|健全|建立|构建|打造|提升|提高|优化|实施|实行|推行|落实|强化|发展|建设|形成|加大|开展|规范|处理|查处"
    "|拓展|拓宽|壮大|营造|激发|加快|聚焦"
)

JOINTS: Final = Joints(
    clause=re.compile("[^，。；：！？]+"),
    opening=re.compile(rf"(?:{_ADVERB}|加快)*(?:{_VERB})"),
    # What a second clause opens with: an adverb with its verb, or a verb that is hardly ever a noun; and an object.
    second=re.compile(
        rf"(?<=[\u4e00-\u9fff”）])(?:(?:{_ADVERB})(?=[\u4e00-\u9fff]{{4}})"
        "|(?:加强|加大|完善|推行|实施|提高|引导|鼓励|扩大|健全)(?=[\u4e00-\u9fff“]{3}))"
        "(?![\u4e00-\u9fff]{0,4}[的和与及])"
    ),
    # A clause whose verb has an object that does something in turn (鼓励企业加强…), or that only says how.
    pivot=re.compile("鼓励|引导|支持|推动|促进|督促|通过|依托|利用|使|让|以|要求|确保|按照|围绕|为|由|对|将|力争"),
    # What a second verb follows without a mark.
    before=re.compile(
        "(?:[并和与及以来要将应需可能为地的、更而]|共同|建立|分解|制定|深入|协调|标准|战略|规划|组织|区域|地区)$"
    ),
)
