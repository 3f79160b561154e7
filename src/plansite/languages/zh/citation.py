"""Citations in Chinese.

GB/T 7714—2025, in force since July 2026, electronic resources:
``主要责任者. 题名：其他题名信息[EB/OL]. 版本项. （发布日期）[引用日期]. 获取和访问路径.``, with the full-width
colon and brackets of the standard's examples. (Its text is not public; the form is that of style files that are
tested against its 344 examples.)
"""

from plansite.languages.citation import CitationForm, Work


def _titled(work: Work) -> str:
    return f"{work.title}（{work.status}）" if work.status else work.title


def gbt7714(work: Work) -> CitationForm:
    """The national standard."""
    title = _titled(work)
    author = f"{work.author}. " if work.author else ""
    dated = f"（{work.date}）" if work.date else ""
    tail = f"版本{work.digest}. {{dated}}[{{{{accessed}}}}]. {{{{address}}}}."
    return CitationForm(
        key="gbt7714",
        name="GB/T 7714—2025",
        plan=f"{author}{title}：{{part}}[EB/{{carrier}}]. " + tail.format(dated=dated),
        editors=f"{{part}}[EB/{{carrier}}]//{title}：网络版. " + tail.format(dated=""),
    )


def plain(work: Work) -> CitationForm:
    """For a text or a letter."""
    title = _titled(work)
    author = f"{work.author}：" if work.author else ""
    dated = f"{work.date}公布，" if work.date else ""
    tail = f"版本{work.digest}。{{address}}（{{accessed}}查阅）"
    return CitationForm(
        key="plain",
        name="文字",
        plan=f"{{quotation}}\n——{author}《{title}》，{{part}}，{dated}{tail}",
        editors=f"{{quotation}}\n——《{title}》网络版，{{part}}，{tail}",
    )
