"""
The event loop waits for nobody: neither for a hash, nor for a mail server that hangs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from onetsec import User, lifted, threaded
from onetsec.asgi import client
from onetsec.crypto.hasher import Argon2Hasher
from onetsec.mail import SmtpMailer
from onetsec.users import DictUsers

from ..conftest import HERE, PASSWORD
from ..web import starlettes
from .conftest import Build
from .serving import served

SLOW = Argon2Hasher(time=10)
ADA = User("ada", email="ada@example.com", email_verified=True)


async def lag(work: Callable[[], Awaitable[object]]) -> float:
    """
    How long the loop was away at most, in seconds, while *work* went on.
    """
    loop, longest = asyncio.get_running_loop(), 0.0
    task = asyncio.ensure_future(work())
    while not task.done():
        before = loop.time()
        await asyncio.sleep(0.002)
        longest = max(longest, loop.time() - before - 0.002)
    await task
    return longest


async def in_the_loop() -> None:
    """
    Hash where nobody should: the negative control.
    """
    SLOW.hash(PASSWORD)


def test_the_loop_goes_on(build: Build) -> None:
    """
    While a handler is open, a hash is computed and a mail server hangs, the loop is away for a
    fifth at most of what a hash in the loop would cost. That is measured as well.
    """
    arrived, released = asyncio.Event(), asyncio.Event()

    async def hangs(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        arrived.set()
        await released.wait()
        writer.close()

    async def sleeps(request: Request) -> Response:
        await released.wait()
        return PlainTextResponse("awake")

    async def walk() -> tuple[float, float]:
        server = await asyncio.start_server(hangs, "127.0.0.1", 0)
        host, port = server.sockets[0].getsockname()
        mailer = SmtpMailer(host, port, sender="shop@example.com", security="none")
        auth = build(users=lifted(DictUsers([ADA])), mailer=threaded(mailer), hasher=threaded(SLOW))
        app = starlettes.host(auth)

        async def login(request: Request) -> Response:
            result = await auth.sign_in.password(
                "ada@example.com", PASSWORD, client=client(request)
            )
            return PlainTextResponse(result.outcome.value)

        app.router.routes += [Route("/sleeps", sleeps), Route("/login", login, methods=["POST"])]
        async with server, served(app) as http:
            await auth.password.register("ada", PASSWORD)
            await http.post("/login")  # what is loaded once is loaded
            open_one = asyncio.create_task(http.get("/sleeps"))
            await auth.password_reset.request("ada@example.com", client=HERE)
            await arrived.wait()

            ours = min([await lag(lambda: http.post("/login")) for _ in range(3)])
            inline = await lag(in_the_loop)
            assert not open_one.done()
            released.set()
            assert "awake" == (await open_one).text
        return ours, inline

    ours, inline = asyncio.run(walk())
    assert ours <= 0.2 * inline
