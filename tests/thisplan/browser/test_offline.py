"""The zip that the landing page offers, unpacked and opened from the disk: links, scripts and search work without a server."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from plansite.site.offline import OfflineError, pack, readable
from tests.inventory import addresses, by_kind, one_of_each, short_addresses


@pytest.fixture(scope="module")
def zipped(site: Path) -> Path:
    """The zip that the landing page links to, in both languages the same."""
    tree = lxml.html.parse(site / "index.html")
    (address,) = set(tree.xpath("//a[contains(@href, '.zip')]/@href"))
    return site / str(address)


@pytest.fixture(scope="module")
def unpacked(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that comes out of it."""
    folder = tmp_path_factory.mktemp("离线 版")  # a path as readers have them
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    (inner,) = folder.iterdir()
    return inner


def _matters(address: str) -> bool:
    """Chromium gives up on the icon of a page that it leaves at once."""
    return not address.endswith("/favicon.svg")


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as opened:
        opened.new_page()  # stays, and with it the process that each further page takes
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails on any error and on any request to a network."""
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("requestfailed", lambda request: faults.append(request.url) if _matters(request.url) else None)
    opened.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))
    yield opened
    opened.close()
    assert faults == []


def test_same_site_gives_the_same_zip(site: Path, zipped: Path) -> None:
    with zipfile.ZipFile(zipped) as archive:
        names = archive.namelist()
        date = "{:04}-{:02}-{:02}".format(*archive.infolist()[0].date_time[:3])
    assert pack(site, name=zipped.name, date=date) == zipped.read_bytes()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {zipped.stem}


def test_it_holds_every_page_and_no_link_to_a_folder(site: Path, unpacked: Path) -> None:
    assert [path for path in addresses() if path != "404.html" and not (unpacked / path / "index.html").exists()] == []
    links = 0
    for file in unpacked.rglob("*.html"):
        for _, attribute, link, _ in lxml.html.parse(file).getroot().iterlinks():
            path, local = (
                link.split("#")[0].split("?")[0],
                "://" not in link and not link.startswith(("mailto:", "tel:")),
            )
            if attribute == "href" and local and path:
                assert not path.endswith(("/", ".")), (file, link)
                links += 1
    assert links > 1000


def test_all_its_links_and_fragments_lead_somewhere(unpacked: Path) -> None:
    command = [str(Path(sys.executable).parent / "lychee"), "--offline", "--include-fragments", "--no-progress"]
    done = subprocess.run([*command, f"{unpacked}/**/*.html"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_pages_open_and_lead_on(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "index.html").as_uri())
    assert page.locator("[data-online]").count() == 0
    page.locator(".enter a").first.click()
    page.locator(".chapters a").nth(1).click()
    assert page.url.endswith("/zh/0/index.html") or page.url.endswith("/zh/1/index.html")
    page.locator(".md-footer__link--next").click()
    page.locator(".language-switch a").first.click()
    assert "/en/" in page.url and page.url.split("#")[0].endswith("/index.html")
    assert page.locator("html").get_attribute("lang") == "en"


def test_search_works_from_the_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "zh" / "3" / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("卡脖子")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/index.html#*")
    assert page.locator(":target").count() == 1


def test_scripts_work_from_the_disk(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "zh" / "3" / "index.html").as_uri())
    page.locator("a.term").first.click()
    page.wait_for_selector(".term-popover")
    page.keyboard.press("Escape")
    page.locator(".note-mark a").first.click()
    page.wait_for_selector(".note.open")


def test_links_lead_back_and_citations_name_no_folder_of_the_reader(page: Page, unpacked: Path) -> None:
    """An address on a disk leads nowhere for others: the citation names the copy, and where in it the block is."""
    page.goto((unpacked / "zh" / "3" / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.locator(".identity > a[href='#m3-1-2']").focus()
    page.locator(".link-tools button").nth(1).click()
    cited = page.locator("dialog.cite li pre").all_text_contents()
    assert len(cited) == 4
    for text in cited:
        assert "file:" not in text and f"{unpacked.name}/m/3-1-2/index.html" in text, text
    assert (unpacked.parent / unpacked.name / "m" / "3-1-2" / "index.html").is_file()
    page.goto(page.evaluate("citable.addressOf('m3-1-2')"))
    assert page.locator("h3:target").get_attribute("id") == "m3-1-2"
    page.goto((unpacked / "en" / "3" / "index.html").as_uri())
    page.locator(".actions button", has_text="Cite").click()
    assert f"{unpacked.name}/en/3/index.html" in page.locator("dialog.cite li pre").last.inner_text()


def test_short_addresses_lead_to_their_blocks(page: Page, site: Path, unpacked: Path) -> None:
    for address in one_of_each(short_addresses(site)):
        page.goto((unpacked / address / "index.html").as_uri(), wait_until="commit")
        page.wait_for_url("**/index.html#*")
        assert page.locator(":target").count() == 1, address


def test_pages_of_every_kind_open_without_an_error(page: Page, unpacked: Path) -> None:
    """Each kind in one language: what runs on a page is the same in all."""
    kinds: dict[str, list[Path]] = {}
    for kind, (address, *_) in by_kind().items():
        kinds.setdefault(kind.split()[0], []).append(unpacked / address / "index.html")
    for number, (kind, pages) in enumerate(kinds.items()):
        page.goto(pages[number % len(pages)].as_uri())
        assert len({scripts(each) for each in pages}) == 1, kind


def scripts(page: Path) -> tuple[str, ...]:
    """The scripts that a page loads, in their order."""
    return tuple(lxml.html.parse(page).xpath("//script/@src"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<a href='x'></a><a href=\"gone/\">x</a>", "leads nowhere"),
        ('<script type="module">x()</script>', "without a file"),
        ('<script type="module" src="x.js"></script>', "imports or exports"),
    ],
)
def test_what_cannot_be_read_from_a_disk_is_an_error(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text('import { y } from "./y.js";\n', "utf-8")
    (tmp_path / "index.html").write_text(text, "utf-8")
    with pytest.raises(OfflineError, match=words):
        readable(tmp_path)


def test_addresses_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    shutil.copy(__file__, tmp_path / "a" / "b" / "x.zip")
    page = '<a href="{}">x</a><meta http-equiv="refresh" content="0; url={}"><script>"<a href=\\"../\\">"</script>'
    for given, named in (
        ("../", "../index.html"),
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../a/b/#x&amp;y", "../a/b/index.html#x&amp;y"),
        ("b/?q=1#x", "b/index.html?q=1#x"),
        ("#x", "#x"),
        ("b/x.zip", "b/x.zip"),
        ("https://example.org/", "https://example.org/"),
    ):
        for folder in ("", "a", "a/b"):
            (tmp_path / folder / "index.html").write_text("<p>", "utf-8")
        (tmp_path / "a" / "index.html").write_text(page.format(given, given), "utf-8")
        assert readable(tmp_path)["a/index.html"].decode() == page.format(named, named)
