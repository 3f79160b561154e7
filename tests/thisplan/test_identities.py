"""The identities of this plan: all are recorded, and editing one place changes none elsewhere."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.ground.identities import Identity
from plansite.load.documents import read_chapter
from plansite.load.files import File
from plansite.model import Plan
from plansite.model.history import identities, record
from plansite.pages.addresses import Addresses, short_address
from tests.loaded import ROOT, this_plan


def test_every_identity_of_the_plan_is_recorded_in_order() -> None:
    recorded = record(this_plan())
    assert list(this_plan().published) == [identity for identity in recorded if identity in this_plan().published]
    assert len(this_plan().published) > 600
    kinds = {identity.kind for identity in this_plan().published}
    assert kinds >= {"page", "section", "measure", "paragraph", "column", "item", "table", "indicator", "note", "term"}


def _blocks(name: str) -> list[str]:
    return (ROOT / "plan" / "chapters" / name).read_text("utf-8").rstrip("\n").split("\n\n")


def _plan_with(plan: Plan, name: str, blocks: list[str]) -> Plan:
    """The plan with another text of one chapter."""
    file = File(path=f"plan/chapters/{name}", text="\n\n".join(blocks) + "\n")
    chapter, findings = read_chapter(file, plan.original, int(name[:2]))
    assert findings == ()
    chapters = tuple(chapter if each.number == chapter.number else each for each in plan.text.chapters)
    return replace(plan, expressions=(replace(plan.text, chapters=chapters), *plan.expressions[1:]))


def _texts(plan: Plan) -> dict[Identity, list[str]]:
    texts: dict[Identity, list[str]] = {}
    for passage in plan.passages(plan.original):
        texts.setdefault(passage.id, []).append(passage.text)
    return texts


def _leads(plan: Plan) -> dict[Identity, tuple[str, ...]]:
    """Where each identity leads: the short address and the block in both languages."""
    addresses = Addresses(plan)
    return {
        identity: (short_address(identity), *(addresses.of(identity, language) for language in plan.languages))
        for identity in identities(plan)
        if identity.kind != "page"
    }


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[str], set[str]]:
    """A chapter after an editor's hand: its file, its blocks then, and the identities that were touched."""
    name = f"{draw(st.integers(1, 10)):02}.zh.md"
    blocks = _blocks(name)
    paragraphs = [place for place, block in enumerate(blocks) if "\n{: #p" in block]
    calls = [place for place, block in enumerate(blocks) if block.startswith("{{")]
    movable = paragraphs + calls
    kind = draw(st.sampled_from(["insert", "move", "split"] if paragraphs else ["insert"]))
    new = f"p{int(name[:2])}-9-999"
    if kind == "insert":
        free = [place for place in range(1, len(blocks) + 1) if not blocks[place - 1].startswith("### ")]
        blocks.insert(draw(st.sampled_from(free)), f"新增的一段。\n{{: #{new} }}")
        return name, blocks, {new}
    place = draw(st.sampled_from(paragraphs if kind == "split" else movable))
    if kind == "move":
        block = blocks.pop(place)
        free = [place for place in range(1, len(blocks) + 1) if not blocks[place - 1].startswith("### ")]
        blocks.insert(draw(st.sampled_from(free)), block)
        return name, blocks, set()
    text, mark = blocks[place].rsplit("\n", 1)
    cut = draw(st.integers(1, len(text) - 1).filter(lambda cut: text[cut - 1] != "\\"))
    blocks[place : place + 1] = [f"{text[:cut]}\n{mark}", f"续{text[cut:]}\n{{: #{new} }}"]
    return name, blocks, {new, mark.removeprefix("{: #").removesuffix(" }")}


@settings(max_examples=40)
@given(edits())
def test_an_edit_changes_no_other_identity(edit: tuple[str, list[str], set[str]]) -> None:
    name, blocks, touched = edit
    after = _plan_with(this_plan(), name, blocks)
    others = {identity for identity in identities(this_plan()) if str(identity) not in touched}
    assert others <= set(identities(after))
    texts, leads = _texts(after), _leads(after)
    assert {key: text for key, text in _texts(this_plan()).items() if key in others} == {
        key: text for key, text in texts.items() if key in others
    }
    assert {key: lead for key, lead in _leads(this_plan()).items() if str(key) not in touched} == {
        key: lead for key, lead in leads.items() if str(key) not in touched
    }
