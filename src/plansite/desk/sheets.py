"""The data as a spreadsheet: written out, taken back, shown before it is written."""

from starlette.requests import Request
from starlette.responses import Response

from plansite.desk.office import office_of, page, said, told_here
from plansite.desk.sent import form_of, upload_of
from plansite.desk.writing import written
from plansite.office.sheets.merging import summary
from plansite.office.sheets.reading import NoWorkbook
from plansite.office.sheets.rows import Files
from plansite.office.sheets.taking import Taken, taken
from plansite.office.sheets.workbook import workbook

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def out(request: Request) -> Response:
    """The workbook."""
    office = office_of(request)
    plan = office.read()
    if plan is None:
        return said(request, "desk_unreadable")
    headers = {"content-disposition": 'attachment; filename="plan.xlsx"'}
    return Response(workbook(plan, Files(office.plan)), media_type=_TYPE, headers=headers)


async def back(request: Request) -> Response:
    """What a workbook would change; nothing is written yet."""
    office, (title, data, _) = office_of(request), await upload_of(request)
    if not data:
        return said(request, "desk_no_file")
    kept = office.keep(title, data)
    return _shown(request, kept.relative_to(office.uploads).as_posix(), data)


def _taken(request: Request, data: bytes) -> Taken | Response:
    office = office_of(request)
    plan = office.read()
    if plan is None:
        return said(request, "desk_unreadable")
    try:
        return taken(data, plan, office.plan)
    except NoWorkbook as error:
        return said(request, "desk_no_workbook", str(error))


def _shown(request: Request, name: str, data: bytes) -> Response:
    found = _taken(request, data)
    if isinstance(found, Response):
        return found
    there = [(place, told_here(request, each)) for place, each in found.findings]
    return page(
        request,
        "sheets",
        {
            "what": "sheets",
            "name": name,
            "accept": True,
            "differences": [summary(each) for each in found.differences],
            "troubles": [(f"{each.sheet} {each.address}", each.message, each.message_zh) for each in found.troubles],
            "findings": [(place or str(each.place), each) for place, each in there],
            "writable": bool(found.files) and not found.unreadable,
        },
    )


async def write(request: Request) -> Response:
    """Write what a workbook says, as it was shown."""
    path = office_of(request).kept((await form_of(request)).get("name", ""))
    if path is None:
        return said(request, "desk_gone")
    found = _taken(request, path.read_bytes())
    if isinstance(found, Response):
        return found
    if found.unreadable:
        return said(request, "desk_changed_meanwhile")
    return written(request, found.files, path.name, then="/findings")
