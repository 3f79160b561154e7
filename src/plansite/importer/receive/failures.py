"""Documents that cannot be read: one clear line each, in both languages."""

from typing import Final, Literal

from plansite.importer.failures import ImportFailure

Trouble = Literal[
    "empty", "huge", "old-word", "wps", "encrypted", "no-word", "scan", "broken", "not-text", "encoding", "no-body"
]
_SAVE: Final = "open it in Word, WPS or LibreOffice and save it as .docx"
_SAVE_ZH: Final = "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 后再导入"
#: What is wrong → message, hint, hint in Chinese.
_WORDS: Final[dict[Trouble, tuple[str, str, str]]] = {
    "empty": ("the file is empty", "give the document as received", "文件没有内容：请提供收到的原文"),
    "huge": (
        "the file is larger than a plan can be",
        "save it without pictures, or give the plan alone",
        "文件过大：请去掉图片后另存，或只提供规划正文",
    ),
    "old-word": ("this is a .doc file of an old Word", _SAVE, f"这是旧版 Word 的 .doc 文件：{_SAVE_ZH}"),
    "wps": ("this is a .wps file", _SAVE, f"这是 .wps 文件：{_SAVE_ZH}"),
    "encrypted": (
        "the document is protected by a password",
        "open it with its password and save it without one",
        "文件已加密：请用密码打开，取消密码后另存",
    ),
    "no-word": (
        "this is a zip file, but no Word document",
        "unpack it and give the document in it",
        "这是压缩文件，不是 Word 文档：请解压后提供其中的文档",
    ),
    "scan": (
        "the PDF holds pictures of pages and no text",
        "give the document as Word or text, or recognise its text first (OCR) and proof-read it",
        "这是扫描件，没有文字：请提供 Word 或文本，或先作文字识别并校对",
    ),
    "broken": (
        "the document is damaged and cannot be read",
        "open it in the program that made it and save it anew",
        "文件已损坏，无法读取：请用原来的软件打开后重新保存",
    ),
    "not-text": (
        "this is no document that can be read: not text, Word, a web page or a PDF",
        "give the plan as .docx, .html, .pdf or .txt",
        "无法识别这种文件：请提供 .docx、.html、.pdf 或 .txt",
    ),
    "encoding": (
        "not UTF-8, GB 18030 or UTF-16",
        "save the document as plain text in UTF-8 and import that",
        "文字编码无法识别：请将原文另存为 UTF-8 编码的纯文本后再导入",
    ),
    "no-body": (
        "the web page holds no text of a document",
        "save the page on which the text itself stands",
        "网页中没有找到正文：请保存正文所在的页面",
    ),
}


def failure(trouble: Trouble, path: str, line: int = 0) -> ImportFailure:
    """The failure to raise."""
    message, hint, hint_zh = _WORDS[trouble]
    return ImportFailure(path=path, line=line, message=message, hint=hint, hint_zh=hint_zh)
