"""What the browser needs for the comments of a round, as a script: pages on a disk can load no data but by scripts."""

import json
from base64 import b64encode
from typing import Any, Final

from plansite.forms.comments import FormTemplate, form_template
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import COMMENT_KINDS
from plansite.languages import Language
from plansite.model import Plan, Round
from plansite.pages.addresses import Addresses
from plansite.pages.naming import name_of

#: What the words of the form begin with in the interface, and those among them that name kinds.
_WORDS: Final = "mine_"
_KINDS: Final = "kind_"
#: How parts of a Word file end that are text.
_TEXT: Final = (".xml", ".rels")
#: Notes and terms are the editors' words, and not what comments are asked on.
_EDITORS: Final = frozenset({"note", "term", "comment"})


def script(plan: Plan, found: Round, language: Language) -> str:
    """Fills ``commenting.told`` (docs/assets/js/comment/) for one round in one language."""
    blocks = _blocks(plan)
    told = {
        "words": _words(language),
        "tags": {each.code: each.tag for each in plan.languages},
        "pages": _pages(plan, blocks, language),
        "names": {str(block): _name(plan, block, language) for block in blocks if block.kind in ("page", "indicator")},
        "questions": _questions(found, language),
        "template": _template(form_template(plan, found, language)),
    }
    return f"globalThis.commenting.told = {json.dumps(told, ensure_ascii=False, separators=(',', ':'))};\n"


def _words(language: Language) -> dict[str, Any]:
    own = {key.removeprefix(_WORDS): text for key, text in language.words.items() if key.startswith(_WORDS)}
    plain = {key: text for key, text in own.items() if not key.startswith(_KINDS)}
    return plain | {"kinds": {kind: own[_KINDS + kind] for kind in COMMENT_KINDS}}


def _blocks(plan: Plan) -> list[Identity]:
    """The blocks that can be commented on, in the order of the plan."""
    return [block for block in Addresses(plan).identities if block.kind not in _EDITORS]


def _pages(plan: Plan, blocks: list[Identity], language: Language) -> dict[str, list[str]]:
    """The blocks by the address of their page in this language."""
    addresses, pages = Addresses(plan), dict[str, list[str]]()
    for block in blocks:
        pages.setdefault(f"{language}/{addresses.page(block)}", []).append(str(block))
    return pages


def _name(plan: Plan, block: Identity, language: Language) -> str:
    if block.kind == "indicator" and (row := plan.indicator(block.key)):
        return language.words["part_i"].format(name=row.name[language], key=block.key)
    return str(name_of(plan, block, language))


def _questions(found: Round, language: Language) -> dict[str, dict[str, str]]:
    name = language.words["question"]
    asked = enumerate(found.invitation.asked, 1)
    return {each.id: {"name": name.format(number=number), "text": each.text[language]} for number, each in asked}


def _template(template: FormTemplate) -> dict[str, Any]:
    """The form as ``docs/assets/js/comment/files.js`` fills it: parts that are text, and others such as pictures."""
    texts = {name: data.decode("utf-8") for name, data in template.parts.items() if name.endswith(_TEXT)}
    others = {name: b64encode(data).decode() for name, data in template.parts.items() if name not in texts}
    return {"parts": texts, "others": others, "document": [template.before, template.after], "row": template.row}
