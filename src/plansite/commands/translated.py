"""`plansite translated`: confirm that the translation of blocks says what their original says as it stands now.

It writes the lock of that translation in plan/. Run it through make: `make translated ID=m3-1-2`,
`make translated ID="m3-1-2 p2-1-1"`, `make translated ID=all`.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from plansite.commands.command import Command, Failed, WrongUsage, existing_plan, plan_option
from plansite.commands.findings import readable_plan
from plansite.ground.findings import did_you_mean
from plansite.ground.write import trouble, write_tree
from plansite.languages import Language
from plansite.model import Plan
from plansite.model.translation import UNCHANGED, confirmation, digests, lock_name, lock_text


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("identities", nargs="+", metavar="ID", help="identities of blocks, or: all")
    plan_option(parser)
    parser.add_argument("--language", metavar="CODE", help="which translation, where the plan has several")


def _run(arguments: Namespace) -> None:
    folder = existing_plan(arguments)
    plan = readable_plan(folder)
    language = _translation(plan, arguments.language)
    now = {str(identity): identity for identity in digests(plan)}
    wanted = list(now) if arguments.identities == ["all"] else arguments.identities
    if unknown := list(_unknown(wanted, list(now))):
        raise WrongUsage("\n".join(unknown))
    new = {identity: confirmation(plan, language, now[identity]) for identity in wanted}
    confirmed = {**plan.translated.get(language.code, {}), **new}
    ordered = {identity: confirmed[identity] for identity in now if identity in confirmed}
    try:
        write_tree(folder, {lock_name(language): lock_text(ordered)}, ())
    except OSError as error:
        raise Failed(trouble(error)) from error
    print(f"confirmed {len(wanted)} of {len(now)} blocks  已确认 {len(wanted)} 处译文")
    for identity in (identity for identity, said in new.items() if said.endswith(UNCHANGED)):
        print(
            f"warning: the {plan.original.english_name} of {identity} has changed, its {language.english_name} "
            "has not: is it right?  "
            f"{identity} 的{plan.original.chinese_name}改了，{language.chinese_name}一字未动，请核对"
        )


def _translation(plan: Plan, code: str | None) -> Language:
    """The translation of this code, or the only one.

    Raises:
        WrongUsage: there is none, or there are several and none is named.
    """
    codes = [language.code for language in plan.translations]
    if not codes:
        raise WrongUsage("the plan has no translation  规划没有译文")
    if code is None and len(codes) > 1:
        raise WrongUsage(f"the plan has several translations: name one with --language ({', '.join(codes)})")
    if code is not None and code not in codes:
        raise WrongUsage(f"the plan has no translation {code!r}; it has {', '.join(codes)}")
    return next(language for language in plan.translations if code in (None, language.code))


def _unknown(wanted: list[str], known: list[str]) -> Iterator[str]:
    for identity in wanted:
        if identity not in known:
            hint, hint_zh = did_you_mean(identity, known)
            yield f"{identity}: there is no such block; {hint}  没有这个标识；{hint_zh}"


COMMAND = Command(
    name="translated", summary="confirm the translation of blocks (several, or: all)", options=_options, run=_run
)
