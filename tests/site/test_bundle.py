"""Style sheets and scripts of a site become one file each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plansite.site.bundle import BundleError, bundle

STYLES = '<link rel="stylesheet" href="{0}assets/css/a.css">\n  <link rel="stylesheet" href="{0}assets/css/b.css">'
SCRIPTS = (
    '<script src="{0}assets/js/a.js" type="module"></script>\n<script src="{0}assets/js/b.js" type="module"></script>'
)
FILES = {
    "assets/css/a.css": "/* A\n * comment. */\n\na {\n  color: red;\n}\n",
    "assets/css/b.css": "b { color: blue }\n",
    "assets/js/a.js": '/**\n * A comment.\n */\nconst x = "/* text */";\n\n  // another\nconst y = 1; // code before it\n',
    "assets/js/b.js": "const x = 2;\n",
    "assets/js/search.js": "search();\n",
}
OTHER = '<script src="{0}assets/js/search.js"></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for page, root in (("index.html", ""), ("zh/3/index.html", "../../")):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        text = f"<head>{STYLES}</head><body>{OTHER}\n{SCRIPTS}</body>".replace("{0}", root)
        (tmp_path / page).write_text(text, "utf-8")
    return tmp_path


def test_each_kind_becomes_one_file_that_every_page_loads(site: Path) -> None:
    style, script = bundle(site)
    for page, root in (("index.html", ""), ("zh/3/index.html", "../../")):
        assert (site / page).read_text("utf-8").split("\n") == [
            f'<head><link rel="stylesheet" href="{root}{style}"></head><body>{OTHER.format(root)}',
            f'<script src="{root}{script}" type="module"></script></body>',
        ]
    assert {file.relative_to(site).as_posix() for file in (site / "assets").rglob("*.*")} == {
        style,
        script,
        "assets/js/search.js",
    }


def test_comments_stay_at_home_and_code_does_not_change(site: Path) -> None:
    style, script = bundle(site)
    assert (site / style).read_text("utf-8") == "a {\ncolor: red;\n}\nb { color: blue }\n"
    parts = (site / script).read_text("utf-8").split("try {\n")
    assert [part.split("} catch")[0] for part in parts] == [
        "",
        'const x = "/* text */";\nconst y = 1; // code before it\n',
        "const x = 2;\n",
    ]


def test_same_files_same_name(site: Path) -> None:
    names = bundle(site)
    assert bundle(site) == ()
    (site / "assets/js/a.js").write_text(FILES["assets/js/a.js"], "utf-8")
    (site / "assets/js/b.js").write_text(FILES["assets/js/b.js"], "utf-8")
    (site / "index.html").write_text(SCRIPTS.format(""), "utf-8")
    assert bundle(site) == names[1:]


def test_pages_that_load_different_files_are_an_error(site: Path) -> None:
    (site / "index.html").write_text(STYLES.replace("{0}", "").replace("/b.css", "/c.css"), "utf-8")
    with pytest.raises(BundleError, match="different files of assets/css"):
        bundle(site)


def test_a_script_that_imports_is_an_error(site: Path) -> None:
    (site / "assets/js/b.js").write_text('import { y } from "./y.js";\n', "utf-8")
    with pytest.raises(BundleError, match="imports or exports"):
        bundle(site)
