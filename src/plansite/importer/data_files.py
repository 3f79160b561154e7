"""The data files of plan/ that an import writes: tables, pictures, glossary, who is responsible, doubts."""

from collections.abc import Iterator, Mapping

from plansite.importer.elements import Column, Entry, Figure, Head, Measure, Paragraph, PlainTable, Table
from plansite.importer.outline import Outline
from plansite.importer.values import VALUE_ROLES, is_measured
from plansite.importer.yaml_text import by_language, in_both, scalar
from plansite.languages import Language


def data_files(outline: Outline, language: Language) -> Mapping[str, str]:
    """Path within plan/ → text."""
    files = {f"indicators/table-{table.number}.yml": "".join(_table(table, language)) for table in outline.tables}
    files |= {f"tables/table-{table.number}.yml": "".join(_plain(table, language)) for table in outline.plain_tables}
    for name, lines in (
        ("pictures/pictures.yml", _pictures(outline.figures, language)),
        ("glossary.yml", _glossary(outline, language)),
        ("links.yml", _links(outline, language)),
        ("corrections.yml", _corrections(outline, language)),
        ("unsure.yml", _unsure(outline)),
    ):
        if text := "".join(lines):
            files[name] = text
    return files


def _table(table: Table, language: Language) -> Iterator[str]:
    yield f'number: "{table.number}"\n'
    if table.caption:
        yield f"caption: {by_language(table.caption, language)}\n"
    yield "columns:\n"
    for head in table.head:
        role = f"role: {head.role}, " if head.role != head.key else ""
        year = f"year: {head.year}, " if head.year else ""
        yield f"  - {{ key: {head.key}, {role}{year}head: {by_language(head.text, language)} }}\n"
    yield "categories:\n"
    roles = {head.key: head for head in table.head}
    for category in table.categories:
        name = f"name: {by_language(category.name, language)}\n    " if category.name else ""
        yield f"  - {name}indicators:\n"
        for indicator in category.indicators:
            yield f"      - id: {indicator.identity}\n"
            yield from (
                f"        {_cell(cell, roles[cell.key], indicator.new, language)}\n" for cell in indicator.cells
            )
            yield "        new: true\n" if indicator.new else ""
            yield "        sub: true\n" if indicator.sub else ""
    yield f"note: {by_language(table.note, language)}\n" if table.note else ""


def _cell(cell: Entry, head: Head, is_new: bool, language: Language) -> str:
    """A number, or what is read as one, is a string; words are a text by language."""
    text = cell.text
    if head.role == "name" and is_new:
        text = text.removesuffix(language.writing.new_suffix.strip()).rstrip()
    is_string = head.role == "number" or (head.role in VALUE_ROLES and is_measured(text, language))
    return f"{cell.key}: {_quoted(text) if is_string else by_language(text, language)}"


def _quoted(text: str) -> str:
    """A value in quotes."""
    return scalar(text) if "\n" in text or '"' in text or "\\" in text else f'"{text}"'


def _plain(table: PlainTable, language: Language) -> Iterator[str]:
    yield f'number: "{table.number}"\n'
    if table.caption:
        yield f"caption: {by_language(table.caption, language)}\n"
    yield "rows:\n"
    for row in table.rows:
        for at, cell in enumerate(row):
            text = f"text: {by_language(cell.text, language)}" if cell.text else f'text: {{ {language}: "" }}'
            head = ", head: true" if cell.head else ""
            spans = (f", rows: {cell.rows}" if cell.rows > 1 else "") + (
                f", columns: {cell.columns}" if cell.columns > 1 else ""
            )
            yield f"  {'-' if at == 0 else ' '} - {{ {text}{head}{spans} }}\n"
        yield "" if row else "  - []\n"
    yield f"note: {by_language(table.note, language)}\n" if table.note else ""


def _pictures(figures: tuple[Figure, ...], language: Language) -> Iterator[str]:
    for figure in figures:
        yield f'- number: "{figure.number}"\n  file: {figure.file}\n'
        yield f"  caption: {by_language(figure.caption, language)}\n" if figure.caption else ""
        yield f"  text: {by_language(figure.description, language)}\n" if figure.description else ""


def _glossary(outline: Outline, language: Language) -> Iterator[str]:
    for term in outline.terms:
        yield f"- id: {term.identity}\n  {language}: {scalar(term.name)}\n"
        yield f"  note: {by_language(term.note, language)}\n"


def _links(outline: Outline, language: Language) -> Iterator[str]:
    """Who is responsible, in the words of the block."""
    for block, text in _texts(outline):
        if quotations := language.reading.who_is_responsible(text):
            yield f"- block: {block}\n  responsible:\n"
            yield from (f"    - {language}: {scalar(quotation)}\n" for quotation in quotations)


def _texts(outline: Outline) -> Iterator[tuple[str, str]]:
    for block in outline.blocks:
        match block:
            case Measure():
                yield block.identity, f"{block.lead}{block.text}"
            case Paragraph():
                yield block.identity, block.text
            case Column():
                yield from ((item.identity, f"{item.lead}{item.text}") for item in block.items)


def _corrections(outline: Outline, language: Language) -> Iterator[str]:
    entries = [("", each.line, each.text, "", each.reason_zh, each.reason) for each in outline.dropped]
    entries += [
        (each.block, each.line, each.source, each.published, each.reason_zh, each.reason) for each in outline.departures
    ]
    for block, line, source, published, reason_zh, reason in sorted(entries, key=lambda entry: entry[1]):
        yield f"- block: {block}\n  line: {line}\n" if block else f"- line: {line}\n"
        yield f"  source: {_text(source)}\n  published: {_text(published)}\n"
        yield f"  reason: {by_language(reason_zh if language.script == 'Hani' else reason, language)}\n"


def _text(text: str) -> str:
    return scalar(text) if text else '""'


def _unsure(outline: Outline) -> Iterator[str]:
    for doubt in sorted(set(outline.doubts)):
        yield f"- line: {max(doubt.line, 1)}\n  block: {doubt.block or outline.block_at(doubt.line)}\n"
        yield f"  taken: {in_both(doubt.taken.chinese, doubt.taken.english)}\n"
        yield f"  instead: {in_both(doubt.instead.chinese, doubt.instead.english)}\n"
