"""What may be done with what; the same as in LICENSE."""

from plansite.languages import Language
from plansite.model import Plan


def rights(plan: Plan, language: Language) -> str:
    """The rights in the original, and in what the editors of the site wrote, in the words of one language."""
    match plan.translations:
        case ():
            return language.words["rights_untranslated"]
        case (only,):
            names = {"original": language.name_of(plan.original), "translation": language.name_of(only)}
            return language.words["rights_translated"].format(**names)
        case _:
            return language.words["rights_in_several"].format(original=language.name_of(plan.original))
