"""
Answers of ours, and the exception that carries one through a framework that we do not know.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from ..errors import Unavailable
from ..web import WebRequest, WebResponse
from ..web.asgi import encoded
from ._types import Receive, Scope, Send

if TYPE_CHECKING:
    from ._turn import Turn

_DOCUMENTS = ("document", "iframe", "frame", "embed", "object")
_POLICY = 1008
_TRY_AGAIN = 1013


class Answer:
    """
    A response, as frameworks call theirs: an application that gives it.

    It is sent as it is to whoever opens a page. A WebSocket that was not accepted is told the
    status, where the server can; one that was is closed.
    """

    def __init__(self, response: WebResponse, *, turn: Turn | None = None) -> None:
        self.response = response
        self._turn = turn

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Send it.
        """
        if scope["type"] == "websocket":
            await self._tell(scope, send)
            return

        await self._send(send, "http.response")

    async def _tell(self, scope: Scope, send: Send) -> None:
        code = _TRY_AGAIN if self.response.status == HTTPStatus.SERVICE_UNAVAILABLE else _POLICY
        if self._turn is not None and self._turn.has_started:
            await self._turn.close(code)
        elif "websocket.http.response" in (scope.get("extensions") or {}):
            await self._send(send, "websocket.http.response")
        else:
            await send({"type": "websocket.close", "code": code, "reason": ""})

    async def _send(self, send: Send, kind: str) -> None:
        status, headers = self.response.status, encoded(self.response)
        await send({"type": f"{kind}.start", "status": status, "headers": headers})
        await send({"type": f"{kind}.body", "body": self.response.body})


class Refused(Exception):
    """
    Somebody may not see this page; it is answered where it arrives, by a host or by us.

    Attributes:
        status: 303 to whoever can do something about it in a browser, else 401 or 403.

        location: Where a 303 leads.
    """

    def __init__(self, answer: WebResponse, *, location: str = "") -> None:
        super().__init__(f"{answer.status} {location}".strip())
        self.answer = answer
        self.status = answer.status
        self.location = location


def wants_page(request: WebRequest) -> bool:
    """
    Decide whether *request* comes from somebody who looks at pages, and can be led to one.

    A browser says what it will make of the answer; a script in it, and a client with a token of
    its own, want none.
    """
    if is_bearer(request) or request.header("sec-fetch-dest") not in (None, *_DOCUMENTS):
        return False

    accepted = request.header("accept")
    if accepted is None:
        return True

    ranges = (part.partition(";")[0].strip().lower() for part in accepted.split(","))
    return any(one in ("text/html", "application/xhtml+xml", "text/*", "*/*") for one in ranges)


def is_bearer(request: WebRequest) -> bool:
    """
    Decide whether *request* has a token in a header, which no page elsewhere can make a browser
    send.
    """
    return (request.header("authorization") or "")[:7].lower() == "bearer "


def is_outage(error: BaseException) -> bool:
    """
    Decide whether *error* is nothing but an outage, also of tasks that ran side by side.
    """
    if isinstance(error, BaseExceptionGroup):
        return error.split(Unavailable)[1] is None

    return isinstance(error, Unavailable)
