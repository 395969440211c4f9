"""
Decorators of endpoints: how they are used, and how they are not.
"""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from onetsec import AsyncOnetsec, ConfigurationError
from onetsec.asgi import AsgiOnetsec, Refused, fresh_required, session, session_required

from .calls import call, scope_of
from .conftest import Opened


@pytest.mark.parametrize("seconds", [0, 29, 3601])
def test_fresh_within_reason(seconds: int) -> None:
    """
    A freshness that makes no sense is refused when the view is made.
    """
    with pytest.raises(ConfigurationError, match="fresh"):
        fresh_required(seconds=seconds)


def test_fresh_without_parentheses() -> None:
    """
    The decorator says how it is used.
    """
    view: Any = lambda request: None  # noqa: E731 - as a view

    with pytest.raises(ConfigurationError, match="parentheses"):
        fresh_required(view)


def test_a_view_without_a_request() -> None:
    """
    The decorator says what it needs.
    """

    @session_required
    async def view(number: int) -> None: ...

    with pytest.raises(ConfigurationError, match="take the request"):
        asyncio.run(view(1))


def test_a_method(auth: AsyncOnetsec, ada: Opened) -> None:
    """
    A view may be a method of a class, whose request comes second.
    """

    class Orders(HTTPEndpoint):
        @session_required
        async def get(self, request: Request) -> Response:
            return PlainTextResponse("orders")

    app = Starlette(routes=[Route("/orders", Orders)])
    AsgiOnetsec(auth).install(app)

    assert 303 == call(app, scope_of("/orders")).status
    assert "orders" == call(app, scope_of("/orders", headers=[ada[1]])).text


def test_a_handler_of_the_host(auth: AsyncOnetsec) -> None:
    """
    A host may answer a refusal in its own way.
    """

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return PlainTextResponse(f"{error.status} {error.location}", 418)

    @session_required
    async def view(request: Request) -> Response:
        return Response()

    app = Starlette(routes=[Route("/", view)])
    AsgiOnetsec(auth).install(app)
    app.add_exception_handler(Refused, refused)

    sent = call(app, scope_of("/"))
    assert (418, "303 /sign-in?next=/") == (sent.status, sent.text)


def test_an_answer_that_depends_on_everything(auth: AsyncOnetsec) -> None:
    """
    What varies with everything varies with the cookie, too.
    """

    async def view(request: Request) -> Response:
        await session(request)
        return Response(headers={"Vary": "*"})

    app = Starlette(routes=[Route("/", view)])
    AsgiOnetsec(auth).install(app)

    assert "*" == call(app, scope_of("/")).header("vary")
