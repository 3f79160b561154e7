"""Sentences of the interface that depend on which languages the plan has, and on which of them the page is in."""

from plansite.languages import Language
from plansite.model import Plan


def sentence(plan: Plan, language: Language, key: str, **more: object) -> str:
    """A sentence of the interface with the names of languages put in.

    The interface may have the key three times: with ``_alone`` for a plan in one language, with ``_original`` for pages
    in the original of a plan that is translated, and with ``_translation`` for those in a translation. Where it lacks
    the one that is asked for, the key itself serves. These stand in it for names in the language of the page:

        {language}   that of the page            {original}  that of the original
        {others}     all but that of the page    {languages} all, the original first
        {all}        all, as 中英文 or "both languages"

    ``more`` is what else is put in, by name.
    """
    words, display = language.words, language.display
    role = "alone" if not plan.translations else "original" if language == plan.original else "translation"
    form = words.get(f"{key}_{role}") or words[key]
    names = [language.name_of(each) for each in plan.languages]
    return form.format(
        language=language.name_of(language),
        original=names[0],
        others=display.listing([language.name_of(each) for each in plan.others(language)]),
        languages=display.languages(names),
        all=display.all_languages(names),
        **more,
    )
