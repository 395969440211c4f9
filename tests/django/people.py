"""
Somebody with a browser, in front of the project.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pyotp import TOTP

from onetsec import Client as Asking
from onetsec.django import auth

PASSWORD = "Correct Horse 9 Battery"
OTHER = "Another Staple 7 Lantern"
LOGIN = "/accounts/login/"


@pytest.fixture
def stored(project_database: None) -> None:
    """
    A database of the test's own.
    """


@pytest.fixture
def ada(stored: None) -> Any:
    """
    Somebody with a password.
    """
    return get_user_model().objects.create_user("ada", "ada@example.com", PASSWORD)


@pytest.fixture
def app(ada: Any) -> Callable[[], str]:
    """
    The app of somebody who has one: its next code.
    """
    session = auth().sign_in.trusted(str(ada.pk), client=Asking("192.0.2.1")).session
    assert session is not None
    begun = auth().totp.begin(session)
    key = begun.key.replace(" ", "")
    auth().totp.confirm(session, TOTP(key).now())
    return lambda: TOTP(key).at(auth().flows.engine.clock.seconds() + 30)


def sign_in(client: Client, password: str = PASSWORD, **more: str) -> Any:
    """
    Use the project's own login view.
    """
    return client.post(LOGIN, {"username": "ada", "password": password, **more})


def send(client: Client, page: str, path: str, **fields: str) -> Any:
    """
    Open *page*, and send *fields* from there to *path*.
    """
    shown = client.get(page).content.decode()
    (*_, csrf) = shown.split('name="csrf" value="')
    body = urlencode({"csrf": csrf.partition('"')[0], **fields})
    return client.post(path, body, content_type="application/x-www-form-urlencoded")
