"""
The tests of an application: sign in, and look at its own views.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from notes import create_app

URL = "http://localhost:8000"
PASSWORD = "Copper Kettle 27"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(folder=tmp_path, key=b64encode(b"k" * 32).decode(), url=URL)
    yield made
    notes = made.extensions["notes"]
    notes.auth.close()
    notes.sessions.kw["bind"].dispose()


@pytest.fixture
def ada(app: Flask) -> FlaskClient:
    """
    Somebody who has just joined.
    """
    browser = app.test_client()
    fields = {"name": "Ada", "email": "ada@example.com", "password": PASSWORD}
    assert 303 == browser.post("/join", data=fields, base_url=URL).status_code
    return browser


def test_strangers_see_nothing(app: Flask) -> None:
    """
    A stranger is asked to join; a guarded view leads to the sign-in page.
    """
    stranger = app.test_client()

    assert "Join" in stranger.get("/", base_url=URL).text
    assert "/sign-in" == stranger.post("/notes", base_url=URL).location


def test_notes(ada: FlaskClient) -> None:
    """
    What somebody writes is there for them.
    """
    ada.post("/notes", data={"text": "Buy <milk>"}, base_url=URL)

    assert "Buy &lt;milk&gt;" in ada.get("/", base_url=URL).text


def test_delete_all(ada: FlaskClient) -> None:
    """
    Who has just signed in is fresh enough to delete everything.
    """
    ada.post("/notes", data={"text": "Buy milk"}, base_url=URL)
    ada.post("/notes/delete", base_url=URL)

    assert "Buy milk" not in ada.get("/", base_url=URL).text


def test_pages_in_our_layout(ada: FlaskClient) -> None:
    """
    The settings stand in the layout of the application.
    """
    page = ada.get("/settings/security", base_url=URL).text

    assert "Security Settings" in page
    assert 'aria-label="Notes"' in page


@pytest.mark.parametrize("password", ["short", "ada@example.com1A"])
def test_join_with_a_weak_password(app: Flask, password: str) -> None:
    """
    The policy counts at sign-up, too.
    """
    fields = {"name": "Ada", "email": "ada@example.com", "password": password}

    assert 422 == app.test_client().post("/join", data=fields, base_url=URL).status_code


def test_join_twice(ada: FlaskClient, app: Flask) -> None:
    """
    Nobody joins with the address of somebody else.
    """
    fields = {"name": "Eve", "email": "ADA@example.com", "password": "Other Kettle 28"}

    assert 422 == app.test_client().post("/join", data=fields, base_url=URL).status_code
