"""Ten times the plan takes some ten times as long, not a hundred times."""

import time
from dataclasses import replace

from plansite.data.akn import akn_text
from plansite.data.blocks import block_files
from plansite.data.document import document
from plansite.data.markdown import markdown_text
from plansite.data.sheets import sheet_files
from plansite.identities import Identity
from plansite.model import Chapter, Edition, Measure, Paragraph, Plan, Section


def _renamed(chapter: Chapter, shift: int) -> Chapter:
    """The same text as another chapter."""

    def other(identity: Identity) -> Identity:
        first, _, rest = identity.key.partition("-")
        return Identity(kind=identity.kind, key=f"{int(first) + shift}-{rest}")

    blocks = (block for block in chapter.blocks if isinstance(block, Section | Measure | Paragraph))
    moved = tuple(replace(block, id=other(block.id)) for block in blocks)
    return replace(chapter, number=chapter.number + shift, blocks=moved)


def _times(plan: Plan, factor: int) -> Plan:
    def grown(edition: Edition) -> Edition:
        more = [_renamed(chapter, 100 * copy) for copy in range(factor) for chapter in edition.chapters]
        return Edition(language=edition.language, chapters=tuple(more), columns=edition.columns, notice=edition.notice)

    kept = {field: getattr(plan, field) for field in plan.__dataclass_fields__ if field != "_index"}
    return Plan(**(kept | {"zh": grown(plan.zh), "en": grown(plan.en)}))


def _seconds(plan: Plan) -> float:
    def once() -> float:
        started = time.process_time()
        whole = document(plan)
        dict(block_files(whole, plan))
        dict(sheet_files(whole))
        markdown_text(whole, "zh")
        akn_text(whole, "zh")
        return time.process_time() - started

    return min(once() for _ in range(2))


def test_data_grow_with_the_plan(plan: Plan) -> None:
    assert _seconds(_times(plan, 10)) < 25 * _seconds(_times(plan, 1))
