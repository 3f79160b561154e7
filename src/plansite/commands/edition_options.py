"""How commands are told of an edition: its names by language, its days, what adopted it; and the entry of plan.yml."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence

from plansite.commands.command import WrongUsage, day
from plansite.ground.vocabulary import EDITION_STATUSES
from plansite.model import Plan


def status_option(parser: ArgumentParser, default: str) -> None:
    """``--status STATUS``: what the edition is."""
    parser.add_argument("--status", choices=EDITION_STATUSES, default=default, help=f"what it is (default: {default})")


def adoption_options(parser: ArgumentParser) -> None:
    """The days of an edition, and the document that adopted it, as far as they are known."""
    for key, what in (("adopted", "adopted"), ("effective", "in force")):
        parser.add_argument(f"--{key}", type=day, metavar="YYYY-MM-DD", help=f"the day from which it is {what}")
    parser.add_argument("--by", action="append", default=[], metavar="TITLE", help="the document that adopted it")
    parser.add_argument("--number", help="the number of that document")
    parser.add_argument("--link", help="where that document can be read")


def by_language(plan: Plan, given: Sequence[str]) -> Mapping[str, str]:
    """Texts by language from what was given: one in the language of the original, `en=…` for each translation.

    Raises:
        WrongUsage: that of the original is missing, or there are two of a language.
    """
    codes = plan.meta.codes
    found: dict[str, str] = {}
    for text in given:
        code, sign, rest = text.partition("=")
        key, said = (code, rest) if sign and code in codes else (codes[0], text)
        if key in found or not said.strip():
            raise WrongUsage(f"{text!r}: give one name for each language, such as {_example(plan)}  每种语言写一个名称")
        found[key] = said.strip()
    if codes[0] not in found:
        raise WrongUsage(f"the name in the language of the original is missing: {_example(plan)}  缺少原文语言的名称")
    return {code: found[code] for code in codes if code in found}


def _example(plan: Plan) -> str:
    return " ".join(["NAME", *(f"{each}=NAME" for each in plan.meta.codes[1:])])


def entry(names: Mapping[str, str], arguments: Namespace) -> str:
    """The entry under `editions`, with all that was given."""
    return "".join(f"{line}\n" for line in _lines(names, arguments))


def _lines(names: Mapping[str, str], arguments: Namespace) -> Iterator[str]:
    yield f'published: "{arguments.date}"'
    yield f"name: {_mapping(names)}"
    yield f"status: {arguments.status}"
    for key in ("adopted", "effective"):
        if date := getattr(arguments, key, None):
            yield f'{key}: "{date}"'
    if titles := getattr(arguments, "titles", None):
        yield "adopted_by:"
        yield f"  title: {_mapping(titles)}"
        yield from (f"  {key}: {_quoted(text)}" for key in ("number", "link") if (text := getattr(arguments, key)))


def _mapping(texts: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{code}: {_quoted(text)}" for code, text in texts.items()) + " }"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
