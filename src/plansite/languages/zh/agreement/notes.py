"""What editor's notes in Chinese say."""

import re
from typing import Final

from plansite.languages.agreement import Notes

NOTES: Final = Notes(
    value=re.compile(r"\d+(?:\.\d+)?(?:微克/立方米)?"),
    # Dates, numbers of attachments and of indicators, identities.
    no_value=re.compile(
        r"\d{4}年(?:\d{1,2}(?:月(?:\d{1,2}日)?)?)?|附件\d+|(?<!\d)\d+项指标|[有为]\d+项|“[^”]*\+[^”]*”"
        r"|(?:举措|专栏|段落|条目)?[mcps]?(?<!\d)\d+(?:-\d+)+|[表c]\d+"
    ),
    table=re.compile(r"表(\d+)"),
    block=re.compile(r"([mcps]?)(\d+-\d+(?:-\d+)?)"),
)

#: Words of which a note on the subject of a rule has one, so that a note on something else in the block does not count.
SAYS: Final = {
    "unit": re.compile("单位"),
    "new": re.compile("新增"),
    "joint": re.compile("[句逗顿]号|标点"),
    "stop": re.compile("[句逗]号|标点|引领句|缺文"),
    "doubled": re.compile("重复|多余"),
    "marks": re.compile("引号|括号|书名号|标点"),
}
