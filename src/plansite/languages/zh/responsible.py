"""Who is to do what a Chinese plan says: （责任单位：…） and its kin, in brackets, in running text, on its own line."""

import re
from typing import Final

_WHO: Final = (
    r"(?:牵头|责任|配合|主管|负责|实施|承办|主办|协办|参与|组织)(?:责任)?(?:单位|部门|科室|机构|领导)?\s*[:：]"
)
_BODY: Final = "(?:局|委|办|部|厅|署|府|院|会|处|中心|公司|集团|乡镇|街道|单位|部门|[省市区县])"
_DOES: Final = "等?(?:按职责)?(?:分工|分别|共同|具体)?(?:负责|牵头|配合|参与|承办)"
_INNER: Final = "[（(][^（()）]*[)）]"

RESPONSIBLE: Final = re.compile(
    # （责任单位：县卫健局（县中医局）、县财政局）
    rf"[（(【\[〔]({_WHO}(?:[^（()）】\]〕]|{_INNER})+)[)）】\]〕]"
    # 责任单位：县水利局。
    rf"|(?:^|(?<=[。！？；;，,\s]))({_WHO}[^。！？]+)"
    # （县发改局、县财政局按职责分工负责）
    rf"|[（(【\[〔]((?:[^（()）【】]|{_INNER})*{_BODY}{_DOES})[)）】\]〕]"
)
