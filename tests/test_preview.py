"""What the preview remembers from build to build."""

from mkdocs.structure.files import File, Files

from plansite.site.preview import targets


def _files(*names: str) -> Files:
    return Files([File(name, "docs", "site", use_directory_urls=True) for name in names])


def test_a_new_index_of_the_search_leaves_the_pages_as_they_are() -> None:
    before = _files("zh/1.md", "data/plan.csv", "search-index/r-0123456789.js")
    assert targets(before) == targets(_files("zh/1.md", "data/plan.csv", "search-index/r-abcdef0123.js"))
    assert targets(before) != targets(_files("zh/1.md", "zh/2.md", "data/plan.csv"))
    assert targets(before) != targets(_files("zh/1.md"))
