"""
Guards of views: functions and classes, those of an event loop too, and of REST framework.
"""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from django.test import Client

from onetsec import Client as Asking
from onetsec import ConfigurationError
from onetsec.django import auth, fresh_required
from onetsec.records import Transport
from onetsec.testing import FrozenClock

from .people import PASSWORD, send, sign_in

BACKEND = "onetsec.django.OnetsecBackend"
DOWN = {"STORAGE": "redis://127.0.0.1:1", "URL": "http://localhost:8000", "KEYS": [b"k" * 32]}


@pytest.fixture
def clock(ada: Any, configured: Any) -> FrozenClock:
    """
    A clock that stands still.
    """
    made = FrozenClock()
    object.__setattr__(auth().flows.engine, "clock", made)
    return made


def basic(password: str = PASSWORD) -> dict[str, str]:
    """
    Make the header of Basic authentication.
    """
    return {"HTTP_AUTHORIZATION": "Basic " + b64encode(f"ada:{password}".encode()).decode()}


def bearer(user: Any) -> dict[str, str]:
    """
    Make the header of a session of ours.
    """
    client = Asking(transport=Transport.BEARER)
    token = auth().sign_in.trusted(str(user.pk), client=client).token
    return {"HTTP_AUTHORIZATION": f"Bearer {token}"}


def test_stranger_signs_in_first(client: Client, stored: None) -> None:
    """
    And comes back.
    """
    assert "/accounts/login/?next=%2Fguarded" == client.get("/guarded").url
    assert "/accounts/login/" == client.post("/guarded").url
    for path in ("/fresh", "/mfa", "/class/fresh", "/class/mfa"):
        assert client.get(path).url.startswith("/accounts/login/?next=")


def test_user_is_let_through(client: Client, ada: Any) -> None:
    """
    Who is signed in sees what is for users.
    """
    sign_in(client)

    assert b"guarded" == client.get("/guarded").content


@pytest.mark.parametrize("path", ["/fresh", "/class/fresh"])
def test_fresh(path: str, client: Client, clock: FrozenClock) -> None:
    """
    A proof of just now is enough; an old one leads to where it is proven once more.
    """
    sign_in(client)
    assert b"fresh" == client.get(path).content

    clock.advance(61)

    assert client.get(path).url.startswith("/settings/security/confirm?next=")
    assert path != "/fresh" or 403 == client.post(path).status_code


@pytest.mark.parametrize("path", ["/mfa", "/class/mfa"])
def test_mfa(path: str, client: Client, ada: Any) -> None:
    """
    Who has no second factor is sent to where one is set up.
    """
    sign_in(client)

    response = client.get(path)

    assert "/settings/security" == response.url
    assert "onetsec_note" in response.cookies


@pytest.mark.parametrize("path", ["/mfa", "/class/mfa"])
def test_mfa_of_two_factors(path: str, client: Client, ada: Any, app: Any) -> None:
    """
    Who has proven it is let through.
    """
    sign_in(client)
    send(client, "/sign-in/verify", "/sign-in/verify", code=app(), factor="app")

    assert b"mfa" == client.get(path).content


def test_decorator_without_parentheses() -> None:
    """
    It is told when the module is loaded.
    """
    with pytest.raises(ConfigurationError, match="parentheses"):
        fresh_required(print)  # type: ignore[arg-type]


def test_guard_without_the_middleware(client: Client, stored: None, configured: Any) -> None:
    """
    It is told what is missing.
    """
    from django.conf import settings

    rest = [name for name in settings.MIDDLEWARE if "onetsec" not in name]
    configured(MIDDLEWARE=rest)

    with pytest.raises(ConfigurationError, match="is missing"):
        client.get("/guarded")


def test_outage_on_a_page_of_the_project(client: Client, ada: Any, configured: Any) -> None:
    """
    A page that asks is 503 when nobody can tell, with the cookie as it was; others live on.
    """
    sign_in(client)
    configured(ONETSEC=DOWN)

    response = client.get("/who")

    assert (503, "5") == (response.status_code, response["Retry-After"])
    assert not response.cookies
    assert b"public" == client.get("/public").content


def test_bearer(client: Client, ada: Any) -> None:
    """
    A session of ours is a token of REST framework.
    """
    assert '"ada"' == client.get("/api/who", **bearer(ada)).content.decode()


@pytest.mark.parametrize("text", ["Bearer", "Bearer nothing", "Bearer a b", "Bearer ots1_bearer_x"])
def test_no_bearer(text: str, client: Client, ada: Any) -> None:
    """
    Anything else is nobody.
    """
    response = client.get("/api/who", HTTP_AUTHORIZATION=text)

    assert (401, "Bearer") == (response.status_code, response["WWW-Authenticate"])


def test_bearer_in_an_outage(client: Client, ada: Any, configured: Any) -> None:
    """
    It is neither signed in nor signed out.
    """
    header = bearer(ada)
    configured(ONETSEC=DOWN)

    assert 503 == client.get("/api/who", **header).status_code


def test_permissions(client: Client, ada: Any, clock: FrozenClock) -> None:
    """
    One factor is not two, and yesterday's proof is not today's.
    """
    header = bearer(ada)
    assert [403, 200] == [
        client.get(path, **header).status_code for path in ("/api/mfa", "/api/fresh")
    ]

    clock.advance(301)

    assert 403 == client.get("/api/fresh", **header).status_code


def test_basic_authentication(client: Client, ada: Any, configured: Any) -> None:
    """
    Lets in who has no second factor, with our backend as with Django's.
    """
    configured(AUTHENTICATION_BACKENDS=[BACKEND])

    assert 200 == client.get("/api/who", **basic()).status_code
    assert 401 == client.get("/api/who", **basic("wrong")).status_code


def test_basic_authentication_of_an_account_with_a_factor(
    client: Client, ada: Any, app: Any, configured: Any
) -> None:
    """
    Is refused: it would be half of a sign-in.
    """
    configured(AUTHENTICATION_BACKENDS=[BACKEND])

    assert 401 == client.get("/api/who", **basic()).status_code
