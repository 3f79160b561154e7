"""Where readers of a plan can comment, and what the files are called that they do it with.

Nothing here knows what day it is: pages name the days of a round, and a script says by the reader's clock whether it is
to come, open or over.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Plan, Question, Round

#: The folder of the site with the empty forms and what the form of a round is made of in the browser.
FOLDER: Final = "commenting"
#: The page of the reader's own comments, below the language.
PAGE: Final = "comment"
#: The columns of the form with their widths in millimetres: as much room for a suggestion as for the text it changes.
FORM_COLUMNS: Final = {"number": 14, "place": 38, "quote": 78, "suggestion": 84, "reason": 47}
#: The fields of its sender with the widths of their names and of the room to write.
FORM_SENDER: Final = {"name": (18, 50), "organisation": (30, 74), "contact": (25, 64)}
#: So many rows fill the sheet of an empty form.
FORM_ROWS: Final = 6
#: What the words of the control begin with; every page has them where a round collects comments.
_CONTROL: Final = "commenting_"


def collecting(plan: Plan) -> tuple[Round, ...]:
    """The rounds for which readers fill in a form on the site: they have one, and no results yet."""
    return tuple(each for each in plan.rounds if each.invitation.form and not each.invitation.published)


def with_form(plan: Plan) -> tuple[Round, ...]:
    """The rounds for which readers fill in a form, or did: what their browsers keep stays within their reach."""
    return tuple(each for each in plan.rounds if each.invitation.form)


def script_name(found: Round, language: Language) -> str:
    """The script that tells the browser what it needs for a comment: ``2099-01.zh.js``."""
    return f"{found.id}.{language}.js"


def form_name(found: Round, language: Language, ending: str) -> str:
    """The empty form: ``form-2099-01.zh.docx``."""
    return f"form-{found.id}.{language}.{ending}"


def form_title(plan: Plan, language: Language) -> str:
    """What stands above the form: 《清溪县质量规划》（征求意见稿）征求意见反馈表."""
    status, writing = plan.meta.status, language.writing
    added = writing.gap + writing.brackets.format(status[language]) if status else ""
    return language.words["form_title"].format(plan=plan.meta.title[language], status=added)


def form_remarks(found: Round, language: Language) -> str:
    """What stands above its table: until when and where to it is sent, and what not to write into it."""
    words, contact = language.words, found.invitation.contact
    ways = filter(None, (contact.email, contact.post[language] if contact.post else None)) if contact else ()
    named = language.writing.semicolon.join(ways)
    closes = language.display.day(date.fromisoformat(found.closed))
    until = words["form_until_to" if named else "form_until"].format(closes=closes, ways=named)
    return language.writing.gap.join((until, words["form_remark"]))


def form_version(found: Round, language: Language) -> str:
    """What stands below it: for which round it is, and which version of the form."""
    return language.words["form_version"].format(round=found.id, form=found.invitation.form)


def control(plan: Plan, language: Language) -> dict[str, Any] | None:
    """What every page tells the scripts, where a round collects comments or did."""
    rounds = with_form(plan)
    if not rounds:
        return None
    return {
        "plan": plan.meta.title[plan.original],
        "rounds": [{"id": each.id, "opened": each.opened, "closed": each.closed} for each in rounds],
        "folder": FOLDER,
        "page": f"{language}/{PAGE}/",
        "say": {key.removeprefix(_CONTROL): text for key, text in language.words.items() if key.startswith(_CONTROL)},
    }


def questions_on(plan: Plan, block: Identity) -> Iterator[tuple[Round, int, Question]]:
    """What the rounds ask about a block, each question with its number in its round."""
    for found in collecting(plan):
        for number, question in enumerate(found.invitation.asked, 1):
            if block in question.blocks:
                yield found, number, question
