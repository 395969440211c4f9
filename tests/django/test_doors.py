"""
Doors that are not ours: what each does with an account that has a second factor.

Whoever trades a password for something is refused; what was given away before is the project's.
"""

from __future__ import annotations

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import aauthenticate
from django.test import Client
from rest_framework.authtoken.models import Token

from onetsec.django import auth, checks

from .people import PASSWORD

BACKEND = "onetsec.django.OnetsecBackend"
ADA = {"username": "ada", "password": PASSWORD}


@pytest.fixture(autouse=True)
def addresses(stored: None, configured: Any) -> None:
    """
    The project hands tokens of REST framework out, and takes them.
    """
    configured(ROOT_URLCONF="tests.django.ways", AUTHENTICATION_BACKENDS=[BACKEND])


def known_by(client: Client, token: str) -> int:
    """
    Ask with *token*.
    """
    return int(client.get("/api/token", HTTP_AUTHORIZATION=f"Token {token}").status_code)


def test_token_for_a_password(client: Client, ada: Any) -> None:
    """
    Without a second factor, a token is had for the password, and no session is left behind.
    """
    given = client.post("/token", ADA).json()["token"]

    assert 200 == known_by(client, given)
    assert () == auth().sessions.of_user(str(ada.pk))


def test_no_token_for_a_password_of_two_factors(client: Client, ada: Any, app: Any) -> None:
    """
    With one, there is none: it would be half of a sign-in.
    """
    response = client.post("/token", ADA)

    assert (400, 0) == (response.status_code, Token.objects.count())


def test_no_token_after_many_guesses(client: Client, ada: Any) -> None:
    """
    Guesses are paid for there too.
    """
    for _ in range(30):
        client.post("/token", ADA | {"password": "wrong"})

    assert 400 == client.post("/token", ADA).status_code


def named(password: str) -> Any:
    """
    Whom a view that awaits is told of.
    """
    return async_to_sync(aauthenticate)(username="ada", password=password)


def test_aauthenticate_is_no_door(ada: Any) -> None:
    """
    From an event loop guesses are paid for as well: after many, the right one is refused.
    """
    assert ada == named(PASSWORD)
    for _ in range(30):
        assert named("wrong") is None

    assert named(PASSWORD) is None


def test_aauthenticate_of_two_factors(ada: Any, app: Any) -> None:
    """
    Nor is an account let in by half.
    """
    assert named(PASSWORD) is None


def test_token_of_before_the_factor(client: Client, ada: Any, app: Any) -> None:
    """
    Is a key of the project's own, which nobody asks us about: that is why a check names the door.
    """
    assert 200 == known_by(client, Token.objects.create(user=ada).key)


def test_door_of_tokens_is_named(configured: Any) -> None:
    """
    By where tokens are taken, and where they are given.
    """
    taken = "rest_framework.authentication.TokenAuthentication"
    configured(REST_FRAMEWORK={"DEFAULT_AUTHENTICATION_CLASSES": [taken]})

    told = [one.msg.split()[0] for one in checks.check_doors()]

    assert [taken, "rest_framework.authtoken.views.ObtainAuthToken"] == told
