"""No character of a document is lost, whatever forms it is put together from."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.importer.document import import_document
from plansite.importer.failures import ImportFailure

pytestmark = pytest.mark.long
_WORDS = st.text(alphabet="质量标准品牌服务工程环境提升推进加强完善全面深化平阳县的和与", min_size=2, max_size=12)
_ODD = st.sampled_from(
    ["**", "“互联网+”", "2021-2025年", " 10 ", "PM2.5", "(市、区)", "A_B", "[x]", "\\", "<1", "{: #x }", "GMP a"]
)
_STOP = st.sampled_from("，,;；：:、")


@st.composite
def _sentences(draw: st.DrawFn) -> str:
    """Running text of one to four sentences, some with lead sentences, some cut off."""
    sentences = draw(st.lists(st.lists(_WORDS | _ODD, min_size=1, max_size=4), min_size=1, max_size=4))
    text = "。".join(draw(_STOP).join(words) for words in sentences)
    return text + draw(st.sampled_from(["。", "", "！"]))


_NUMERAL = st.sampled_from(["一", "二", "三", "四", "十", "十一"])
_DIGIT = st.integers(min_value=1, max_value=12).map(str)
_CELL = st.sampled_from(
    ["95", "≥98", "%", "个", "类别", "指标", "单位", "目标值", "质量", "建设", "产品合格率", "制定标准(新增)"]
)


def _joined(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map("".join)


_LINE = st.one_of(
    _joined("第", _NUMERAL, "章　", _WORDS),
    _joined("第", _NUMERAL, "节 ", _WORDS),
    _joined(_NUMERAL, "、", _WORDS),
    _joined("(", _NUMERAL, ")", _WORDS),
    _joined("（", _NUMERAL, "）", _sentences()),
    _joined("专栏", _DIGIT, "-", _DIGIT, ":", _WORDS),
    _joined("任务专栏", _DIGIT, "　", _WORDS),
    _joined("专栏", _DIGIT, " ", _WORDS, "（一）", _sentences(), "（二）", _sentences()),
    _joined("表", _DIGIT, "：", _WORDS),
    _joined("注：", _sentences()),
    _joined("² ", _sentences()),
    _joined("●", _sentences()),
    _joined(_DIGIT, ".", _sentences()),
    _joined(_DIGIT, "、", _WORDS),
    _joined("0", st.sampled_from("123"), " ", _WORDS),
    _joined("——", _sentences()),
    _joined("--", _sentences()),
    _joined("　　", _sentences()),
    _joined(")", _WORDS),
    _joined("关于", _WORDS, "的通知"),
    st.sampled_from(
        ["目　录", "2021年10", "2021年12月16日", "(征求意见稿)", "Produced By 某系统", "- 3 -", "1", "2", ""]
    ),
    _joined(_NUMERAL, "、", _WORDS, "..........", _DIGIT),
    _CELL,
    _CELL,
    _sentences(),
)
_TABLE = st.lists(_CELL, min_size=6, max_size=20).map("\n".join)
_DOCUMENT = st.lists(_LINE | _TABLE, min_size=1, max_size=25)


def _characters(text: str) -> str:
    """Letters, numerals and ideographs in order; marks are left to the balance of the importer itself."""
    return "".join(mark for mark in unicodedata.normalize("NFKC", text) if mark.isalnum())


def _is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@settings(max_examples=250)
@given(lines=_DOCUMENT, spacing=st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_nothing_is_lost(lines: list[str], spacing: str) -> None:
    """The balance of the importer never fails: a document comes through whole."""
    text = spacing.join(lines)
    try:
        made = import_document(text.encode(), "x.txt")
    except ImportFailure as failure:
        assert failure.message.startswith("the file is empty")
        return
    kept = "".join(data.decode() for name, data in sorted(made.files.items()) if not name.startswith("source/"))
    kept += "专栏表任务"  # a label comes back from the name of its file
    ideographs = {mark for mark in _characters(text) if mark > "\u3000"}
    assert ideographs <= set(kept)
    assert [data for name, data in made.files.items() if name.startswith("source/")] == [text.encode()]


@settings(max_examples=100)
@given(paragraphs=st.lists(_sentences(), min_size=1, max_size=8))
def test_running_text_stands_in_its_chapter(paragraphs: list[str]) -> None:
    """An independent look, without the importer's own balance: paragraphs under a heading, in order, in one file."""
    text = "\n".join(["一、某章", "（一）某节", *paragraphs])
    made = import_document(text.encode(), "x.txt")
    texts = {name for name in made.files if name.endswith(".md")}
    if texts == {"chapters/01.zh.md"}:
        chapter = made.files["chapters/01.zh.md"].decode()
        assert _is_subsequence(_characters("".join(paragraphs)), _characters(chapter))
