"""Saved web pages: the body among what surrounds it, tables with their spans, encodings as declared."""

import re
from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.importer.failures import ImportFailure
from plansite.importer.receive import Cell, receive
from plansite.load import load
from tests.importer.receive.word_files import PNG

TEXT = "到2025年，质量总体水平显著提升，人民群众的获得感明显增强，发展环境持续优化。"
PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>某市政府</title><script>var a = "不要";</script></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul></div>
<div id="main"><div class="crumb">当前位置：首页 &gt; 规划</div>
<div class="content"><p style="text-align: center"><strong>某市规划</strong></p>
<p>　　一、总体要求</p><p>{text}</p><p>{text}</p>
<table border="1"><tr><td colspan="2">类别</td><td>目标</td></tr><tr><td rowspan="2">产品</td><td>合格率</td><td>98</td></tr>
<tr><td>抽检</td><td>95</td></tr></table>
<table><tr><td><p>专栏1　平台</p><p>1.升级。</p></td></tr></table>
<p>二、措施<br>{text}</p><p>【打印】 【关闭】</p></div></div>
<div class="foot">版权所有 某市人民政府 ICP备案</div></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    return PAGE.format(charset=charset, text=TEXT).encode(charset)


def test_the_body_is_found_and_nothing_around_it() -> None:
    found = receive(page(), "saved.html")
    assert found.form == "web"
    assert [line for number, line in enumerate(found.text.split("\n"), 1) if line and number not in found.furniture] == [
        "某市规划", "一、总体要求", TEXT, TEXT, "类别", "目标", "产品", "合格率", "98", "抽检", "95", "专栏1　平台", "1.升级。",
        "二、措施", TEXT,
    ]  # fmt: skip
    assert found.styles[1].bold and found.styles[1].centred


def test_buttons_inside_the_body_are_furniture() -> None:
    found = receive(page(), "saved.html")
    lines = found.text.split("\n")
    assert [lines[number - 1] for number in found.furniture] == ["【打印】 【关闭】"]


def test_tables_keep_their_spans_and_a_box_is_none() -> None:
    (grid,) = receive(page(), "saved.html").grids
    assert grid.rows[0] == (Cell(text="类别", columns=2), Cell(text="目标"))
    assert grid.rows[1][0] == Cell(text="产品", rows=2)


@pytest.mark.parametrize("charset", ["gbk", "gb18030", "gb2312", "utf-8"])
def test_the_page_is_read_in_the_encoding_that_it_declares(charset: str) -> None:
    assert receive(page(charset), "saved.html").text == receive(page(), "saved.html").text


def test_a_page_without_text_is_one_line() -> None:
    with pytest.raises(ImportFailure, match="holds no text of a document"):
        receive(b"<!doctype html><html><body><div><a href='/'>x</a></div></body></html>", "saved.html")


def test_pictures_beside_the_page_are_taken_and_others_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    images = (
        '<p><img src="plan_files/%E5%9B%BE%201.png" alt="用水结构图"></p><p>图1　用水结构</p>'
        '<p><img src="./plan_files/gone.png"></p><p><img src="https://www.example.gov.cn/a.jpg"></p>'
        '<p><img src="../secret.png"></p><p><img src="plan_files/print.gif" width="16"></p>'
    )
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "saved"
    (folder / "plan_files").mkdir(parents=True)
    (folder / "plan_files" / "图 1.png").write_bytes(PNG)
    (folder / "plan_files" / "print.gif").write_bytes(PNG)
    source = folder / "plan.html"
    source.write_bytes(page().replace("<p>二、措施".encode(), images.encode() + "<p>二、措施".encode()))
    assert main(["import", str(source), "--plan", str(tmp_path / "plan")]) == 0
    plan = load(tmp_path / "plan").plan
    assert plan
    assert [(file.name, file.data) for file in plan.picture_files] == [("image1.png", PNG)]
    (picture,) = plan.pictures
    assert picture.caption and picture.caption[plan.original] == "用水结构"
    lost = [entry.taken.en for entry in plan.unsure if "does not hold" in entry.taken.en]
    assert sorted(re.sub(r"[^:]*: ", "", each, count=1) for each in lost) == [
        "../secret.png", "./plan_files/gone.png", "https://www.example.gov.cn/a.jpg",
    ]  # fmt: skip
