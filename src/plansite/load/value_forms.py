"""What a value should have been: the words for it, in both languages, and what it was probably meant to be."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic_core import ErrorDetails

from plansite.ground.findings import near_match
from plansite.ground.identities import Identity
from plansite.ground.meanings import MEANINGS, listed
from plansite.load.strict_yaml import Unquoted
from plansite.model.entry import PLACES_KEY

#: What no value can stand in for.
NOTHING: Final = object()
_YES: Final = {"yes", "on", "y", "true", "是", "对", "√"}
_NO: Final = {"no", "off", "n", "false", "否", "不"}
_DAY: Final = re.compile(r"(\d{4})\s*[-/.年－—]\s*(\d{1,2})\s*[-/.月－—]\s*(\d{1,2})\s*日?")
_AROUND: Final = " 　“”\"'‘’＂{}:：#"
_CURLY: Final = "“”‘’„＂"
_KINDS: Final = {
    "int": ("a number", "数字"),
    "float": ("a number", "数字"),
    "bool": ("yes or no", "“是”或“否”"),
    "timestamp": ("a date", "日期"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is wrong with a value, in both languages, and what stands in for it while reading goes on."""

    message: str
    hint: str
    hint_zh: str
    stand_in: Any = NOTHING


#: A dash alone.
NO_ENTRY: Final = Form(
    message="no entry stands behind this dash",
    hint="write the entry, or delete the dash",
    hint_zh="这个短横后面没有内容：请填写，或删去这一行",
)


def shown(value: Any) -> str:
    """A value as findings show it."""
    match value:
        case Unquoted():
            return value.raw
        case bool():
            return str(value).lower()
        case Mapping():
            return "{ " + ", ".join(f"{key}: {shown(each)}" for key, each in value.items() if key != PLACES_KEY) + " }"
        case tuple():
            return f"[{', '.join(map(shown, value))}]"
    return str(value)[:60]


def kind_names(value: Any) -> tuple[str, str]:
    """What YAML takes a value for, in both languages."""
    kind = value.kind if isinstance(value, Unquoted) else type(value).__name__
    return _KINDS.get(kind, ("something else", "别的内容"))


def not_text(key: str, value: Any) -> Form:
    """A list, or an entry with keys, where one text belongs."""
    what, what_zh = ("a list", "一个列表") if isinstance(value, tuple) else ("an entry with keys", "带键的条目")
    texts = [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
    return Form(
        message=f"{key}: {what} stands where one text belongs",
        hint=f'write one text: {key}: "{texts[0] if texts else "…"}"',
        hint_zh=f"{key} 只写一段文字，这里却写成了{what_zh}：请去掉方括号、短横或花括号",
        stand_in=texts[0] if texts else NOTHING,
    )


def _languages(error: ErrorDetails, key: str, found: Any, codes: tuple[str, ...]) -> Form:
    """A plain text where it stands by language; or a plain one where an entry with keys belongs."""
    by_language = error["type"] == "model_type" and error.get("ctx", {}).get("class_name") in {
        "Text", "Renderings", "Forms",
    }  # fmt: skip
    text = shown(found)
    if by_language and not isinstance(found, tuple):
        written = (
            "{ " + ", ".join(f"{code}: {text if at == 0 else '…'}" for at, code in enumerate(codes or ("…",))) + " }"
        )
        return Form(
            message=f"{key}: this text does not say which language it is in",
            hint=f"write it by language: {key}: {written}",
            hint_zh=f"文字要按语种写：{key}: {written}",
            stand_in=dict.fromkeys(codes, text) if text and codes else NOTHING,
        )  # fmt: skip
    sign = "：" in text
    return Form(
        message=f"{key or 'the entry'}: a {'list' if isinstance(found, tuple) else 'plain text'} stands where keys and "
        f"their values belong: {text}",
        hint="write a colon and a blank (half width) behind each key" if sign else
        "write `key: value`, each on its line, as the entries beside it do",
        hint_zh="键的后面要用英文冒号加空格，不能用全角“：”" if sign else
        f"{key or '这一条'}里应写“键: 值”，每行一个，请参照旁边的条目",
    )  # fmt: skip


def _list(key: str, found: Any) -> Form:
    if isinstance(found, str | Unquoted) and shown(found):
        text = shown(found)
        parts = re.split(r"\s*[,，、;；]\s*", text.strip("[]［］【】"))
        wide = next((mark for mark in "［【" if text.startswith(mark)), None)
        return Form(
            message=f"{key}: “{wide}” stands where a plain “[” is due"
            if wide
            else f"{key}: one text stands where a list belongs",
            hint=f"write it as a list: {key}: [{', '.join(parts)}]",
            hint_zh=f"{key} 要写成列表，加英文方括号：{key}: [{', '.join(parts)}]",
            stand_in=tuple(parts),
        )
    if isinstance(found, Mapping):
        return Form(
            message=f"{key or 'the file'}: an entry stands where a list of entries belongs",
            hint="let each entry begin with a dash and a blank: - ",
            hint_zh="每一条要以短横加空格“- ”开头",
            stand_in=(found,),
        )
    return Form(
        message=f"{key or 'the file'} has no value",
        hint=f"write a list: {key}: [ … ], or delete the line" if key else "write entries, or [] for none",
        hint_zh=f"{key} 没有内容：请填写，或删去这一行" if key else "请填写条目；没有条目时写 []",
        stand_in=(),
    )


def _allowed(error: ErrorDetails, key: str, found: Any) -> Form:
    words = re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
    english, chinese = listed(words)
    plain = shown(found).strip(_AROUND).lower()
    near = plain if plain in words else _by_meaning(plain, words) or near_match(plain, words)
    curly = any(mark in shown(found) for mark in _CURLY)
    return Form(
        message=f"{key}: {shown(found)} is none of the words that stand here"
        + (" (it stands in curly quotation marks)" if curly else ""),
        hint=(f"did you mean {near}? " if near else "") + f"allowed are: {english}",
        hint_zh=("不要加中文引号。" if curly else "") + (f"是不是 {near}？" if near else "") + f"可用的有：{chinese}",
        stand_in=near or NOTHING,
    )


def _by_meaning(text: str, words: list[str]) -> str | None:
    """The word of this meaning, in either language."""
    return next((word for word in words if text in MEANINGS.get(word, ())), None)


def _whole_number(key: str, found: Any) -> Form:
    digits = shown(found).strip(_AROUND + "年")
    good = int(digits) if re.fullmatch(r"\d{1,9}", digits) else None
    example = good if good is not None else 2025
    return Form(
        message=f"{key}: {shown(found) or 'nothing'} is no whole number",
        hint=f"write digits, without quotation marks: {key}: {example}",
        hint_zh=f"{key} 只写数字，不加引号：{key}: {example}",
        stand_in=NOTHING if good is None else good,
    )


def _yes_or_no(key: str, found: Any) -> Form:
    word = shown(found).strip(_AROUND).lower()
    good = True if word in _YES else False if word in _NO else NOTHING
    return Form(
        message=f"{key}: {shown(found) or 'nothing'} is neither true nor false",
        hint=f"write {key}: true or {key}: false, without quotation marks",
        hint_zh=f"{key} 只写 true（是）或 false（否），不加引号",
        stand_in=good,
    )


def _day(key: str, found: Any) -> Form:
    good = None
    if match := _DAY.search(shown(found)):
        try:
            good = date(*map(int, match.groups())).isoformat()
        except ValueError:
            good = None
    return Form(
        message=f"{key}: {shown(found)} is no day of the calendar, such as 2021-12-16",
        hint=f'write year-month-day in quotation marks: {key}: "{good or "2021-12-16"}"',
        hint_zh=f'日期写年-月-日，月、日各两位，加英文引号：{key}: "{good or "2021-12-16"}"',
        stand_in=good or NOTHING,
    )


def joined_list(key: str, text: str) -> Form | None:
    """Several words of a list that the comma of a Chinese keyboard makes one."""
    parts = re.split(r"\s*[，、；]\s*", text)
    if len(parts) < 2 or not all(part.isascii() and part for part in parts):
        return None
    return Form(
        message=f"{key}: a full-width comma stands in this list: {text}",
        hint=f"write plain commas with a blank behind them: [{', '.join(parts)}]",
        hint_zh=f"列表里要用英文逗号加空格分开：[{', '.join(parts)}]",
    )


def _pattern(key: str, found: Any) -> Form:
    text = shown(found)
    if joined := joined_list(key, text):
        return joined
    plain = re.sub(r"[\s_.·]+", "-", text.strip(_AROUND).lower()).removeprefix("i-")
    known = {
        "icp": ("such as 浙ICP备12345678号-1", "如 浙ICP备12345678号-1"),
        "public_security": ("such as 浙公网安备 33000000000000号", "如 浙公网安备 33000000000000号"),
        "site_code": ("ten digits or letters", "十位数字或字母"),
        "file": (
            "the name of a picture in pictures/, such as map.png; a drawing (.svg) or a web page may hold scripts",
            "为 pictures/ 中图片的文件名，如 map.png；.svg 和网页可能含脚本，不能用",
        ),
        "issuer_link": ("an address such as https://www.example.org/", "网址，如 https://www.example.org/"),
    }
    hint, hint_zh = known.get(key, (f"write small letters, digits and single hyphens, such as {_slug(plain)}",
                                    f"只写小写英文字母、数字和连字符，如 {_slug(plain)}"))  # fmt: skip
    return Form(
        message=f"{key}: {text} has not the form that is asked for here",
        hint=hint,
        hint_zh=hint_zh if key not in known else f"{key} 的写法不对，应{hint_zh}",
        stand_in=plain if key not in known and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", plain) else NOTHING,
    )


def _slug(plain: str) -> str:
    return plain if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", plain) else "service-satisfaction"


def _too_few(key: str, found: Any) -> Form:
    return Form(
        message=f"{key}: nothing stands in this list",
        hint="write at least one entry, or delete what holds the list",
        hint_zh=f"{key} 是空的：至少要有一条，或把上一级整条删去",
    )


def _bounds(key: str, found: Any) -> Form:
    return Form(message=f"{key}: {shown(found)} is too small", hint="write 1 or more", hint_zh=f"{key} 至少为 1")


def blank(key: str, found: Any = "") -> Form:
    """A text of blanks."""
    return Form(
        message=f"{key}: there is nothing in it",
        hint=f"write something for {key}, or delete the line",
        hint_zh=f"{key} 是空的：请填写，或删去这一行",
    )


_FORMS: Final[dict[str, Callable[[str, Any], Form]]] = {
    "tuple_type": _list, "int_type": _whole_number, "int_parsing": _whole_number, "bool_type": _yes_or_no,
    "no_day": _day, "string_pattern_mismatch": _pattern, "too_short": _too_few, "greater_than_equal": _bounds,
    "blank": blank,
}  # fmt: skip


def form_of(error: ErrorDetails, key: str, found: Any, codes: tuple[str, ...]) -> Form:
    """What is wrong with a value of which pydantic reports an error."""
    match error["type"]:
        case "model_type" | "model_attributes_type" | "dict_type":
            return _languages(error, key, found, codes)
        case "literal_error":
            return _allowed(error, key, found)
    if make := _FORMS.get(error["type"]):
        return make(key, found)
    return Form(
        message=f"{key or 'the file'}: {shown(found)} has not the form that is asked for here",
        hint="see the entries beside it for the form",
        hint_zh=f"{key} 的写法不对，请参照旁边的条目",
    )


def meant_identity(text: str) -> str | None:
    """The identity that a malformed one was meant to be: `{: #M3.1.2 }` → `m3-1-2`."""
    plain = re.sub(r"[.．_—–－]", "-", text.strip(_AROUND).lower().replace("　", ""))
    try:
        return str(Identity.parse(plain))
    except ValueError:
        return None
