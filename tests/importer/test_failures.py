"""What cannot be imported: one line, a hint in both languages, exit code 1, and nothing written."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pikepdf import Encryption, Pdf

from plansite.commands.main import main
from plansite.importer import document
from plansite.importer.balance import check_balance
from plansite.importer.document import read_outline
from plansite.importer.elements import Measure
from plansite.importer.failures import ImportFailure
from plansite.importer.files import build_files
from plansite.importer.outline import Outline
from plansite.importer.receive import receive
from plansite.importer.receive.detect import LARGEST, LARGEST_UNPACKED
from plansite.languages import Language, language
from tests.every import every
from tests.importer.receive.pdf_files import pdf_file
from tests.importer.receive.word_files import word_file

GOOD = "一、任务\n\n（一）提升\n\n完善制度。健全机制，形成合力。\n\n全面推进，取得实效。\n"

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(name: str, data: bytes = b"") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return stream.getvalue()


def _saying_that_it_holds(size: int, package: bytes) -> bytes:
    """A zip of one entry whose directory states this size, as that of a bomb does (APPNOTE 4.3.12)."""
    at = package.index(b"PK\1\2") + 24
    return package[:at] + size.to_bytes(4, "little") + package[at + 4 :]


def _locked(pdf: bytes) -> bytes:
    """A PDF that opens with a password only."""
    stream = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.save(stream, encryption=Encryption(owner="o", user="u"))
    return stream.getvalue()


SAVE = (
    "  hint: open it in Word, WPS or LibreOffice and save it as .docx\n"
    "  提示：{what}：请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 后再导入\n"
)
EMPTY = "{source}: the file is empty\n  hint: give the document as received\n  提示：文件没有内容：请提供收到的原文\n"
NOT_TEXT = (
    "{source}{line}: this is no document that can be read: not text, Word, a web page or a PDF\n"
    "  hint: give the plan as .docx, .html, .pdf or .txt\n"
    "  提示：无法识别这种文件：请提供 .docx、.html、.pdf 或 .txt\n"
)
#: Name of the file, its bytes, what is printed.
FAILURES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("plan.txt", lambda: b"", EMPTY),
    "blank": ("plan.txt", lambda: "\ufeff \n\u3000\n".encode(), EMPTY),
    "a word file of nothing": ("plan.docx", lambda: word_file("<w:p/>"), EMPTY),
    "no text": ("plan.txt", lambda: "一、\n".encode() + b"\x03", NOT_TEXT.replace("{line}", ":2")),
    "bytes": ("plan.txt", lambda: b"\x00\x01\x02\x03\xff\xfe\xfd", NOT_TEXT.replace("{line}", "")),
    "no encoding": (
        "plan.txt",
        lambda: "一二三".encode("gb18030") + b"\x81",
        "{source}: not UTF-8, GB 18030 or UTF-16\n"
        "  hint: save the document as plain text in UTF-8 and import that\n"
        "  提示：文字编码无法识别：请将原文另存为 UTF-8 编码的纯文本后再导入\n",
    ),
    ".doc": (
        "plan.doc", lambda: OLD_WORD,
        "{source}: this is a .doc file of an old Word\n" + SAVE.replace("{what}", "这是旧版 Word 的 .doc 文件"),
    ),
    ".wps": ("plan.wps", lambda: OLD_WORD, "{source}: this is a .wps file\n" + SAVE.replace("{what}", "这是 .wps 文件")),
    "encrypted Word": (
        "plan.docx",
        lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"),
        "{source}: the document is protected by a password\n"
        "  hint: open it with its password and save it without one\n"
        "  提示：文件已加密：请用密码打开，取消密码后另存\n",
    ),
    "encrypted PDF": (
        "plan.pdf",
        lambda: _locked(pdf_file("= 总体要求")),
        "{source}: the document is protected by a password\n"
        "  hint: open it with its password and save it without one\n"
        "  提示：文件已加密：请用密码打开，取消密码后另存\n",
    ),
    "a torn PDF": (
        "plan.pdf",
        lambda: pdf_file("= 总体要求")[:300],
        "{source}: the document is damaged and cannot be read\n"
        "  hint: open it in the program that made it and save it anew\n"
        "  提示：文件已损坏，无法读取：请用原来的软件打开后重新保存\n",
    ),
    "a zip of something else": (
        "plan.docx",
        lambda: _zip("plan.txt", GOOD.encode()),
        "{source}: this is a zip file, but no Word document\n"
        "  hint: unpack it and give the document in it\n"
        "  提示：这是压缩文件，不是 Word 文档：请解压后提供其中的文档\n",
    ),
    "a torn zip": (
        "plan.docx",
        lambda: word_file("<w:p/>")[:200],
        "{source}: the document is damaged and cannot be read\n"
        "  hint: open it in the program that made it and save it anew\n"
        "  提示：文件已损坏，无法读取：请用原来的软件打开后重新保存\n",
    ),
    "a scan": (
        "plan.pdf",
        lambda: pdf_file("#rect(width: 5cm, height: 5cm)"),
        "{source}: the PDF holds pictures of pages and no text\n"
        "  hint: give the document as Word or text, or recognise its text first (OCR) and proof-read it\n"
        "  提示：这是扫描件，没有文字：请提供 Word 或文本，或先作文字识别并校对\n",
    ),
    "huge": (
        "plan.txt",
        lambda: b"a" * (LARGEST + 1),
        "{source}: the file is larger than a plan can be\n"
        "  hint: save it without pictures, or give the plan alone\n"
        "  提示：文件过大：请去掉图片后另存，或只提供规划正文\n",
    ),
    "a bomb": (
        "plan.docx",
        lambda: _saying_that_it_holds(LARGEST_UNPACKED + 1, _zip("word/document.xml")),
        "{source}: the file is larger than a plan can be\n"
        "  hint: save it without pictures, or give the plan alone\n"
        "  提示：文件过大：请去掉图片后另存，或只提供规划正文\n",
    ),
    "a page of links": (
        "plan.html",
        lambda: b"<!doctype html><html><body><a href='/'>home</a></body></html>",
        "{source}: the web page holds no text of a document\n"
        "  hint: save the page on which the text itself stands\n"
        "  提示：网页中没有找到正文：请保存正文所在的页面\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FAILURES)
def test_failure(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, data, message = FAILURES[case]
    source = tmp_path / name
    source.write_bytes(data())
    assert main(["import", str(source), "--plan", str(tmp_path / "plan")]) == 1
    captured = capsys.readouterr()
    assert captured.err == message.format(source=source)
    assert captured.out == ""
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "no.txt"), "--plan", str(tmp_path / "plan")]) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/no.txt: No such file or directory\n"
        "  hint: check the path and the rights\n  提示：请检查路径和权限\n"
    )
    assert not (tmp_path / "plan").exists()


@pytest.mark.parametrize("arguments", [[], ["x.txt"], ["x.txt", "--plan"], ["x.txt", "--plan", "plan", "--what"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        main(["import", *arguments])
    assert error.value.code == 2
    assert capsys.readouterr().err.startswith("plansite")


def _first_measure(outline: Outline) -> Measure:
    return next(block for block in outline.blocks if isinstance(block, Measure))


CHINESE = language("zh")


def _read(text: str) -> Outline:
    return read_outline(receive(text.encode(), "x.txt"), CHINESE)


def _unbalanced(files: Mapping[str, str], old: str, new: str) -> ImportFailure:
    outline = _read(GOOD)
    name = "chapters/01.zh.md"
    assert old in files[name]
    with pytest.raises(ImportFailure) as error:
        check_balance(GOOD, outline, {**files, name: files[name].replace(old, new)}, "x.txt", CHINESE)
    return error.value


@every(
    [
        ("健全机制", "健全", 5),
        ("健全机制", "健全健全机制", 5),
        ("全面推进，取得实效。", "", 7),
        ("（一）提升", "提升", 3),
        ("取得实效。", "取得实效。。", 7),
    ]
)
def test_a_loss_is_found_with_its_line(old: str, new: str, line: int) -> None:
    failure = _unbalanced(build_files(_read(GOOD), CHINESE), old, new)
    assert failure.line == line
    assert failure.message.startswith("the import would not be faithful: “")


def test_a_loss_stops_the_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def forgetful(outline: Outline, tongue: Language) -> Mapping[str, str]:
        files = dict(build_files(outline, CHINESE))
        files["chapters/01.zh.md"] = files["chapters/01.zh.md"].replace(_first_measure(outline).lead, "完善。")
        return files

    monkeypatch.setattr(document, "build_files", forgetful)
    source = tmp_path / "source.txt"
    source.write_text(GOOD, encoding="utf-8")
    assert main(["import", str(source), "--plan", str(tmp_path / "plan")]) == 1
    assert capsys.readouterr().err == (
        f"{source}:5: the import would not be faithful: “制度。健全机制,形成合力。全面推” of the source "
        "would become “。健全机制,形成合力。全面推进,”\n"
        "  hint: this form is not understood: put the line into a plainer form, or report it\n"
        "  提示：导入结果会与原文不符：请把这一行改成更简单的格式，或反馈此问题\n"
    )
    assert not (tmp_path / "plan").exists()


def test_a_dropped_line_that_is_not_declared_is_a_loss() -> None:
    text = GOOD + "\nProduced By 某某系统\n"
    outline = _read(text)
    files = build_files(outline, CHINESE)
    without_footer = check_balance(GOOD, _read(GOOD), files, "x.txt", CHINESE)
    assert check_balance(text, outline, files, "x.txt", CHINESE) == without_footer
    with pytest.raises(ImportFailure) as error:
        check_balance(text, replace(outline, dropped=()), files, "x.txt", CHINESE)
    assert error.value.line == 9
