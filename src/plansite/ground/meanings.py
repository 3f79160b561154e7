"""What the fixed words of data files mean, in both languages, for findings, spreadsheets and the desk."""

from collections.abc import Iterable
from typing import Final

#: Word → English, Chinese.
MEANINGS: Final[dict[str, tuple[str, str]]] = {
    "lost-text": ("lost text", "缺字"),
    "placeholder": ("placeholder", "占位符"),
    "implausible": ("implausible", "存疑"),
    "contradiction": ("contradiction", "不一致"),
    "repetition": ("repetition", "重复"),
    "wording": ("wording", "文字"),
    "missing": ("something missing", "缺项"),
    "context": ("context", "说明"),
    "indicator": ("value of an indicator", "指标的值"),
    "commitment": ("promise of the text alone", "正文单独的承诺"),
    "target": ("target", "目标"),
    "actual": ("result", "完成情况"),
    "reached": ("level that the text alone tells", "正文所述已达水平"),
    "new": ("to be added", "新增"),
    "total": ("in all", "累计"),
    "rate": ("share or ratio", "比率"),
    "count": ("how many", "个数"),
    "concentration": ("how much in something", "浓度"),
    "higher": ("the higher the better", "高为好"),
    "lower": ("the lower the better", "低为好"),
    "number": ("number of the row", "序号"),
    "category": ("category", "类别"),
    "name": ("name", "名称"),
    "unit": ("unit", "单位"),
    "base": ("where it began", "基期"),
    "growth": ("growth", "增速"),
    "attribute": ("kind of target", "属性"),
    "remark": ("remark", "备注"),
    "value": ("value", "数值"),
}


def listed(words: Iterable[str]) -> tuple[str, str]:
    """Words with their meanings as hints list them, in English and in Chinese."""
    known = [(word, *MEANINGS.get(word, ("", ""))) for word in words]
    english = ", ".join(f"{word} ({meaning})" if meaning else word for word, meaning, _ in known)
    chinese = "、".join(f"{word}（{meaning}）" if meaning else word for word, _, meaning in known)
    return english, chinese
