"""Published Chinese = received document + declared corrections, to the character, proved from the built HTML."""

import shutil
from pathlib import Path

import markdown
import yaml
from diff_match_patch import diff_match_patch

from plansite.load import load
from plansite.render.everything import render
from tests.published import PAGES, expected_text, page_text, published_text

ROOT = Path(__file__).resolve().parents[3]
PLAN = ROOT / "plan"

#: One character each: replaced, dropped, added or doubled; in text, special columns, tables, headings, notice and cover.
EDITS = (
    ("chapters/00.zh.md", "二〇三五", "二〇三六"),
    ("chapters/01.zh.md", "100%", "10%"),
    ("chapters/01.zh.md", "城区区空气", "城区空气"),
    ("chapters/01.zh.md", "（二）发展背景", "（三）发展背景"),
    ("chapters/02.zh.md", "——服务质量快速提升。", "—服务质量快速提升。"),
    ("chapters/03.zh.md", "累\\*\\*项", "累\\*项"),
    ("chapters/03.zh.md", "80%以上", "81%以上"),
    ("chapters/04.zh.md", "品质化和多样化升，", "品质化和多样化升级，"),
    ("chapters/06.zh.md", "# 六、", "# 五、"),
    ("chapters/09.zh.md", "文字市", "温州市"),
    ("chapters/10.zh.md", "“世界环境”", "“世界环境日”"),
    ("columns/3-1.zh.md", "20家", "21家"),
    ("columns/4-2.zh.md", "40%", "4%"),
    ("columns/7-2.zh.md", "标准标准化", "标准化"),
    ("columns/8-1.zh.md", "智慧建管平台", "智慧监管平台"),
    ("indicators/table-1.yml", '"87.14"', '"87.1"'),
    ("indicators/table-1.yml", "注：“十三五”期间我县", "注：“十三五”期间本县"),
    ("indicators/table-2.yml", '"≤27"', '"≥27"'),
    ("indicators/table-2.yml", "微克/立方米", "毫克/立方米"),
    ("notice.zh.md", "63739622", "63739623"),
    ("plan.yml", 'zh: "2021年10"', 'zh: "2021年1"'),
)


def test_built_pages_hold_the_document(site: Path) -> None:
    pages = [(site / "zh" / page / "index.html").read_text("utf-8") for page in PAGES]
    assert published_text(pages) == expected_text(PLAN)


def test_every_page_with_text_is_among_them(site: Path) -> None:
    """A page that nobody reads here could say anything."""
    holding = {
        path.parent.relative_to(site / "zh").as_posix().replace(".", "")
        for path in (site / "zh").rglob("index.html")
        if page_text(path.read_text("utf-8"))
    }
    assert holding == set(PAGES)


def _pages(plan: Path) -> list[str]:
    """The Chinese pages of a plan as Markdown makes them, without the theme."""
    options = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))["markdown_extensions"]
    names = [next(iter(option)) if isinstance(option, dict) else option for option in options]
    loaded = load(plan)
    assert loaded.plan is not None
    docs = render(loaded.plan)
    converter = markdown.Markdown(extensions=names)
    texts = [docs[f"zh/{page or 'index'}.md"].split("\n---\n", 1)[1] for page in PAGES]
    return [converter.reset().convert(text) for text in texts]


def _copy_with_edits(folder: Path) -> Path:
    plan = Path(shutil.copytree(PLAN, folder / "plan"))
    for file, find, put in EDITS:
        text = (plan / file).read_text("utf-8")
        assert text.count(find) == 1, find
        (plan / file).write_text(text.replace(find, put), "utf-8")
    return plan


def _places(one: str, other: str) -> list[str]:
    """Where two texts differ: what stands there in the one. What is less than three characters apart is one place."""
    places: list[str] = []
    apart = 3
    for change, words in diff_match_patch().diff_main(one, other, checklines=False):
        if change == 0:
            apart = len(words)
        else:
            places[len(places) if apart >= 3 else len(places) - 1 :] = [
                (places[-1] if apart < 3 else "") + (words if change < 0 else "")
            ]
            apart = 0
    return places


def test_each_changed_character_shows(tmp_path: Path) -> None:
    """One edit beside another: each makes a place that differs, and nothing else does, as nothing would without them."""
    places = _places(expected_text(PLAN), published_text(_pages(_copy_with_edits(tmp_path))))
    assert len(places) == len(EDITS), places
