"""How Chinese is set in print: by GB/T 9704-2012, in its faces where an office has put them into plan/fonts/."""

from pathlib import Path
from typing import Final

from plansite.languages.typesetting import WORD_FACES, Typesetting

#: 仿宋 for the text, 小标宋 for the title, 黑体 and 楷体 for headings: under the names that makers of fonts give them.
_FACES: Final = {
    "text": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "方正仿宋简体", "华文仿宋"),
    "title": ("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "小标宋"),
    "hei": ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体"),
    "kai": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "方正楷体简体", "华文楷体"),
}

TYPESETTING: Final = Typesetting(
    design=Path(__file__).with_suffix(".typ"),
    chart_faces="Noto Sans SC",
    faces=_FACES,
    word_faces={**WORD_FACES, "eastAsia": _FACES["text"][0]},
    uses={"title": "hei", "heading": "kai", "lead": "hei", "caption": "hei", "cover": "title"},
)
