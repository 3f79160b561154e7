"""How words of the language are found: what is folded, which forms and spellings are one."""

from pathlib import Path
from typing import Final

from plansite.languages.numerals import Numerals
from plansite.languages.searching import Lengths, Reference, Searching, read_elsewhere
from plansite.languages.zh.folding import syllables, variants

#: Words of a question that no block need hold.
_QUESTIONS: Final = (
    "请问|什么时候|是?什么意思|什么是|是什么|为什么|有什么|什么|有哪些|有哪几|哪些|怎么样|怎么|怎样|如何|有多少|多少|是否|能否|可以|"
    "关于|有没有|[到在]?哪里|[到在]哪|哪[一个年]+|何时|多久|由?谁来?负责|归谁管|由谁|谁来|谁|[吗呢的]"
)
#: Words that ask for a figure.
_AMOUNTS: Final = r"有?多少[个家项]?|有?几[个家项件种条名]|数量|个数|总数|目标值?|占比|要?达到|[到在]?20\d\d年"
_REFERENCES: Final = (
    Reference(form="第?{n}章", names=("$1",)),
    Reference(form="第{n}部分", names=("$1",)),
    Reference(form="第?{n}章第?{n}节", names=("s$1-$2",)),
    Reference(form="第?{n}章第?{n}节第?{n}[条项段]?", names=("m$1-$2-$3", "p$1-$2-$3")),
    Reference(form=r"{n}[、.]?\({n}\)", names=("s$1-$2",)),
    Reference(form=r"{n}[、.]?\({n}\)[、.]?{n}", names=("m$1-$2-$3", "p$1-$2-$3")),
    Reference(form="(?:第|节){n}[-.]{n}节?", names=("s$1-$2",)),
    Reference(form="(?:举措|措施|条){n}[-.]{n}[-.]{n}", names=("m$1-$2-$3",)),
    Reference(form="段落?{n}[-.]{n}[-.]{n}", names=("p$1-$2-$3",)),
    Reference(form="专栏{n}[-.之]{n}", names=("c$1-$2",)),
    Reference(form="(?:专栏条目|专栏|条目){n}[-.]{n}[-.]{n}", names=("c$1-$2-$3",)),
    Reference(form="专栏{n}", names=("c$1", "c$1-1")),
    Reference(form="附?表格?{n}", names=("t$1",)),
)

SEARCHING: Final = Searching(
    unspaced="㐀-\u9fff",
    lengths=Lengths(block=150, excerpt=96, before=22, name=24),
    questions=_QUESTIONS,
    amounts=_AMOUNTS,
    numbering=r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)",
    numerals=Numerals(
        digits=("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"),
        units={"十": 10, "百": 100, "千": 1000},
        groups={"万": 10_000, "亿": 100_000_000},
        point="点",
        shares={"百分之": "%", "千分之": "‰"},
    ),
    elsewhere=read_elsewhere(Path(__file__).parent),
    references=_REFERENCES,
    variants=variants,
    syllables=syllables,
)
