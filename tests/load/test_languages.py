"""The languages of a plan: listed or told by its title; what is missing, unknown or too much is found."""

import shutil
from pathlib import Path

import pytest

from plansite.checks import check
from plansite.load import load
from tests.bad_plans import SMALL
from tests.third_language import CODE, made_up_language, plan_in_three_languages

PLANS = SMALL.parent


def findings(folder: Path) -> list[str]:
    """All findings on a plan, their hints left out."""
    loaded = load(folder)
    checked = check(loaded.plan, unread=loaded.unread, typesetting=True) if loaded.plan else ()
    return [str(finding).split("\n")[0] for finding in sorted({*loaded.findings, *checked})]


def copy_of(name: str, folder: Path) -> Path:
    shutil.copytree(PLANS / name, folder / "plan")
    return folder / "plan"


def change(path: Path, find: str, put: str) -> None:
    text = path.read_text("utf-8")
    assert find in text
    path.write_text(text.replace(find, put), "utf-8")


@pytest.mark.parametrize(("name", "codes"), [("small", ["zh", "en"]), ("chinese", ["zh"]), ("english", ["en"])])
def test_plans_in_one_language_and_in_two_are_good(name: str, codes: list[str]) -> None:
    plan = load(PLANS / name).plan
    assert plan is not None
    assert [language.code for language in plan.languages] == codes
    assert (plan.original.code, [language.code for language in plan.translations]) == (codes[0], codes[1:])
    assert findings(PLANS / name) == []


def test_a_plan_in_three_languages_is_good(tmp_path: Path) -> None:
    with made_up_language(tmp_path):
        plan = plan_in_three_languages(tmp_path)
        assert findings(plan) == []
        (plan / f"columns/1-1.{CODE}.md").unlink()
        assert findings(plan) == [f"plan/columns/1-1.{CODE}.md:1:1: this file is missing  [missing-file]"]


def test_what_a_third_language_lacks_is_said_by_its_name(tmp_path: Path) -> None:
    with made_up_language(tmp_path):
        plan = plan_in_three_languages(tmp_path)
        change(plan / f"chapters/01.{CODE}.md", "at least 98%", "at least 89%")
        change(plan / "notes.yml", f", {CODE}: The source gives no figure.", "")
        found = findings(plan)
    lacks = "98% stands in the Chinese but not (or not as often) in the Quenqua  [translation-number]"
    added = "89% stands in the Quenqua but not (or not as often) in the Chinese  [translation-number]"
    assert [finding for finding in found if finding.endswith((lacks, added))] == [
        f"plan/chapters/01.{CODE}.md:9:1: m1-1-1: {added}",
        f"plan/chapters/01.{CODE}.md:9:1: m1-1-1: {lacks}",
    ]
    assert "plan/notes.yml:5:9: “原文未填数字。” has no Quenqua  [translation-missing]" in found


def test_a_language_that_the_plan_does_not_list_is_unknown_wherever_it_stands(tmp_path: Path) -> None:
    plan = copy_of("chinese", tmp_path)
    change(
        plan / "plan.yml", "title: { zh: 清溪县质量规划 }", "languages: [zh]\ntitle: { zh: 清溪县质量规划, en: Plan }"
    )
    change(plan / "notes.yml", "text: { zh: 原文未填数字。 }", "text: { zh: 原文未填数字。, en: None. }")
    assert findings(plan) == [
        "plan/notes.yml:5:24: unknown key 'en'  [yaml-unknown-key]",
        "plan/plan.yml:2:23: unknown key 'en'  [yaml-unknown-key]",
    ]


def test_a_file_in_a_language_that_the_plan_does_not_have_is_read_by_nothing(tmp_path: Path) -> None:
    plan = copy_of("english", tmp_path)
    (plan / "chapters/01.zh.md").write_text("# 一、目标\n", "utf-8")
    assert findings(plan) == ["plan/chapters/01.zh.md:1:1: nothing reads this file  [unread-file]"]


def test_a_translation_without_its_file(tmp_path: Path) -> None:
    plan = copy_of("small", tmp_path)
    (plan / "notice.en.md").unlink()
    assert findings(plan) == ["plan/notice.en.md:1:1: this file is missing  [missing-file]"]


def test_the_order_of_the_languages_says_which_is_the_original(tmp_path: Path) -> None:
    plan = copy_of("small", tmp_path)
    change(plan / "plan.yml", "title: {", "languages: [en, zh]\ntitle: {")
    loaded = load(plan).plan
    assert loaded is not None
    assert (loaded.original.code, loaded.translations[0].code) == ("en", "zh")
    assert "plan/source/notice.en.txt:1:1: this file is missing  [missing-file]" in findings(plan)


def test_a_line_that_was_broken_is_joined_with_a_blank_between_latin_words_only(tmp_path: Path) -> None:
    plan = copy_of("small", tmp_path)
    change(plan / "chapters/01.zh.md", "建设三个检测中心。", "建设Made in\nChina\n三个检测中心。")
    read = load(plan).plan
    assert read is not None
    [text] = [str(each.text) for each in read.passages(read.original) if "Made" in str(each.text)]
    assert text.endswith("建设Made in China三个检测中心。")
