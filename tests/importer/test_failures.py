"""What cannot be imported: one line, a hint in both languages, exit code 1, and nothing written."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.importer import document
from plansite.importer.balance import check_balance
from plansite.importer.document import read_outline
from plansite.importer.failures import ImportFailure
from plansite.importer.files import build_files
from plansite.importer.outline import Measure, Outline
from plansite.languages import Language, language

GOOD = "一、任务\n\n（一）提升\n\n完善制度。健全机制，形成合力。\n\n全面推进，取得实效。\n"

FAILURES = {
    "not UTF-8": (
        "第一章".encode("gb18030"),
        "{source}:1: not UTF-8: byte 0xb5 cannot be read\n"
        "  hint: save the document as plain text in UTF-8 and import that\n"
        "  提示：请将原文另存为 UTF-8 编码的纯文本后再导入\n",
    ),
    "not UTF-8 further down": (
        "一、任务\n\n完善".encode() + b"\xff",
        "{source}:3: not UTF-8: byte 0xff cannot be read\n"
        "  hint: save the document as plain text in UTF-8 and import that\n"
        "  提示：请将原文另存为 UTF-8 编码的纯文本后再导入\n",
    ),
    "no text": (
        b"PK\x03\x04\x14\n\x00",
        "{source}:1: not plain text: control character U+0003\n"
        "  hint: save the document as plain text in UTF-8 and import that\n"
        "  提示：请将原文另存为 UTF-8 编码的纯文本后再导入\n",
    ),
    "empty": (
        b"",
        "{source}: the file is empty\n"
        "  hint: give the document as received, as plain text\n"
        "  提示：文件没有内容：请提供收到的原文（纯文本）\n",
    ),
    "blank": (
        "\ufeff \n\u3000\n".encode(),
        "{source}: the file is empty\n"
        "  hint: give the document as received, as plain text\n"
        "  提示：文件没有内容：请提供收到的原文（纯文本）\n",
    ),
    "no headings": (
        "全面推进各项工作，取得实效。\n\n各部门要抓好落实。\n".encode(),
        "{source}: no headings: no line opens with 一、, （一）, 第一章 or 第一节\n"
        "  hint: put each heading on a line of its own, with its number, and import again\n"
        "  提示：没有找到标题：请让“一、”“（一）”“第一章”等标题各占一行，再行导入\n",
    ),
}


@pytest.mark.parametrize("case", FAILURES)
def test_failure(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, message = FAILURES[case]
    source = tmp_path / "source.txt"
    source.write_bytes(data)
    assert main(["import", str(source), "--plan", str(tmp_path / "plan")]) == 1
    captured = capsys.readouterr()
    assert captured.err == message.format(source=source)
    assert captured.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["source.txt"]


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


def _unbalanced(files: Mapping[str, str], old: str, new: str) -> ImportFailure:
    outline = read_outline(GOOD, "x.txt")
    name = "chapters/01.zh.md"
    assert old in files[name]
    with pytest.raises(ImportFailure) as error:
        check_balance(GOOD, outline, {**files, name: files[name].replace(old, new)}, "x.txt", CHINESE)
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("健全机制", "健全", 5),
        ("健全机制", "健全健全机制", 5),
        ("全面推进，取得实效。", "", 7),
        ("（一）提升", "提升", 3),
        ("取得实效。", "取得实效。。", 7),
    ],
)
def test_a_loss_is_found_with_its_line(old: str, new: str, line: int) -> None:
    failure = _unbalanced(build_files(read_outline(GOOD, "x.txt"), CHINESE), old, new)
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
    outline = read_outline(text, "x.txt")
    files = build_files(outline, CHINESE)
    without_footer = check_balance(GOOD, read_outline(GOOD, "x.txt"), files, "x.txt", CHINESE)
    assert check_balance(text, outline, files, "x.txt", CHINESE) == without_footer
    with pytest.raises(ImportFailure) as error:
        check_balance(text, replace(outline, dropped=()), files, "x.txt", CHINESE)
    assert error.value.line == 9
