"""
Clients of tests that are signed in: of Flask, Starlette and httpx.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from flask import Flask
from starlette.requests import Request
from starlette.testclient import TestClient

from onetsec import Channel, Client
from onetsec.asgi import AsgiOnetsec, fresh_required, mfa_required, session, session_required
from onetsec.errors import ConfigurationError
from onetsec.flask import FlaskOnetsec
from onetsec.flask import current_session as flask_session
from onetsec.flask import fresh_required as flask_fresh
from onetsec.flask import mfa_required as flask_mfa
from onetsec.flask import session_required as flask_required
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import (
    Authenticator,
    aenroll_totp,
    asign_in,
    astale,
    enroll_totp,
    sign_in,
    stale,
)

from ..conftest import PASSWORD
from .hosts import LOCAL, SECURE, World


def flask_client(world: World) -> Any:
    """
    A client of Flask.
    """
    app = Flask("host")
    FlaskOnetsec(world.auth(), app, api="/api/auth")

    @app.get("/who")
    @flask_required
    def who() -> str:
        found = flask_session()
        assert found is not None
        return found.user_id

    @app.get("/fresh")
    @flask_fresh()
    def fresh() -> str:
        return "fresh"

    @app.get("/mfa")
    @flask_mfa
    def mfa() -> str:
        return "mfa"

    return app.test_client()


def fastapi_app(world: World) -> FastAPI:
    """
    An application of FastAPI.
    """
    app = FastAPI()
    AsgiOnetsec(world.asynchronous(), api="/api/auth").install(app)

    @app.get("/who")
    @session_required
    async def who(request: Request) -> str:
        found = await session(request)
        assert found is not None
        return found.user_id

    @app.get("/fresh")
    @fresh_required()
    async def fresh(request: Request) -> str:
        return "fresh"

    @app.get("/mfa")
    @mfa_required
    async def mfa(request: Request) -> str:
        return "mfa"

    return app


def starlette_client(world: World) -> Any:
    """
    A client of Starlette, at its usual address.
    """
    return TestClient(fastapi_app(world), follow_redirects=False)


def httpx_client(world: World) -> Any:
    """
    A client of httpx over an application of Flask.
    """
    app = flask_client(world).application
    return httpx2.Client(transport=httpx2.WSGITransport(app=app), base_url="http://testserver")


CLIENTS: dict[str, Callable[[World], Any]] = {
    "flask": flask_client,
    "starlette": starlette_client,
    "httpx": httpx_client,
}


@pytest.fixture(params=[LOCAL, SECURE], ids=["http", "https"])
def world(request: pytest.FixtureRequest) -> World:
    """
    What the application is given; over https cookies are guarded by their names.
    """
    return World(storage=MemoryStorage(), site=request.param)


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest, world: World) -> Any:
    """
    Somebody who has not signed in.
    """
    return CLIENTS[request.param](world)


@pytest.fixture
def user_id(world: World) -> str:
    """
    A user with a password.
    """
    return world.new_user().user_id


def test_sign_in(client: Any, user_id: str) -> None:
    """
    Private pages of the host open, and are those of that user; before, they do not.
    """
    before = client.get("/who").status_code
    sign_in(client, user_id)
    after = client.get("/who")

    assert (303, 200) == (before, after.status_code)
    assert user_id in after.text


def test_sign_in_is_of_one_factor(client: Any, user_id: str) -> None:
    """
    As it comes, it has proven a password, just now.
    """
    sign_in(client, user_id)

    assert (303, 200) == (client.get("/mfa").status_code, client.get("/fresh").status_code)


def test_sign_in_with_two_factors(client: Any, user_id: str) -> None:
    """
    Pages that ask for two open.
    """
    sign_in(client, user_id, mfa=True)

    assert 200 == client.get("/mfa").status_code


def test_sign_in_that_is_not_fresh(client: Any, user_id: str) -> None:
    """
    Pages that ask for a fresh proof ask; others do not.
    """
    sign_in(client, user_id, mfa=True, fresh=False)

    assert [303, 200] == [client.get(page).status_code for page in ("/fresh", "/mfa")]


def test_stale(client: Any, user_id: str) -> None:
    """
    What was proven becomes old, and the session goes on.
    """
    sign_in(client, user_id)
    stale(client)

    assert [303, 200] == [client.get(page).status_code for page in ("/fresh", "/who")]


def test_session_goes_on_through_a_change(client: Any, world: World, user_id: str) -> None:
    """
    The cookie that a page of ours sets takes the place of the one that the test has set.
    """
    sign_in(client, user_id)
    state = client.get("/api/auth/session")
    token = (state.json if isinstance(state.json, dict) else state.json())["csrf"]
    sent = {"current": PASSWORD, "new": "Another Staple 7 Lantern"}
    headers = {"X-CSRF-Token": token}
    answer = client.post("/api/auth/settings/security/password", json=sent, headers=headers)

    assert 204 == answer.status_code
    assert 200 == client.get("/who").status_code


def test_enroll_totp(client: Any, world: World, user_id: str) -> None:
    """
    The session of the client goes on, and the app completes a sign-in.
    """
    sign_in(client, user_id)
    app = enroll_totp(client, user_id)

    assert 200 == client.get("/who").status_code
    assert completes(world, user_id, app)


def test_enroll_totp_asks_for_no_proof(client: Any, user_id: str) -> None:
    """
    Also after a long time.
    """
    sign_in(client, user_id, fresh=False)
    enroll_totp(client, user_id)

    assert [200, 200] == [client.get(page).status_code for page in ("/fresh", "/who")]


def test_enroll_totp_of_somebody_else(client: Any, world: World, user_id: str) -> None:
    """
    The client is nobody's afterwards, as before.
    """
    app = enroll_totp(client, user_id)

    assert 303 == client.get("/who").status_code
    assert completes(world, user_id, app)


def test_enroll_totp_twice_is_told(client: Any, user_id: str) -> None:
    """
    There is one app.
    """
    enroll_totp(client, user_id)

    with pytest.raises(ConfigurationError, match="totp-already-enabled"):
        enroll_totp(client, user_id)


def test_sign_in_without_a_second_factor_that_is_there(client: Any, user_id: str) -> None:
    """
    Nobody is signed in so, and the test hears what to write.
    """
    enroll_totp(client, user_id)

    with pytest.raises(ConfigurationError, match="use mfa=True"):
        sign_in(client, user_id)


@pytest.mark.parametrize("step", [sign_in, enroll_totp])
def test_unknown_user(client: Any, step: Callable[[Any, str], object]) -> None:
    """
    A test that misspells a user hears of it.
    """
    with pytest.raises(LookupError, match="no active user 'nobody'"):
        step(client, "nobody")


def test_stale_of_nobody(client: Any) -> None:
    """
    There has to be a session.
    """
    with pytest.raises(LookupError, match="Nobody is signed in"):
        stale(client)


def test_loop_of_the_application(world: World, user_id: str) -> None:
    """
    An application that is running is asked in its own loop.
    """
    with TestClient(fastapi_app(world), follow_redirects=False) as client:
        sign_in(client, user_id)

        assert 200 == client.get("/who").status_code


def test_asynchronous_client(world: World, user_id: str) -> None:
    """
    The same in a loop of the test.
    """

    async def walk() -> list[int]:
        transport = httpx2.ASGITransport(app=fastapi_app(world))
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
            await asign_in(client, user_id)
            await aenroll_totp(client, user_id)
            seen = [(await client.get("/who")).status_code]
            await asign_in(client, user_id, mfa=True)
            await astale(client)
            return [*seen, *[(await client.get(at)).status_code for at in ("/fresh", "/mfa")]]

    assert [200, 303, 200] == asyncio.run(walk())


def test_facade_is_given(world: World, user_id: str) -> None:
    """
    An application that does not tell is no obstacle.
    """
    app = AsgiOnetsec(world.asynchronous()).wrap(FastAPI())
    client = TestClient(app, follow_redirects=False)
    with pytest.raises(ConfigurationError, match="give it as auth="):
        sign_in(client, user_id)

    sign_in(client, user_id, auth=world.asynchronous())
    assert 200 == client.get("/settings/security").status_code


def test_other_clients_are_told() -> None:
    """
    What has no cookies can not be signed in.
    """
    world = World(storage=MemoryStorage())
    with pytest.raises(ConfigurationError, match="object is no test client"):
        sign_in(object(), world.new_user().user_id, auth=world.auth())


def completes(world: World, user_id: str, app: Authenticator) -> bool:
    """
    Whether a code of *app* completes a sign-in of the user.
    """
    auth, login = world.auth(), f"{user_id}@example.com"
    waiting = auth.sign_in.password(login, PASSWORD, client=Client())
    assert waiting.pending is not None
    done = auth.sign_in.verify(
        waiting.pending, factor=Channel.APP, code=app.code(), client=Client()
    )
    return done.token is not None
