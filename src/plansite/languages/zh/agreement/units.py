"""Names of shares, rates and what is counted or measured, in Chinese."""

import re
from typing import Final

from plansite.languages.agreement import Units

UNITS: Final = Units(
    share=re.compile("(?:率|比例|比重|占比|满意度|覆盖面)$"),
    per_mille=re.compile("(?:死亡|出生|增长|发病|结婚|离婚)率$"),
    counted=re.compile("(?:企业|标准|项目|平台|基地|中心|机构|园区|示范区|乡镇|村|证书|专利|精品|工程奖)$"),
    measured=re.compile("(?:率|比例|比重|占比|浓度|满意度|覆盖面|强度|面积|拥有量|总量|指数|水平)$"),
    ends="，。；、）",
)
