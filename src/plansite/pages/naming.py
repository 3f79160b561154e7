"""What a reader calls a block, and a kind of note."""

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Note, Plan
from plansite.pages.inline import inline


def name_of(plan: Plan, block: Identity, language: Language) -> str:
    """An indicator by its name, a table or a page as the text calls it, all else by the label that stands beside it."""
    words = language.words
    if block.kind == "indicator" and (row := plan.indicator(block.key)):
        return inline(row.name[language], language=language)
    if block.kind == "table":
        table = plan.table(block.key) or plan.grid(block.key)
        return (table.label(language) if table else language.table_label(block.key)).name
    if block.kind == "page":
        names = {"notice": words["notice_short"], "cover": words["cover"]}
        return names.get(block.key) or words["chapter"].format(number=block.key)
    return block.label


def note_kind(note: Note, language: Language) -> str:
    """What kind of note it is: 占位符, Placeholder."""
    return language.words[f"note_kind_{note.kind.replace('-', '_')}"]


def title_of(plan: Plan, block: Identity, language: Language) -> str:
    """A block as a list of the whole plan names it, as plain text: 举措3-1-2, an indicator or a chapter by its name."""
    words = language.words
    if block.kind == "page":
        chapter = plan.expression(language).chapter(int(block.key)) if block.key.isdigit() else None
        names = {"notice": words["notice_short"], "cover": words["cover"], "0": words["preamble"]}
        return (chapter.title if chapter else "") or names.get(block.key) or words["part_page"].format(key=block.key)
    row = plan.indicator(block.key) if block.kind == "indicator" else None
    kind = "item" if block.kind == "item" else str(block)[0]
    return words[f"part_{kind}"].format(key=block.key, name=row.name[language] if row else block.key)
