"""
What a project does with Django's own functions, in views of both styles, keeps its meaning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import AsyncClient, Client

from .people import OTHER, PASSWORD, sign_in

REQUIRED = "django.contrib.auth.middleware.LoginRequiredMiddleware"
Get = Callable[[Any, str], Any]


@pytest.fixture(autouse=True)
def addresses(stored: None, configured: Any) -> None:
    """
    The project has views of its own.
    """
    configured(ROOT_URLCONF="tests.django.ways")


def awaited(client: AsyncClient, path: str) -> Any:
    """
    Ask in an event loop.
    """

    async def asked() -> Any:
        return await client.get(path)

    return async_to_sync(asked)()


STYLES = pytest.mark.parametrize(
    ("kind", "get", "ending"),
    [(Client, Client.get, ""), (AsyncClient, awaited, "-async")],
    ids=["sync", "async"],
)


@STYLES
def test_logout(kind: Any, get: Get, ending: str, ada: Any) -> None:
    """
    The view that calls it is asked by nobody any more, and so are those after it.
    """
    client = kind()
    client.force_login(ada)
    assert b"ada" == get(client, f"/who{ending}").content

    assert b"nobody" == get(client, f"/leaves{ending}").content
    assert b"nobody" == get(client, f"/who{ending}").content


@STYLES
def test_update_session_auth_hash(kind: Any, get: Get, ending: str, ada: Any) -> None:
    """
    After a new password this session goes on, and every other one is over.
    """
    client, elsewhere = kind(), Client()
    for one in (client, elsewhere):
        one.force_login(ada)
    assert b"ada" == elsewhere.get("/who").content

    get(client, f"/keeps{ending}")

    assert [b"ada"] * 2 == [get(client, f"/who{ending}").content for _ in range(2)]
    assert b"nobody" == elsewhere.get("/who").content
    assert elsewhere.login(username="ada", password=OTHER)


@STYLES
def test_password_without_update_session_auth_hash(
    kind: Any, get: Get, ending: str, ada: Any
) -> None:
    """
    The negative control: this session is over, too.
    """
    client = kind()
    client.force_login(ada)

    get(client, f"/changes{ending}")

    assert b"nobody" == get(client, f"/who{ending}").content


def test_login_of_somebody_else(client: Client, ada: Any) -> None:
    """
    Takes the place of who was signed in.
    """
    get_user_model().objects.create_user("eve")
    client.force_login(ada)

    assert [b"eve"] * 2 == [client.get("/switches").content, client.get("/who").content]


@STYLES
def test_login_required_middleware(
    kind: Any, get: Get, ending: str, ada: Any, configured: Any
) -> None:
    """
    Strangers are sent to the login view, from all views but those that say otherwise.
    """
    configured(MIDDLEWARE=[*settings.MIDDLEWARE, REQUIRED])
    client = kind()

    assert f"/accounts/login/?next=/who{ending}" == get(client, f"/who{ending}").url
    assert [200, 200] == [get(client, path).status_code for path in ("/front", "/sign-in")]
    client.force_login(ada)
    assert b"ada" == get(client, f"/who{ending}").content


def test_login_required_middleware_and_a_factor(
    client: Client, ada: Any, app: Any, configured: Any
) -> None:
    """
    Who has half signed in is sent to the second step, and that page is shown.
    """
    configured(MIDDLEWARE=[*settings.MIDDLEWARE, REQUIRED])
    sign_in(client)

    assert "/sign-in/verify?next=%2Fwho" == client.get("/who").url
    assert 200 == client.get("/sign-in/verify").status_code


def test_client_login_of_an_account_with_a_factor(ada: Any, app: Any) -> None:
    """
    It says yes, as the password is right, and nobody is signed in before the second step.
    """
    client = Client()

    assert client.login(username="ada", password=PASSWORD)
    assert b"nobody" == client.get("/who").content
