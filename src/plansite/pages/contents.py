"""What a chapter has that can be led to by name: sections with what stands in each."""

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.ground.identities import Identity
from plansite.languages import Language
from plansite.model import Chapter, ColumnCall, Measure, PictureCall, Plan, Section, TableCall


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A block with its name, and the named blocks that follow in its section."""

    id: Identity
    name: str
    below: "tuple[Named, ...]" = ()


def contents(plan: Plan, chapter: Chapter, language: Language) -> tuple[Named, ...]:
    """The sections of a chapter, each with its measures, special columns, tables and pictures.

    What stands before the first section stands for itself. A name in a list has no full stop, whether its lead has one.
    """
    stop = language.writing.full_stop.strip()
    found: list[Named] = []
    for identity, name in named_blocks(plan, chapter, language):
        here = Named(id=identity, name=name.removesuffix(stop))
        if identity.kind == "section" or not found or found[-1].id.kind != "section":
            found.append(here)
        else:
            section = found.pop()
            found.append(Named(id=section.id, name=section.name, below=(*section.below, here)))
    return tuple(found)


def named_blocks(plan: Plan, chapter: Chapter, language: Language) -> Iterator[tuple[Identity, str]]:
    """The blocks of a chapter that have a name of their own, in their order."""
    for block in chapter.blocks:
        match block:
            case Section(id=identity, text=name) | Measure(id=identity, lead=name):
                yield identity, name
            case TableCall(number=number):
                if table := plan.table(number) or plan.grid(number):
                    yield table.id, table.title(language)
            case PictureCall(number=number):
                if picture := plan.picture(number):
                    yield picture.id, picture.title(language)
            case ColumnCall(number=number):
                if column := plan.expression(language).column(number):
                    yield column.id, column.heading(language)
