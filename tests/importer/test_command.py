"""The command: what it writes, what it prints, and what it leaves alone."""

from pathlib import Path

import pytest

from plansite.commands.main import main

FORMS = Path(__file__).parent / "forms"
SOURCE = FORMS / "notice-and-cover.txt"

REFUSAL = (
    "{plan}: there is a plan here already\n"
    "  hint: import into an empty folder, or use --force to replace the files that an import makes\n"
    "  提示：目标文件夹已有内容：请换一个空文件夹，或加 --force 覆盖导入所生成的文件\n"
)


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "a" / "plan"
    assert main(["import", str(SOURCE), "--plan", str(plan)]) == 0
    files = _contents(plan)
    assert sorted(files) == [
        "chapters/00.zh.md",
        "chapters/01.zh.md",
        "corrections.yml",
        "notice.zh.md",
        "plan.yml",
        "source/notice.zh.txt",
        "unsure.yml",
    ]
    assert files["plan.yml"].decode() == (
        "title: { zh: 某县“十四五”发展规划 }\nstatus: { zh: 征求意见稿 }\nissuer: { zh: 某县发展和改革局 }\n"
        'date: { zh: 2021年5月 }\nperiod: { start: 2021, end: 2025 }\nchapters: ["00", "01"]\n'
    )
    assert files["corrections.yml"].decode() == (
        '- line: 30\n  source: 【打印】 【关闭】\n  published: ""\n'
        "  reason: { zh: 发布系统的页脚，非文件内容 }\n"
        '- line: 31\n  source: 版权所有：某县人民政府\n  published: ""\n'
        "  reason: { zh: 发布系统的页脚，非文件内容 }\n"
    )
    assert files["unsure.yml"].decode() == (
        "- line: 15\n  block: cover\n"
        '  taken: { zh: 第13行至第15行视为一个标题, en: "lines 13 to 15 are taken for one title" }\n'
        '  instead: { zh: 其中可能有发文单位或副标题, en: "one of them may be the issuer or a subtitle" }\n'
    )
    assert [path.name for path in plan.parent.iterdir()] == ["plan"]
    assert capsys.readouterr().err == ""


def test_it_says_what_it_recognised_and_what_it_was_unsure_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = FORMS / "lost-number.txt"
    assert main(["import", str(source), "--plan", str(tmp_path / "plan")]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        "recognised:\n  notice: none; cover: title\n  2 chapters, 5 sections, 0 measures, 7 other paragraphs\n"
    )
    assert "    7    ）强化保护: 1 p\n" in printed
    assert printed.endswith(
        "unsure of 4:\n"
        f"  {source}:1: no title found: “任务” is taken for the title; or write the title of the plan in plan.yml\n"
        "    未找到标题：暂以“任务”为题；或：请在 plan.yml 中填写规划名称\n"
        f"  {source}:7: “)强化保护” is taken for heading 2, whose number was lost; or an ordinary paragraph\n"
        "    “)强化保护”视为丢失编号的第2个标题；或：普通段落\n"
        f"  {source}:19: chapter 3 follows 1: the count has a gap; or a heading between them may have been missed\n"
        "    章编号由1跳到3；或：中间可能有标题未识别\n"
        f"  {source}:25: section 1 follows 1: filed as 2; or it may be an item of a list, or the number is wrong\n"
        "    节编号1出现在1之后：按2编排；或：可能是列表项，或编号有误\n"
    )


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["import", str(FORMS / "table-two-values.txt"), "--plan", str(tmp_path / name)]) == 0
    assert _contents(tmp_path / "one") == _contents(tmp_path / "two")
    assert main(["import", str(FORMS / "table-two-values.txt"), "--plan", str(tmp_path / "one"), "--force"]) == 0
    assert _contents(tmp_path / "one") == _contents(tmp_path / "two")


def test_it_refuses_to_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    (plan / "glossary.yml").write_text("[]\n", encoding="utf-8")
    assert main(["import", str(SOURCE), "--plan", str(plan)]) == 1
    assert capsys.readouterr().err == REFUSAL.format(plan=plan)
    assert _contents(plan) == {"glossary.yml": b"[]\n"}


def test_an_empty_folder_is_no_plan(tmp_path: Path) -> None:
    assert main(["import", str(SOURCE), "--plan", str(tmp_path)]) == 0
    assert (tmp_path / "plan.yml").exists()


def test_force_replaces_only_the_files_it_makes(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    (plan / "chapters").mkdir(parents=True)
    for name in ("glossary.yml", "chapters/01.en.md", "chapters/01.zh.md"):
        (plan / name).write_text("mine\n", encoding="utf-8")
    assert main(["import", str(SOURCE), "--plan", str(plan), "--force"]) == 0
    files = _contents(plan)
    assert files["glossary.yml"] == files["chapters/01.en.md"] == b"mine\n"
    assert files["chapters/01.zh.md"].decode().startswith("# 一、总体要求\n")


def test_force_changes_nothing_when_the_import_fails(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    assert main(["import", str(SOURCE), "--plan", str(plan)]) == 0
    before = _contents(plan)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert main(["import", str(empty), "--plan", str(plan), "--force"]) == 1
    assert _contents(plan) == before


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_file_is_no_folder(force: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan"
    plan.write_text("mine", encoding="utf-8")
    assert main(["import", str(SOURCE), "--plan", str(plan), *force]) == 1
    assert capsys.readouterr().err.startswith(f"{plan}: this is no folder\n")
    assert plan.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("name", "trouble"), [("chapters", "File exists"), ("plan.yml/x", "Is a directory")])
def test_a_place_that_cannot_be_written_leaves_the_plan_as_it_was(
    name: str, trouble: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan"
    (plan / name).parent.mkdir(parents=True)
    (plan / name).write_text("mine\n", encoding="utf-8")
    assert main(["import", str(SOURCE), "--plan", str(plan), "--force"]) == 1
    assert capsys.readouterr().err.startswith(f"{plan}/{name.partition('/')[0]}: {trouble}\n  hint: ")
    assert _contents(plan) == {name: b"mine\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    plan, elsewhere = tmp_path / "plan", tmp_path / "elsewhere"
    plan.mkdir()
    elsewhere.write_text("mine\n", encoding="utf-8")
    (plan / "plan.yml").symlink_to(elsewhere)
    assert main(["import", str(SOURCE), "--plan", str(plan), "--force"]) == 0
    assert elsewhere.read_text(encoding="utf-8") == "mine\n"
    assert "title:" in (plan / "plan.yml").read_text(encoding="utf-8")


def test_what_a_killed_import_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".plan-import-1").mkdir()
    (tmp_path / ".plan-import-1" / "plan.yml").write_text("half", encoding="utf-8")
    assert main(["import", str(SOURCE), "--plan", str(tmp_path / "plan")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["plan"]


def test_dropped_lines_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SOURCE), "--plan", str(tmp_path / "plan")]) == 0
    assert (
        "  2 lines dropped, 0 marks set in another form\n"
        "    lines 30, 31: Footer of the publishing system, no part of the document\n"
    ) in capsys.readouterr().out


def test_a_label_in_another_form_is_declared(tmp_path: Path) -> None:
    assert main(["import", str(FORMS / "columns-prefixed.txt"), "--plan", str(tmp_path)]) == 0
    assert (
        (tmp_path / "corrections.yml")
        .read_text(encoding="utf-8")
        .partition("\n- ")[2]
        .startswith(
            "block: c1\n  line: 4\n  source: 任务专栏1　平台建设\n  published: 专栏1：平台建设\n"
            "  reason: { zh: 统一编号和标记的写法 }\n"
        )
    )


def test_new_says_what_to_do_next_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "plan.txt"
    source.write_text("某县节水规划\n一、总体要求\n坚持节水优先，统筹推进。\n", "utf-8")
    assert main(["new", str(source), str(tmp_path / "water")]) == 0
    steps = capsys.readouterr().out.partition("can be published")[2].splitlines()
    assert [line.split()[:2] for line in steps if line[:4].strip().endswith(".")] == [
        ["1.", "build"], ["2.", "what"], ["3.", "check"],
    ]  # fmt: skip
    assert f"make site PLAN={tmp_path / 'water'} SITE=water-site" in "\n".join(steps)
    assert main(["new", str(SOURCE), str(tmp_path / "county")]) == 0
    printed = capsys.readouterr().out
    assert "county/unsure.yml (entries: 1)" in printed
    assert "county/corrections.yml" in printed
