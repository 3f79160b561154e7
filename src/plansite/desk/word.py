"""The text as a Word file: written out, taken back, shown before it is written."""

from starlette.requests import Request
from starlette.responses import Response

from plansite.desk.office import office_of, page, said, told_here
from plansite.desk.sent import form_of, upload_of
from plansite.desk.writing import written
from plansite.office.trial import findings, new_findings, tried
from plansite.office.word.difference import summary
from plansite.office.word.reading import NoWordFile
from plansite.office.word.rows import parts
from plansite.office.word.taking import taken
from plansite.office.word.writing import word_file

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def out(request: Request) -> Response:
    """The Word file, of all chapters or of one."""
    plan = office_of(request).read()
    if plan is None:
        return said(request, "desk_unreadable")
    there = parts(plan)
    wanted = request.query_params.get("chapter", "")
    chapters = tuple(number for number in there if str(number) == wanted) or there
    headers = {"content-disposition": 'attachment; filename="plan.docx"'}
    return Response(word_file(plan, chapters), media_type=_TYPE, headers=headers)


async def back(request: Request) -> Response:
    """What a Word file would change; nothing is written yet."""
    office, (title, data, form) = office_of(request), await upload_of(request)
    accept = not form.get("without")
    if not data:
        return said(request, "desk_no_file")
    plan = office.read()
    if plan is None:
        return said(request, "desk_unreadable")
    try:
        found = taken(data, plan, office.plan, accept=accept)
    except NoWordFile as error:
        return said(request, "desk_no_workbook", str(error))
    then = new_findings(findings(office.plan), tried(office.plan, found.files, findings)) if found.files else ()
    kept = office.keep(title, data)
    return page(
        request,
        "sheets",
        {
            "what": "word",
            "name": kept.relative_to(office.uploads).as_posix(),
            "accept": accept,
            "differences": [summary(each) for each in found.differences],
            "troubles": [],
            "findings": [(str(each.place), each) for each in (told_here(request, found) for found in then)],
            "writable": bool(found.files),
        },
    )


async def write(request: Request) -> Response:
    """Write what a Word file says, as it was shown."""
    office, form = office_of(request), await form_of(request)
    path, accept = office.kept(form.get("name", "")), bool(form.get("accept"))
    plan = office.read()
    if path is None or plan is None:
        return said(request, "desk_gone")
    try:
        found = taken(path.read_bytes(), plan, office.plan, accept=accept)
    except NoWordFile as error:
        return said(request, "desk_no_workbook", str(error))
    return written(request, dict(found.files), path.name, then="/findings")
