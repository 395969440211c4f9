"""
The tests of an application: sign in, and look at its own views.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tasks import create_app

URL = "http://localhost:8000"
PASSWORD = "Copper Kettle 27"
ADA = {"name": "Ada", "email": "ada@example.com", "password": PASSWORD}


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[TestClient]:
    """
    Somebody whom the application does not know.
    """
    app = create_app(folder=tmp_path, key=b64encode(b"k" * 32).decode(), url=URL)
    with TestClient(app, base_url=URL, follow_redirects=False) as made:
        yield made


@pytest.fixture
def ada(stranger: TestClient) -> TestClient:
    """
    Somebody who has just joined.
    """
    assert 303 == stranger.post("/join", data=ADA).status_code
    return stranger


def test_strangers_see_nothing(stranger: TestClient) -> None:
    """
    A stranger is asked to join; what is guarded leads to the sign-in page, or says 401.
    """
    assert "Join" in stranger.get("/").text
    assert "/sign-in" == stranger.post("/tasks").headers["Location"]
    assert 401 == stranger.get("/api/tasks", headers={"Accept": "application/json"}).status_code


def test_tasks(ada: TestClient) -> None:
    """
    What somebody writes is there for them, as a page and as JSON.
    """
    ada.post("/tasks", data={"text": "Buy <milk>"})
    ada.post("/api/tasks", json={"text": "Sell milk"})

    assert "Buy &lt;milk&gt;" in ada.get("/").text
    assert ["Buy <milk>", "Sell milk"] == ada.get("/api/tasks").json()


def test_delete_all(ada: TestClient) -> None:
    """
    Who has just signed in is fresh enough to delete everything.
    """
    ada.post("/tasks", data={"text": "Buy milk"})
    assert 200 == ada.get("/tasks/delete").status_code
    ada.post("/tasks/delete")

    assert [] == ada.get("/api/tasks").json()


def test_pages_in_our_layout(ada: TestClient) -> None:
    """
    The settings stand in the layout of the application.
    """
    page = ada.get("/settings/security").text

    assert "Security Settings" in page
    assert 'aria-label="Tasks"' in page


@pytest.mark.parametrize("password", ["short", "ada@example.com1A"])
def test_join_with_a_weak_password(stranger: TestClient, password: str) -> None:
    """
    The policy counts at sign-up, too.
    """
    assert 422 == stranger.post("/join", data={**ADA, "password": password}).status_code


def test_join_twice(ada: TestClient) -> None:
    """
    Nobody joins with the address of somebody else.
    """
    eve = {"name": "Eve", "email": "ADA@example.com", "password": "Other Kettle 28"}

    assert 422 == ada.post("/join", data=eve).status_code


def test_one_document(stranger: TestClient) -> None:
    """
    What the application answers is described in one place, with what onetsec does for it.
    """
    paths = stranger.get("/openapi.json").json()["paths"]

    assert {"/api/tasks", "/api/auth/sign-in"} <= set(paths)
