"""The text as a Word file: written out, taken back, shown before it is written."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plansite.desk.office import LARGEST, address, hint, language_of, office_of, page, said
from plansite.office.trial import findings, new_findings, tried
from plansite.office.undo import write_kept
from plansite.office.word.reading import NoWordFile
from plansite.office.word.taking import summary, taken
from plansite.office.word.writing import word_file

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def out(request: Request) -> Response:
    """The Word file, of all chapters or of one."""
    plan = office_of(request).read()
    if plan is None:
        return said(request, "desk_unreadable")
    there = tuple(chapter.number for chapter in plan.text.chapters)
    wanted = request.query_params.get("chapter", "")
    chapters = tuple(number for number in there if str(number) == wanted) or there
    headers = {"content-disposition": 'attachment; filename="plan.docx"'}
    return Response(word_file(plan, chapters), media_type=_TYPE, headers=headers)


async def back(request: Request) -> Response:
    """What a Word file would change; nothing is written yet."""
    office = office_of(request)
    async with request.form(max_part_size=LARGEST) as sent:
        file, accept = sent.get("file"), not sent.get("without")
        data = await file.read() if file is not None and not isinstance(file, str) else b""
        title = getattr(file, "filename", "") or "plan.docx"
    if not data:
        return said(request, "desk_no_file")
    plan, mine = office.read(), language_of(request)
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
            "findings": [(str(each.place), each.message, hint(each, mine)) for each in then],
            "writable": bool(found.files),
        },
    )


async def write(request: Request) -> Response:
    """Write what a Word file says, as it was shown."""
    office = office_of(request)
    async with request.form() as sent:
        path, accept = office.kept(str(sent.get("name") or "")), bool(sent.get("accept"))
    plan = office.read()
    if path is None or plan is None:
        return said(request, "desk_gone")
    try:
        write_kept(office.plan, dict(taken(path.read_bytes(), plan, office.plan, accept=accept).files), path.name)
    except NoWordFile as error:
        return said(request, "desk_no_workbook", str(error))
    except OSError as error:
        return said(request, "desk_disk", str(error))
    return RedirectResponse(address(request, "/findings"), status_code=303)
