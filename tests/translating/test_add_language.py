"""A further language: its files are laid out, the original is published meanwhile, and chapter after chapter follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plansite.commands.main import main
from plansite.ground.identities import Identity
from plansite.languages import language
from plansite.load import load
from plansite.pages.addresses import Addresses
from plansite.search.records import records
from plansite.translating.data_files import plan_with_language, with_language
from tests.bad_plans import SMALL
from tests.every import every
from tests.third_language import CODE, made_up_language

PLANS = SMALL.parent
DATA = ("changes", "corrections", "figures", "glossary", "indicators/table-1", "links", "moved", "notes")


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    """The Chinese plan with room for English."""
    plan = tmp_path / "plan"
    shutil.copytree(PLANS / "chinese", plan)
    assert main(["add-language", "en", "--plan", str(plan)]) == 0
    return plan


def translate(plan: Path, *files: str) -> None:
    """Put the English of the small plan into the data files, and these of its documents beside them."""
    names = [f"{name}.yml" for name in DATA] + [f"{name}.en.md" for name in files] + ["allowances.yml"]
    for name in names:
        shutil.copy(SMALL / name, plan / name)
    (plan / "plan.yml").write_text("translating: [en]\n" + (SMALL / "plan.yml").read_text("utf-8"), "utf-8")


def warnings(plan: Path) -> list[tuple[str, str]]:
    """Level and rule of what the check finds."""
    return [(found.level, found.rule) for found in load(plan).findings]


def test_every_block_waits_quoted_above_its_identity(laid_out: Path) -> None:
    assert (laid_out / "chapters" / "02.en.md").read_text("utf-8") == (
        "> # 二、保障措施\n\n> ## （一）组织领导\n{: #s2-1 }\n\n> 加强领导，明确分工。\n{: #p2-1-1 }\n"
    )


def test_the_original_is_published_meanwhile(laid_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--plan", str(laid_out)]) == 0
    told = capsys.readouterr().out
    assert "the English is not published yet: texts wait in plan.yml" in told
    assert told.count("  hint: ") <= 12  # a count for each file, not a line for each text
    docs = laid_out.parent / "docs"
    assert main(["tables", "--plan", str(laid_out), "--docs", str(docs)]) == 0
    assert not (docs / "en").exists()
    assert "translation" not in (docs / "zh" / "1.md").read_text("utf-8")


def test_a_translated_chapter_is_published_while_another_waits(laid_out: Path) -> None:
    translate(laid_out, "chapters/00", "chapters/01", "columns/1-1")
    assert main(["check", "--plan", str(laid_out)]) == 0
    assert warnings(laid_out) == [("warning", "translation-waiting")]
    docs = laid_out.parent / "docs"
    assert main(["tables", "--plan", str(laid_out), "--docs", str(docs)]) == 0
    assert 'title: "1. Goals"' in (docs / "en" / "1.md").read_text("utf-8")
    waiting = (docs / "en" / "2.md").read_text("utf-8")
    assert "has not been translated into English yet" in waiting
    assert 'href="../../zh/2/"' in waiting
    home = (docs / "en" / "index.md").read_text("utf-8")
    assert "1 of 3 chapters are not yet translated into English." in home
    assert home.count("not yet translated</span>") == 1
    facing = sorted(path.relative_to(docs / "parallel").as_posix() for path in (docs / "parallel").rglob("*.md"))
    assert facing == ["0.md", "1.md", "en/0.md", "en/1.md"]


def test_what_waits_leads_to_the_original_everywhere(laid_out: Path) -> None:
    translate(laid_out, "chapters/00", "chapters/01", "columns/1-1")
    plan = load(laid_out).plan
    assert plan
    english, block = language("en"), Identity.parse("p2-1-1")
    addresses = Addresses(plan)
    assert addresses.of(block, english) == addresses.of(block) == "zh/2/#p2-1-1"
    assert addresses.of(Identity.parse("m1-1-1"), english) == "en/1/#m1-1-1"
    found = {record.id: record for record in records(plan)}
    assert not found["p2-1-1"][english].text
    assert found["p1-1-1"][english].text


def test_a_chapter_waits_for_what_it_calls_and_for_what_is_quoted_from_it(laid_out: Path) -> None:
    translate(laid_out, "chapters/00", "chapters/01")
    plan = load(laid_out).plan
    assert plan and [chapter.number for chapter in plan.waiting(language("en"))] == [1, 2]
    translate(laid_out, "columns/1-1")
    shutil.copy(PLANS / "chinese" / "links.yml", laid_out / "links.yml")
    plan = load(laid_out).plan
    assert plan and [chapter.number for chapter in plan.waiting(language("en"))] == [1, 2]


def test_all_translated_is_the_plan_in_two_languages(laid_out: Path) -> None:
    documents = [path.relative_to(SMALL).as_posix().removesuffix(".en.md") for path in SMALL.rglob("*.en.md")]
    translate(laid_out, *documents)
    assert main(["check", "--plan", str(laid_out)]) == 0  # nothing is behind: what was laid out is what is translated
    made, small = load(laid_out).plan, load(SMALL).plan
    assert made and small
    english = language("en")
    assert [each.text for each in made.passages(english)] == [each.text for each in small.passages(english)]


def test_quotations_may_stay_and_a_translation_may_stand_on_either_side(laid_out: Path) -> None:
    translate(laid_out, "chapters/00", "chapters/01", "columns/1-1")
    (laid_out / "chapters" / "02.en.md").write_text(
        "> # 二、保障措施\n# 2. Safeguards\n\n## (1) Leadership\n> ## （一）组织领导\n{: #s2-1 }\n\n"
        "> 加强领导，\n> 明确分工。\nStrengthen leadership and make the division of work clear.\n{: #p2-1-1 }\n",
        "utf-8",
    )
    plan = load(laid_out).plan
    assert plan
    passages = [each.text for each in plan.passages(language("en")) if each.place.path.endswith("02.en.md")]
    assert passages == ["2. Safeguards", "(1) Leadership", "Strengthen leadership and make the division of work clear."]


def test_a_third_language_for_a_plan_in_english(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    shutil.copytree(PLANS / "english", plan)
    with made_up_language(tmp_path):
        assert main(["add-language", CODE, "--plan", str(plan)]) == 0
        assert main(["check", "--plan", str(plan)]) == 0
        assert (plan / "chapters" / f"01.{CODE}.md").read_text("utf-8").startswith("> # ")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("eng", "'eng' is not a language of this project; did you mean en?  没有这种语言；是不是 en？\n"),
        ("zh", "the plan has Chinese already; nothing was written  规划已有中文，未写入任何文件\n"),
        ("en", "the plan has English already; nothing was written  规划已有英文，未写入任何文件\n"),
    ],
)
def test_a_wrong_language_is_one_line(code: str, told: str, laid_out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in laid_out.rglob("*") if path.is_file()}
    capsys.readouterr()
    assert main(["add-language", code, "--plan", str(laid_out)]) == 2
    assert capsys.readouterr().err == told
    assert {path: path.read_bytes() for path in laid_out.rglob("*") if path.is_file()} == before


@every(
    [
        ("a: { zh: 某, x: 1 }  # why\n", 'a: { zh: 某, en: "", x: 1 }  # why\n'),
        ('a: { zh: "1,5" }\n', 'a: { zh: "1,5", en: "1,5" }\n'),
        (
            "- id: x\n  zh: 某  # why\n  note: { zh: 注 }\n",
            '- id: x\n  zh: 某  # why\n  en: ""\n  note: { zh: 注, en: "" }\n',
        ),
        ("a:\n  zh: |\n    某\n    规划\nb: c\n", 'a:\n  zh: |\n    某\n    规划\n  en: ""\nb: c\n'),
        ("a:\n  zh: 某", 'a:\n  zh: 某\n  en: ""\n'),
        ("forms: { zh: [某] }\n", "forms: { zh: [某] }\n"),
        ("# nothing yet\n", "# nothing yet\n"),
    ]
)
def test_a_data_file_keeps_its_form(before: str, after: str) -> None:
    assert with_language(before, ("zh",), "en") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("languages: [zh]\ntitle: { zh: 某 }\n", 'languages: [zh, en]\ntitle: { zh: 某, en: "" }\n'),
        ("languages:\n  - zh\ntitle:\n  zh: 某\n", 'languages:\n  - zh\n  - en\ntitle:\n  zh: 某\n  en: ""\n'),
    ],
)
def test_plan_yml_lists_the_language(before: str, after: str) -> None:
    comment, key, rest = plan_with_language(before, ("zh",), "en").split("\n", 2)
    assert (comment[0], key, rest) == ("#", "translating: [en]", after)
    again = plan_with_language(f"{key}\n{rest}", ("zh", "en"), "qq")
    assert again.startswith("translating: [en, qq]\n")
