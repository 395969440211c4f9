"""
The same behind a real server.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest
from httpx2 import AsyncClient
from starlette.routing import WebSocketRoute
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from onetsec import AsyncOnetsec
from onetsec.asgi import session_required

from ..conftest import PASSWORD
from ..web import starlettes
from .conftest import Opened
from .serving import served
from .test_sockets import Socket

ORIGIN: Any = "http://localhost:8000"


async def signed_in(client: AsyncClient) -> str:
    """
    Sign Ada in with the form, sent in pieces; where that leads.
    """
    page = await client.get("/sign-in")
    token = re.findall(r'name="csrf" value="([0-9a-f]+)"', page.text)[-1]

    async def pieces() -> Any:
        for part in (f"csrf={token}", "&login=ada%40example.com", f"&password={PASSWORD}"):
            yield part.replace(" ", "+").encode()

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    response = await client.post("/sign-in", content=pieces(), headers=kind)
    return str(response.headers.get("location", response.text))


def test_a_walk(auth: AsyncOnetsec) -> None:
    """
    Sign in, be known to the host, have a WebSocket, and lose it all with the session.
    """
    socket = Socket(auth)
    app = starlettes.host(auth)
    app.router.routes.append(WebSocketRoute("/guarded", session_required(socket.echo)))

    async def walk() -> int | None:
        await auth.password.register("ada", PASSWORD)
        async with served(app) as client:
            assert "/settings/security" == await signed_in(client)
            assert "ada" == (await client.get("/who")).text
            cookie = {"Cookie": f"onetsec={client.cookies['onetsec']}"}
            url = f"{client.base_url}/guarded".replace("http", "ws")
            async with connect(
                url, origin=ORIGIN, additional_headers=cookie, proxy=None
            ) as talking:
                await talking.send("hello")
                assert "hello" == await talking.recv()
                await auth.sessions.end_all("ada")
                assert "nobody" == (await client.get("/who")).text
                with pytest.raises(ConnectionClosed) as closed:
                    await talking.recv()
                assert closed.value.rcvd is not None
                return closed.value.rcvd.code

    assert 4401 == asyncio.run(walk())


@pytest.mark.parametrize("origin", [None, "https://evil.example"])
def test_a_page_elsewhere_opens_no_socket(origin: Any, auth: AsyncOnetsec, ada: Opened) -> None:
    """
    The browser sends its cookies there, too; the answer is 401.
    """
    app = starlettes.host(auth)
    app.router.routes.append(WebSocketRoute("/guarded", session_required(Socket(auth).echo)))
    cookie = {"Cookie": ada[1][1].decode()}

    async def walk() -> int:
        async with served(app) as client:
            url = f"{client.base_url}/guarded".replace("http", "ws")
            with pytest.raises(InvalidStatus) as refused:
                await connect(url, origin=origin, additional_headers=cookie, proxy=None)
            return refused.value.response.status_code

    assert 401 == asyncio.run(walk())
