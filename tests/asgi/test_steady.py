"""
What a request costs in the long run.
"""

from __future__ import annotations

import asyncio

import pytest
from starlette.applications import Starlette

from onetsec import AsyncOnetsec
from onetsec.asgi import AsgiOnetsec, session
from onetsec.testing import FrozenClock

from ..web.watched import Watched
from .calls import App, asked, call, scope_of
from .conftest import Opened


def test_a_signed_in_request(
    app: Starlette, ada: Opened, calls: list[str], watched: Watched
) -> None:
    """
    One read, no write, and no cookie, again and again.
    """
    assert ["put_session"] == watched.writes  # the sign-in
    for number in range(1, 4):
        sent = call(app, scope_of("/who", headers=[ada[1]]))
        assert ("ada", []) == (sent.text, sent.headers("set-cookie"))
        assert ["session"] * number == calls
    assert [] == watched.writes


def test_what_is_written_now_and_then(
    app: Starlette, ada: Opened, calls: list[str], clock: FrozenClock
) -> None:
    """
    The negative control: a write is seen, when the last activity is old.
    """
    clock.advance(301)
    assert "ada" == call(app, scope_of("/who", headers=[ada[1]])).text
    assert ["session", "put_session"] == calls


def test_a_public_page(app: Starlette, ada: Opened, calls: list[str], watched: Watched) -> None:
    """
    Nothing is read for a page that asks for nobody, and it lives through an outage.
    """
    watched.is_down = True

    assert "plain" == call(app, scope_of("/plain", headers=[ada[1]])).text
    assert [] == calls
    assert 503 == call(app, scope_of("/who", headers=[ada[1]])).status


def test_revoked_is_revoked(app: Starlette, ada: Opened, auth: AsyncOnetsec) -> None:
    """
    A session that was ended is nobody's on the very next request.
    """
    assert "ada" == call(app, scope_of("/who", headers=[ada[1]])).text
    asyncio.run(auth.sessions.end_all("ada"))
    assert "nobody" == call(app, scope_of("/who", headers=[ada[1]])).text


@pytest.mark.parametrize("at_once", [1, 5])
def test_many_ask_at_the_same_time(
    at_once: int, auth: AsyncOnetsec, ada: Opened, calls: list[str]
) -> None:
    """
    The session of one request is read once.
    """

    async def app(scope: App, receive: App, send: App) -> None:
        found = await asyncio.gather(*(session(scope) for _ in range(at_once)))
        assert [ada[0]] * at_once == found

    asyncio.run(asked(AsgiOnetsec(auth).wrap(app), scope_of("/", headers=[ada[1]])))
    assert ["session"] == calls
