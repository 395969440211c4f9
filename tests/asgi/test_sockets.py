"""
WebSockets: who opened one, and when it ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from attrs import evolve
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from onetsec import AsyncOnetsec, ConfigurationError, Unavailable
from onetsec.asgi import AsgiOnetsec, closing, session, session_required, sign_in
from onetsec.records import Transport
from onetsec.testing import FrozenClock

from ..conftest import HERE
from ..web.watched import Watched
from .calls import Message, Wire, call, scope_of
from .conftest import Opened

SITE = (b"origin", b"http://localhost:8000")
FRIEND = "https://app.localhost"
QUICK = 0.001


class Socket:
    """
    A host with a WebSocket that says what it hears, for as long as the session lasts.

    Attributes:
        ends: How the block that was guarded has ended.
    """

    def __init__(self, auth: AsyncOnetsec) -> None:
        self.ends: list[str] = []
        routes = [
            WebSocketRoute("/echo", self.echo),
            WebSocketRoute("/guarded", session_required(self.echo)),
            WebSocketRoute("/join", self.join),
        ]
        self.app = Starlette(routes=routes)
        AsgiOnetsec(auth, origins=[FRIEND]).install(self.app)

    async def echo(self, socket: WebSocket) -> None:
        """
        Say again what is heard.
        """
        found = await session(socket)
        await socket.accept()
        if found is None:
            await socket.close(4000)
            return

        try:
            async with closing(socket, found, every=QUICK):
                while True:
                    await socket.send_text(await socket.receive_text())
        except WebSocketDisconnect:
            self.ends.append("left")
        else:
            self.ends.append("over")
            await socket.close()

    async def join(self, socket: WebSocket) -> None:
        """
        Try what a WebSocket can not do.
        """
        await sign_in(socket, "ada")


@pytest.fixture
def socket(auth: AsyncOnetsec) -> Socket:
    """
    That host.
    """
    return Socket(auth)


@asynccontextmanager
async def opened(socket: Socket, ada: Opened) -> AsyncIterator[Wire]:
    """
    Ada's end of a WebSocket, that has just heard an answer.
    """
    wire = Wire()
    task = wire.run(socket.app, scope_of("/echo", kind="websocket", headers=[ada[1], SITE]))
    wire.say("websocket.connect")
    assert "websocket.accept" == (await wire.heard())["type"]
    await spoken(wire)
    yield wire
    async with asyncio.timeout(10):
        await task
    assert wire.from_app.empty()


async def spoken(wire: Wire) -> None:
    """
    Say something, and hear it again.
    """
    wire.say("websocket.receive", text="hello")
    assert "hello" == (await wire.heard())["text"]


def greeted(socket: Socket, *headers: tuple[bytes, bytes], path: str = "/echo") -> list[Message]:
    """
    What somebody hears who opens a WebSocket with these headers, and leaves.
    """
    scope = scope_of(path, kind="websocket", headers=list(headers))
    return call(socket.app, scope, [{"type": "websocket.connect"}]).messages


@pytest.mark.parametrize(
    ("kinds", "headers"),
    [
        (["accept"], [SITE]),
        (["accept"], [(b"origin", FRIEND.encode())]),
        (["accept", "close"], []),
        (["accept", "close"], [(b"origin", b"null")]),
        (["accept", "close"], [(b"origin", b"https://evil.example")]),
        (["accept", "close"], [(b"origin", b"http://localhost:8000.evil.example")]),
        (["accept", "close"], [SITE, SITE]),
        (["accept", "close"], [(b"authorization", b"Basic x")]),
        (["accept", "close"], [(b"authorization", b"Bearer x")]),
        (["accept", "close"], [(b"authorization", b"Bearer ots1_bearer_x")]),
    ],
)
def test_where_it_was_opened(
    kinds: list[str], headers: list[Any], socket: Socket, ada: Opened, calls: list[str]
) -> None:
    """
    The browser's cookies count on pages of the site alone; elsewhere nothing is even read.
    """
    heard = greeted(socket, ada[1], *headers)

    assert [f"websocket.{kind}" for kind in kinds] == [one["type"] for one in heard]
    assert ("session" in calls) is ("close" not in kinds)


def test_a_bearer(socket: Socket, auth: AsyncOnetsec) -> None:
    """
    A client without a browser has its token in a header, and no origin.
    """
    client = evolve(HERE, transport=Transport.BEARER)
    result = asyncio.run(auth.sign_in.trusted("ada", client=client))
    heard = greeted(socket, (b"authorization", f"Bearer {result.token}".encode()))

    assert ["websocket.accept"] == [one["type"] for one in heard]


def test_it_lasts_as_long_as_its_client(socket: Socket, ada: Opened) -> None:
    """
    Who leaves by themselves is not closed.
    """

    async def walk() -> None:
        async with opened(socket, ada) as wire:
            wire.say("websocket.disconnect", code=1000)

    asyncio.run(walk())
    assert ["left"] == socket.ends


END: dict[str, Callable[[AsyncOnetsec, Opened, FrozenClock], Any]] = {
    "revoked": lambda auth, ada, clock: auth.sessions.sign_out(ada[0]),
    "everywhere": lambda auth, ada, clock: auth.sessions.end_all("ada"),
    "another-secret": lambda auth, ada, clock: auth.sessions.revoke_others(ada[0]),
}


@pytest.mark.parametrize("how", sorted(END))
def test_it_ends_with_its_session(
    how: str, socket: Socket, ada: Opened, auth: AsyncOnetsec, clock: FrozenClock
) -> None:
    """
    It is closed with a code of its own, and what the host did is cancelled without an exception.
    """

    async def walk() -> Message:
        async with opened(socket, ada) as wire:
            await END[how](auth, ada, clock)
            return await wire.heard()

    assert ("websocket.close", 4401) == tuple(asyncio.run(walk()).values())[:2]
    assert ["over"] == socket.ends


def test_it_becomes_idle(socket: Socket, ada: Opened, clock: FrozenClock, watched: Watched) -> None:
    """
    The looks are no activity: nothing is written, and a session that does nothing else is over.
    """
    assert ["put_session"] == watched.writes

    async def walk() -> Message:
        async with opened(socket, ada) as wire:
            clock.advance(14 * 86_400 - 1)
            await looked(watched)
            await spoken(wire)
            clock.advance(1)
            return await wire.heard()

    assert 4401 == asyncio.run(walk())["code"]
    assert [] == watched.writes


def test_an_outage_closes_nothing(socket: Socket, ada: Opened, watched: Watched) -> None:
    """
    Nobody can tell, so it goes on; and when the storage is back, it is looked at again.
    """

    async def walk() -> Message:
        async with opened(socket, ada) as wire:
            watched.is_down = True
            await looked(watched)
            await spoken(wire)
            watched.is_down = False
            watched.drop_sessions("ada")
            return await wire.heard()

    assert 4401 == asyncio.run(walk())["code"]


async def looked(watched: Watched) -> None:
    """
    Wait for two more looks at the session: the second begins after what was done before this call.
    """
    for _ in range(2):
        there = asyncio.Event()
        watched.looks.append(there.set)
        async with asyncio.timeout(10):
            await there.wait()


def test_a_time_limit_of_the_host(auth: AsyncOnetsec, ada: Opened) -> None:
    """
    A ``TimeoutError`` of the host's own stays its own.
    """

    async def app(scope: Any, receive: Any, send: Any) -> None:
        async with closing(scope, ada[0]):
            raise TimeoutError("of the host")

    with pytest.raises(TimeoutError, match="of the host"):
        call(AsgiOnetsec(auth).wrap(app), scope_of("/", kind="websocket"))


@pytest.mark.parametrize("every", [0, -1, 30.1])
def test_how_often(every: float, ada: Opened) -> None:
    """
    A look that comes too late is refused.
    """
    with pytest.raises(ConfigurationError, match="between 0 and 30"):
        closing({}, ada[0], every=every)


def test_who_is_not_signed_in(socket: Socket) -> None:
    """
    A guarded WebSocket is not opened; a server that can tell the status does.
    """
    assert [("websocket.close", 1008)] == [
        (one["type"], one["code"]) for one in greeted(socket, SITE, path="/guarded")
    ]

    extensions: dict[str, Any] = {"websocket.http.response": {}}
    scope = scope_of("/guarded", kind="websocket", headers=[SITE], extensions=extensions)
    assert 401 == call(socket.app, scope, [{"type": "websocket.connect"}]).status


def test_an_outage_at_the_handshake(socket: Socket, ada: Opened, watched: Watched) -> None:
    """
    It is not opened, and may be tried again.
    """
    watched.is_down = True
    assert [1013] == [one["code"] for one in greeted(socket, ada[1], SITE)]


def test_an_outage_in_a_conversation(auth: AsyncOnetsec) -> None:
    """
    One that is open is closed, and may be tried again.
    """

    async def talk(socket: WebSocket) -> None:
        await socket.accept()
        raise Unavailable("down")

    app = Starlette(routes=[WebSocketRoute("/", talk)])
    AsgiOnetsec(auth).install(app)
    scope = scope_of("/", kind="websocket", extensions={"websocket.http.response": {}})

    sent = call(app, scope, [{"type": "websocket.connect"}])
    assert ["websocket.accept", "websocket.close"] == [one["type"] for one in sent.messages]
    assert 1013 == sent.messages[1]["code"]


def test_no_cookie_goes_through_a_socket(socket: Socket) -> None:
    """
    To sign somebody in needs a response.
    """
    with pytest.raises(ConfigurationError, match="cookies"):
        greeted(socket, SITE, path="/join")
