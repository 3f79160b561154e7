"""The data as a spreadsheet: written out, taken back, shown before it is written."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plansite.desk.office import LARGEST, address, hint, language_of, office_of, page, said
from plansite.office.sheets.merging import summary
from plansite.office.sheets.reading import NoWorkbook
from plansite.office.sheets.rows import Files
from plansite.office.sheets.taking import Taken, taken
from plansite.office.sheets.workbook import workbook
from plansite.office.undo import write_kept

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
    office = office_of(request)
    async with request.form(max_part_size=LARGEST) as sent:
        file = sent.get("file")
        data = await file.read() if file is not None and not isinstance(file, str) else b""
        title = getattr(file, "filename", "") or "plan.xlsx"
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
    found, mine = _taken(request, data), language_of(request)
    if isinstance(found, Response):
        return found
    return page(
        request,
        "sheets",
        {
            "what": "sheets",
            "name": name,
            "accept": True,
            "differences": [summary(each) for each in found.differences],
            "troubles": [(f"{each.sheet} {each.address}", each.message, each.message_zh) for each in found.troubles],
            "findings": [
                (address_ or str(each.place), each.message, hint(each, mine)) for address_, each in found.findings
            ],
            "writable": bool(found.files) and not found.unreadable,
        },
    )


async def write(request: Request) -> Response:
    """Write what a workbook says, as it was shown."""
    office = office_of(request)
    async with request.form() as sent:
        path = office.kept(str(sent.get("name") or ""))
    if path is None:
        return said(request, "desk_gone")
    found = _taken(request, path.read_bytes())
    if isinstance(found, Response):
        return found
    if found.unreadable:
        return said(request, "desk_changed_meanwhile")
    try:
        write_kept(office.plan, found.files, path.name)
    except OSError as error:
        return said(request, "desk_disk", str(error))
    return RedirectResponse(address(request, "/findings"), status_code=303)
