"""
A Starlette application with the pages of :mod:`.hosts`, and ours among them.
"""

from __future__ import annotations

from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from onetsec import AsyncOnetsec
from onetsec.asgi import (
    AsgiOnetsec,
    client,
    csrf_token,
    fresh_required,
    mfa_required,
    session,
    session_required,
    sign_in,
    sign_out,
)

BOTH = ["GET", "POST"]


async def plain(request: Request) -> Response:
    """
    Ask for nobody.
    """
    return PlainTextResponse("plain")


async def who(request: Request) -> Response:
    """
    Ask who is signed in, twice.
    """
    found = await session(request)
    assert found == await session(request.scope)
    return PlainTextResponse("nobody" if found is None else found.user_id)


@session_required
def orders(request: Request) -> Response:
    """
    Greet whoever has signed in; in a thread.
    """
    return PlainTextResponse("orders")


@fresh_required(seconds=60)
async def fresh(request: Request) -> Response:
    """
    Greet whoever has just proven who they are.
    """
    return PlainTextResponse(f"fresh {request.path_params['name']}")


@mfa_required
async def mfa(request: Request) -> Response:
    """
    Greet whoever has proven two factors.
    """
    return PlainTextResponse("mfa")


async def join(request: Request) -> Response:
    """
    Sign somebody in, as after a sign-up.
    """
    result = await sign_in(request, request.path_params["user_id"])
    found = await session(request)
    user_id = "" if found is None else found.user_id
    return PlainTextResponse(f"{result.outcome.value} {user_id}")


async def leave(request: Request) -> Response:
    """
    Sign them out.
    """
    await sign_out(request)
    return PlainTextResponse("gone" if await session(request) is None else "here")


async def who_asks(request: Request) -> Response:
    """
    Tell the address of who asks.
    """
    return PlainTextResponse(client(request).address)


async def token(request: Request) -> Response:
    """
    Give the token for a form of the host.
    """
    return PlainTextResponse(await csrf_token(request))


async def shared(request: Request) -> Response:
    """
    Tell who is signed in, for everybody: a mistake of the host.
    """
    found = await session(request)
    name = "nobody" if found is None else found.user_id
    return PlainTextResponse(name, headers={"Cache-Control": "public, max-age=600"})


async def shared_join(request: Request) -> Response:
    """
    Sign somebody in, for everybody: a greater one.
    """
    result = await sign_in(request, request.path_params["user_id"])
    headers = {"Cache-Control": "public, max-age=600", "CDN-Cache-Control": "max-age=600"}
    return PlainTextResponse(result.outcome.value, headers=headers)


async def shared_leave(request: Request) -> Response:
    """
    Sign them out, for everybody.
    """
    await sign_out(request)
    return PlainTextResponse("gone", headers={"Cache-Control": "public, max-age=600"})


def host(auth: AsyncOnetsec, **options: Any) -> Starlette:
    """
    An application with pages of its own.
    """
    app = Starlette(
        routes=[
            Route("/plain", plain),
            Route("/who", who),
            Route("/orders", orders, methods=BOTH),
            Route("/fresh/{name}", fresh, methods=BOTH),
            Route("/mfa", mfa, methods=BOTH),
            Route("/join/{user_id}", join, methods=["POST"]),
            Route("/leave", leave, methods=["POST"]),
            Route("/client", who_asks),
            Route("/token", token),
            Route("/shared", shared),
            Route("/shared/join/{user_id}", shared_join),
            Route("/shared/leave", shared_leave),
        ]
    )
    AsgiOnetsec(auth, **options).install(app)
    return app
