"""Who may talk to the desk: a browser on this machine, at this address, with the token; nobody else.

The host is checked against a name of elsewhere that leads here (DNS rebinding), the token against other programs and
users of this machine, the origin of what is sent against pages of other sites.
"""

import secrets
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing but the desk's own files; no script at all, no frame, and no word of the address to anybody.
POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Lets through what comes from this machine with the token, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if refusal := self._refusal(scope, headers):
            await PlainTextResponse(refusal, status_code=403)(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _with_headers(message["headers"])
            await send(message)

        await self._app(scope, receive, answer)

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> str:
        port = (scope.get("server") or ("", 0))[1]
        hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        if headers.get("host") not in hosts:
            return "wrong host  地址不对"
        if headers.get("origin") not in {None, *(f"http://{host}" for host in hosts)}:
            return "wrong origin  来源不对"
        first = scope["path"].lstrip("/").partition("/")[0]
        if not secrets.compare_digest(first.encode(), self._token.encode()):
            return "open the address that plansite desk has printed  请打开 plansite desk 显示的地址"
        return ""


def _with_headers(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in headers}
    more = {**_HEADERS, "content-security-policy": POLICY}
    return [*headers, *((name.encode(), value.encode()) for name, value in more.items() if name.encode() not in there)]
