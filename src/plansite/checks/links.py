"""Links between blocks and indicators, and between indicators of two tables."""

from collections.abc import Iterator
from typing import Final

from plansite.checks.gone import left_hanging, taken_out
from plansite.ground.findings import Fault, Place, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import Kind
from plansite.model import Link, Plan
from plansite.model.block_texts import texts_by_block
from plansite.model.classification import classification

#: What can serve an indicator.
_SERVING: Final[frozenset[Kind]] = frozenset({"measure", "item", "paragraph"})


@rule("link-target")
def no_target(plan: Plan) -> Iterator[Fault]:
    """An entry of links.yml names a measure, item or paragraph, once, and indicators that exist, each once.

    Bad:  `block: s3-1`; the same block in two entries; `indicators: [pm-25]`; an entry with nothing but its block
    Good: `- block: m3-2-2` and `indicators: [zhejiang-made-standards, pin-mark-enterprises]`
    """
    blocks = {passage.id for passage in plan.passages(plan.original) if passage.id.kind in _SERVING}
    slugs = {row.id for table in plan.tables for row in table.indicators}
    for link in plan.links:
        if link.block in taken_out(plan):
            yield left_hanging(link.at("block"), link.block, "this is its entry", "这是它的条目")
        elif link.block not in blocks:
            yield _wrong(link.at("block"), f"{link.block} is no measure, item or paragraph", str(link.block), blocks)
        elif plan.link_of(link.block) is not link:
            yield _wrong(link.at("block"), f"{link.block} has an entry already", "", ())
        if not (link.indicators or link.reports or link.responsible):
            yield _wrong(link.place, f"the entry of {link.block} says nothing", "", ())
        for key in ("indicators", "reports"):
            yield from _slugs(plan, link, key, slugs)


def _slugs(plan: Plan, link: Link, key: str, known: set[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for slug in getattr(link, key):
        if (row := Identity(kind="indicator", key=slug)) in taken_out(plan):
            yield left_hanging(link.at(key), row, f"{link.block} is linked to it", f"{link.block} 还挂着它")
        elif slug not in known:
            yield _wrong(link.at(key), f"there is no indicator {slug}", slug, known)
        elif slug in seen:
            yield _wrong(link.at(key), f"indicator {slug} stands here twice", "", ())
        seen.add(slug)


def _wrong(place: Place, message: str, word: str, known: object) -> Fault:
    names = [str(name) for name in known] if isinstance(known, set | frozenset) else []
    hint, hint_zh = did_you_mean(word, names) if names else ("keep one, or delete it", "请只保留一处，或删除")
    return Fault(place=place, message=message, hint=hint, hint_zh=f"请核对标识；{hint_zh}")


@rule("link-quote")
def bad_quote(plan: Plan) -> Iterator[Fault]:
    """The words that say who is responsible stand word for word in the block, in each language.

    Bad:  `responsible: [{ zh: 企业负责, … }]` where the block says 落实企业标准化主体责任
    Good: `responsible: [{ zh: 落实企业标准化主体责任, … }]`
    """
    texts = {language: texts_by_block(plan, language) for language in plan.languages} if plan.links else {}
    for link in plan.links:
        for words in link.responsible:
            for language, text in texts.items():
                if words[language] not in text.get(link.block, words[language]):
                    yield Fault(
                        place=words.at(language.code),
                        message=f"“{words[language]}” does not stand in {link.block} ({language})",
                        hint="quote the block word for word",
                        hint_zh="请逐字引用该段文字",
                    )


@rule("link-missing")
def unlinked(plan: Plan) -> Iterator[Fault]:
    """A block that gives the target of an indicator serves it.

    Bad:  90%以上 in c4-2-1 tied to service-satisfaction, and no entry for c4-2-1 in links.yml
    Good: `- block: c4-2-1` and `indicators: [service-satisfaction]`
    """
    for figure, entry in classification(plan).tied() if plan.links else ():
        link = plan.link_of(figure.block)
        serves = link.indicators if link else ()
        known = plan.indicator(entry.indicator or "") is not None
        if known and entry.value == "target" and figure.block.kind in _SERVING and entry.indicator not in serves:
            yield Fault(
                place=entry.place,
                message=f"{figure.block} gives the target of {entry.indicator}, but is not linked to it in links.yml",
                hint=f"add {entry.indicator} to the indicators of {figure.block} in plan/links.yml",
                hint_zh=f"请在 plan/links.yml 中把 {entry.indicator} 列入 {figure.block} 的 indicators",
            )


@rule("indicator-baseline")
def bad_baseline(plan: Plan) -> Iterator[Fault]:
    """A baseline is an indicator of another table that has a result; rows of one name in two tables are so linked.

    Bad:  `baseline: pass-rate` for pass-rate itself; 服务质量满意度 in both tables without `baseline:` in the later one
    Good: `baseline: service-satisfaction-2020`
    """
    earlier: dict[str, str] = {}
    for table in plan.tables:
        own = {row.id for row in table.indicators}
        for row in table.indicators:
            other = plan.indicator(row.baseline) if row.baseline else None
            if row.baseline and (other is None or other.actual is None or row.baseline in own):
                yield _baseline(row.at("baseline"), f"{row.baseline} is no indicator with a result in another table")
            elif (name := row.name[plan.original]) in earlier and not row.baseline:
                yield _baseline(row.at("name"), f"{earlier[name]} has the same name: is it the baseline?")
        earlier |= {row.name[plan.original]: row.id for row in table.indicators if row.actual is not None}


def _baseline(place: Place, message: str) -> Fault:
    return Fault(
        place=place,
        message=message,
        hint="write baseline: with the id of the row of the earlier table that measures the same thing",
        hint_zh="请用 baseline: 写明前一张表中同一指标的 id",
    )


LINK_CHECKS: Final = (no_target, bad_quote, unlinked, bad_baseline)
