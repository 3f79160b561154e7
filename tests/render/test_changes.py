"""The pages of editions and of comparisons: what changes mean comes first, unchanged text is folded, no script is needed."""

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from plansite.data import data_files, tracked_files
from plansite.edition.comparison import compare
from plansite.edition.pairs import pairs
from plansite.languages import language
from plansite.model import Plan
from plansite.render.everything import render
from tests.bad_plans import apply
from tests.edition.three_editions import keep, steps, three_editions
from tests.loaded import PLANS, read, small
from tests.render.links import dead_links

ZH = language("zh")
DRAFT_TO_FINAL = "zh/changes/2021-03-01/2021-09-01.md"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return three_editions()


@pytest.fixture(scope="module")
def docs(plan: Plan) -> dict[str, str]:
    return render(plan)


@pytest.fixture(scope="module")
def page(docs: dict[str, str]) -> str:
    return docs[DRAFT_TO_FINAL]


def test_each_edition_is_compared_with_the_next_and_with_the_latest(plan: Plan, docs: dict[str, str]) -> None:
    names = ["2021-09-01/2023-06-01", "2021-03-01/2023-06-01", "2021-03-01/2021-09-01"]
    assert [pair.name for pair in pairs(plan)] == names
    assert [path for path in docs if "/changes/" in path] == [f"zh/changes/{name}.md" for name in names]
    editions = docs["zh/editions.md"]
    assert re.findall(r"^## (\S+)", editions, re.MULTILINE) == ["中期调整稿", "印发稿", "征求意见稿"]
    assert [name for name in names if f'href="../changes/{name}/"' in editions] == names


def test_a_kept_plan_is_compared_as_the_files_were(plan: Plan) -> None:
    """What comes back from plan/editions/ is what stood in plan/ on its day."""
    for pair, step in zip(reversed(pairs(plan)), (steps()[0], None, steps()[1]), strict=True):
        if step:
            assert compare(pair.old.plan, pair.new.plan).blocks == compare(step.old, step.new).blocks
            assert compare(pair.old.plan, pair.new.plan).meanings == compare(step.old, step.new).meanings


def test_what_the_changes_mean_comes_first(page: str) -> None:
    assert page.index("{ #meaning }") < page.index("{ #text }") < page.index('<section class="change"')
    meaning = page.split("{ #text }")[0]
    assert '<a href="#i-supply">供水普及率</a> <strong>目标收紧</strong> <del>≥97%</del> <ins>≥98%</ins>' in meaning
    assert '<a href="#i-loss">水旱灾害损失率</a> <strong>目标放宽</strong>' in meaning  # by direction: 0.8 → 0.9
    assert "数字、期限" in meaning


def test_changes_lead_to_each_other_and_what_did_not_change_is_folded(page: str) -> None:
    opened = re.sub(r"<details.*?</details>", "", page, flags=re.DOTALL)
    changed = re.findall(r'<section class="change" id="([^"]+)"', opened)
    assert set(changed) == set(steps()[0].blocks) - {"p1-0-1"}  # punctuation alone is folded
    assert re.findall(r'rel="next" href="#([^"]+)"', page) == changed[1:]
    assert re.findall(r'rel="prev" href="#([^"]+)"', page) == changed[:-1]
    folded = "".join(re.findall(r"<details.*?</details>", page, re.DOTALL))
    assert 'id="p1-0-1"' in folded and "管网老化问题仍然存在" in folded


def test_words_are_marked_by_elements_and_both_sides_are_there(page: str) -> None:
    block = unescape(page.split('id="p2-2-1"')[1].split("</section>")[0])
    merged, sides = block.split('<div class="sides">')
    assert "控制在<del>1.2</del><ins>1.1</ins>亿立方米以内" in merged
    old, new = sides.split('<div class="new">')
    assert "<ins>" not in old and "<del>" not in new


def test_links_lead_somewhere(docs: dict[str, str], plan: Plan) -> None:
    assert [(page, link) for page, link in dead_links(docs) if "/changes/" in page or "editions" in page] == []
    made = {*data_files(plan), *tracked_files(plan)}
    for end in ("json", "docx"):
        assert f"data/changes/2021-03-01_2021-09-01.zh.{end}" in made


def test_the_json_tells_the_same(plan: Plan) -> None:
    text = data_files(plan)["data/changes/2021-03-01_2021-09-01.zh.json"]
    found = json.loads(text)
    assert {each["new"] or each["old"]: each["kind"] for each in found["blocks"]} == {
        str(block): kind for block, kind in steps()[0].blocks.items()
    }
    assert len(found["meanings"]) == len(steps()[0].meanings)


def test_a_change_leads_to_the_comments_that_caused_it_and_they_lead_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(PLANS / "consulted", folder)
    draft = """editions:\n- { published: "2023-03-01", name: { zh: 征求意见稿 }, status: draft }\n"""
    apply(folder / "plan.yml", {"add": draft})
    apply(folder / "consultation/2023-03/round.yml", {"add": 'edition: "2023-03-01"\n'})
    keep(folder)
    apply(folder / "plan.yml", {"add": '- { published: "2023-05-01", name: { zh: 印发稿 }, status: adopted }\n'})
    text = (folder / "chapters/02.zh.md").read_text("utf-8")
    (folder / "chapters/02.zh.md").write_text(
        text.replace("\n{: #m2-3-1 }\n\n", "\n{: #m2-3-1 }\n\n增开夜班车。"), "utf-8"
    )
    plan = read(folder)
    docs = render(plan)
    page = docs["zh/changes/2023-03-01/2023-05-01.md"]
    (caused,) = re.findall(r'<span class="causes">(.*?)</span>', page)
    links = re.findall(r'<a href="([^"]*)">(\d+)</a>', caused)
    assert [number for _, number in links] == ["2", "20"] and links[0][0].endswith("consultation/2023-03/#o-2")
    assert "<ins>增开夜班车。</ins>" in docs["zh/consultation/2023-03.md"]
    found = json.loads(data_files(plan)["data/changes/2023-03-01_2023-05-01.zh.json"])
    assert [each["comments"] for each in found["blocks"]] == [["o-2", "o-20"]]


def test_a_plan_without_editions_has_no_such_pages() -> None:
    docs = render(small())
    assert not [path for path in docs if "changes" in path or "editions" in path]


def test_a_translation_that_an_edition_lacks_is_not_compared(plan: Plan) -> None:
    """Readers of a translation then see the original compared, in the words of their own language."""
    (pair, *_) = pairs(plan)
    assert pair.language(language("en")) is ZH


def test_a_block_has_a_history_and_its_page_leads_there(docs: dict[str, str]) -> None:
    history = unescape(docs["zh/history.md"])
    block = history.split('id="m3-1-1"')[1].split("</section>")[0]
    assert block.index("征求意见稿（2021年3月1日公布）") < block.index("印发稿（2021年9月1日公布）")
    assert block.index("印发稿（2021年9月1日公布）") < block.index("中期调整稿（2023年6月1日公布）")
    assert "新建中型水库2座" in block and "<del>3</del><ins>2</ins>座" in block
    chapter = docs["zh/3.md"]
    assert '<a href="../history/#m3-1-1" aria-label="3-1-1 数字改动：印发稿、数字改动：中期调整稿">' in chapter
    assert "history/#m3-2-3" not in chapter  # it only moved
    assert 'id="p2-1-2"' not in history  # only moved, to another identity


def test_a_block_that_is_gone_keeps_its_history(docs: dict[str, str]) -> None:
    history = docs["zh/history.md"]
    ids = re.findall(r'<section class="change history" id="([^"]+)"', history)
    assert ids.index("p1-0-1") < ids.index("m1-1-1") < ids.index("p2-1-1") < ids.index("s3-4") < ids.index("c3-2")
    block = history.split('id="c3-2-1"')[1].split("</section>")[0]
    assert "删去" in block and "<del>清淤工程。清淤河道40公里。</del>" in unescape(block)


def test_the_feed_tells_an_edition_and_its_changes_in_words(plan: Plan) -> None:
    feed = render(plan, "https://plan.example/q/")["zh/changes.xml"]
    titles = re.findall(r"<title>([^<]+)</title>", feed)[1:]
    assert titles == [
        "2023-06-01 中期调整稿（2023年6月1日公布），2023年5月20日批准，现行有效",
        "2021-09-01 印发稿（2021年9月1日公布），2021年8月20日批准，自2021年9月1日起施行，已修订",
    ]
    first = unescape(re.findall(r"<content[^>]*>([^<]+)</content>", feed)[-1])
    assert first.startswith("供水普及率 ≥97% → ≥98%（目标收紧）；")
    assert first.endswith("文字改动 12；挪动位置 5；仅标点改动 1。")
    assert "https://plan.example/q/zh/changes/2021-03-01/2021-09-01/" in feed


def test_machines_read_which_edition_follows_which(docs: dict[str, str]) -> None:
    (line,) = re.findall(r"^structured: (.+)$", docs["zh/index.md"], re.MULTILINE)
    told = json.loads(json.loads(line)) if line.startswith('"') else json.loads(line)
    assert told["legislationDateVersion"] == "2023-06-01" and told["legislationDate"] == "2023-05-20"
    assert told["legislationLegalForce"] == {"@id": "https://schema.org/InForce"}
    before = told["legislationChanges"]
    assert (before["name"], before["legislationDateVersion"]) == ("印发稿", "2021-09-01")
