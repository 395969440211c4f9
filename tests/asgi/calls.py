"""
Applications of ASGI, called as a server calls them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

App = Any
Message = dict[str, Any]
FORM = (b"content-type", b"application/x-www-form-urlencoded")


def scope_of(path: str = "/", *, kind: str = "http", **changes: Any) -> dict[str, Any]:
    """
    A scope as a server makes one.
    """
    made: dict[str, Any] = {
        "type": kind,
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "scheme": "http",
        "method": "GET",
        "path": path,
        "raw_path": b"",
        "root_path": "",
        "query_string": b"",
        "headers": [],
        "client": ("192.0.2.1", 50_000),
        "server": ("localhost", 8000),
    }
    if kind != "http":
        del made["method"]
    return made | changes


@frozen
class Sent:
    """
    What an application has sent.
    """

    messages: list[Message] = field(factory=list)

    @property
    def status(self) -> int:
        """
        The status of the response; 0 if there is none.
        """
        return int(self.messages[0]["status"]) if self.messages else 0

    @property
    def text(self) -> str:
        """
        The body.
        """
        return b"".join(message.get("body", b"") for message in self.messages).decode()

    def header(self, wanted: str) -> str | None:
        """
        The value of a header that comes once at most.
        """
        found = self.headers(wanted)
        assert len(found) <= 1
        return found[0] if found else None

    def headers(self, wanted: str) -> list[str]:
        """
        Every value of a header.
        """
        pairs = self.messages[0]["headers"]
        return [text.decode() for name, text in pairs if name.decode().lower() == wanted]


def body(content: bytes, *, chunks: int = 1) -> list[Message]:
    """
    The messages of a body that comes in so many pieces.
    """
    size = max(1, -(-len(content) // chunks))
    parts = [content[at : at + size] for at in range(0, len(content), size)] or [b""]
    return [
        {"type": "http.request", "body": part, "more_body": number < len(parts)}
        for number, part in enumerate(parts, 1)
    ]


async def asked(app: App, scope: Message, messages: Iterable[Message] = ()) -> Sent:
    """
    Send one request, and let the client leave after it.
    """
    sent, left = Sent(), iter(messages)

    async def receive() -> Message:
        return next(left, {"type": f"{scope['type']}.disconnect", "code": 1000})

    async def send(message: Message) -> None:
        sent.messages.append(message)

    await app(scope, receive, send)
    return sent


def call(app: App, scope: Message, messages: Iterable[Message] = ()) -> Sent:
    """
    Send one request, on a loop of its own.
    """
    return asyncio.run(asked(app, scope, messages))


class Wire:
    """
    The other end of a WebSocket, or of a lifespan: what comes and goes is waited for.
    """

    def __init__(self) -> None:
        self.to_app: asyncio.Queue[Message] = asyncio.Queue()
        self.from_app: asyncio.Queue[Message] = asyncio.Queue()

    def say(self, kind: str, **more: Any) -> None:
        """
        Let the application receive a message.
        """
        self.to_app.put_nowait({"type": kind, **more})

    async def heard(self) -> Message:
        """
        Wait for the next message of the application.
        """
        async with asyncio.timeout(10):
            return await self.from_app.get()

    def run(self, app: App, scope: Message) -> asyncio.Task[None]:
        """
        Start the application with this end.
        """
        return asyncio.create_task(app(scope, self.to_app.get, self.from_app.put))
