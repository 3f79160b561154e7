"""What a reader calls a block."""

from plansite.identities import Identity
from plansite.model import Plan
from plansite.model.plan import TABLE_LABEL
from plansite.render.inline import inline
from plansite.render.interface import interface
from plansite.vocabulary import Language


def name_of(plan: Plan, block: Identity, language: Language) -> str:
    """An indicator by its name, a table or a page as the text calls it, all else by the label that stands beside it."""
    words = interface()[language]
    if block.kind == "indicator" and (row := plan.indicator(block.key)):
        return inline(row.name[language], language=language)
    if block.kind == "table":
        return TABLE_LABEL[language].format(block.key).rstrip("： :")
    if block.kind == "page":
        names = {"notice": words["notice_short"], "cover": words["cover"]}
        return names.get(block.key) or words["chapter"].format(number=block.key)
    return block.label
