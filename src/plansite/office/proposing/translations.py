"""A translation confirmed, and a rendering that the glossary takes in."""

import re

import yaml

from plansite.ground.findings import Edit, Finding, Proposal, Question
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.translation import confirmation as confirmed
from plansite.model.translation import digests, lock_name
from plansite.office.edits import change
from plansite.office.proposing.files import Texts
from plansite.office.yaml_text import Quoted, YamlText, node_of, plain


def confirmation(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """The line of the lock that says: this translation is right as it is."""
    for language in plan.translations:
        name = language.english_name
        new = re.search(rf"the {name} of (.+) (?:is new:|was confirmed)", found.message)
        match = new or re.search(rf"the .+ of (.+) has changed since its {name}", found.message)
        if match:
            return Proposal(edits=_confirming(plan, texts, language, set(match[1].split(", "))))
    return None


def _confirming(plan: Plan, texts: Texts, language: Language, confirming: set[str]) -> tuple[Edit, ...]:
    path = texts.path(lock_name(language))
    before = texts.text(path)
    held = {name: rest for name, _, rest in (line.partition(" ") for line in before.splitlines() if line)}
    held |= {str(each): confirmed(plan, language, each) for each in digests(plan) if str(each) in confirming}
    order = {str(each): at for at, each in enumerate(digests(plan))}
    lines = sorted(held.items(), key=lambda item: order.get(item[0], len(order)))
    return change(path, before, "".join(f"{name} {rest}\n" for name, rest in lines))


def form_of_term(plan: Plan, texts: Texts, found: Finding) -> Proposal | None:
    """Another form of a term in the glossary; which words of the sentence it is, somebody says."""
    match = re.match(r"(\S+): (.+) is not rendered as approved", found.message)
    language = next((each for each in plan.translations if f".{each}." in found.place.path), None)
    if match is None:
        return None
    language = language or (plan.translations[0] if plan.translations else None)
    term = next((each for each in plan.glossary if each[plan.original] == match[2]), None)
    path = texts.path("glossary.yml")
    try:
        text = YamlText(texts.text(path))
    except yaml.YAMLError:
        return None
    entries = text.root.value if isinstance(text.root, yaml.SequenceNode) else []
    node = next((each for each in entries if term and plain(node_of(each, "id")) == term.id), None)
    if language is None or term is None or not isinstance(node, yaml.MappingNode):
        return None
    forms = {code: list(term.forms.__pydantic_extra__.get(code, ())) for code in term.forms.codes} if term.forms else {}
    forms[language.code] = [*forms.get(language.code, []), Quoted("⟦form⟧")]
    text.put(node, "forms", forms)
    question = Question(
        key="form",
        words=f"which words of the {language.english_name} stand for {match[2]} in {match[1]}?",
        words_zh=f"{match[1]} 的{language.chinese_name}里，哪几个词译的是“{match[2]}”？",
    )
    return Proposal(edits=change(path, texts.text(path), text.changed()), questions=(question,))
