"""
The JSON API, included in a project.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from .people import PASSWORD

API = "/api/auth"


def sent(client: Client, path: str, csrf: str = "", **fields: Any) -> Any:
    """
    Send an object to an operation.
    """
    return client.post(
        API + path,
        json.dumps(fields),
        content_type="application/json",
        headers={"X-CSRF-Token": csrf},
    )


@pytest.fixture
def csrf(client: Client) -> str:
    """
    The token of somebody who has come for the first time.
    """
    return str(client.get(f"{API}/session").json()["csrf"])


def test_browser(client: Client, ada: Any, csrf: str) -> None:
    """
    A sign-in over the API is one of the project: its views know who it is.
    """
    response = sent(client, "/sign-in", csrf, login="ada", password=PASSWORD)

    assert (200, "signed-in") == (response.status_code, response.json()["outcome"])
    assert b"ada" == client.get("/who").content
    assert 200 == client.get(f"{API}/settings/security").status_code


def test_bearer(client: Client, ada: Any) -> None:
    """
    A bearer is answered without a cookie, and known wherever it sends its token.
    """
    response = sent(client, "/sign-in", login="ada", password=PASSWORD, transport="bearer")
    header = {"Authorization": f"Bearer {response.json()['token']}"}

    assert {} == response.cookies
    assert "bearer" == client.get(f"{API}/session", headers=header).json()["session"]["transport"]


def test_forged(client: Client, ada: Any, csrf: str) -> None:
    """
    Django's own middleware is not needed: our token is.
    """
    response = sent(client, "/sign-in", "00", login="ada", password=PASSWORD)

    assert (403, "csrf-token-wrong") == (response.status_code, response.json()["code"])
