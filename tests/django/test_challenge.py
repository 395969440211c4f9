"""
A challenge in a project of Django's: on our page, and at a login view of the project's own.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from onetsec.django import auth, checks
from onetsec.web.headers import CSP

from ..flows.test_challenge import Question
from .people import PASSWORD, send, sign_in
from .test_operators import BASE

ORIGIN = "https://captcha.example"
HERE, OURS = {"URL": "http://localhost:8000"}, ["onetsec.django.OnetsecBackend"]
ADA = {"login": "ada", "password": PASSWORD}
PATH = f"{Question.__module__}.Question"


class Later:
    """
    A challenge that has to be awaited.
    """

    field, origins = "answer", ()

    async def is_met(self, answer: str, client: object) -> bool:
        """
        Refuse everybody.
        """
        return False


@pytest.fixture
def question(ada: Any, configured: Any) -> Question:
    """
    The challenge of a project in which strangers wait in half of their places.
    """
    asked = Question()
    configured(ONETSEC=BASE | {"CHALLENGE": asked} | HERE, AUTHENTICATION_BACKENDS=OURS)
    turns = auth().flows.gate._hashers.strangers.turns  # type: ignore[attr-defined]
    for _ in range(7):
        turns.ask(known=False)
    return asked


def test_our_page_asks(question: Question, client: Client) -> None:
    """
    In the project's templates too, and lets the widget in.
    """
    asked = send(client, "/sign-in", "/sign-in", **ADA)

    assert 422 == asked.status_code
    assert b'data-os-field="answer"' in asked.content
    assert f"script-src 'self' {ORIGIN}" in asked["Content-Security-Policy"]


def test_our_page_takes_the_answer(question: Question, client: Client) -> None:
    """
    In the field that the challenge names.
    """
    send(client, "/sign-in", "/sign-in", **ADA, answer="wrong")

    assert ["wrong"] == question.asked


def test_a_login_view_of_the_project(question: Question, client: Client) -> None:
    """
    A right password is not looked at without an answer; one that its form sends along is.
    """
    assert 200 == sign_in(client).status_code
    assert [] == question.asked

    sign_in(client, answer="wrong")
    assert ["wrong"] == question.asked


def test_from_an_event_loop(question: Question) -> None:
    """
    The same for a view that awaits.
    """
    sent = {"username": "ada", "password": PASSWORD, "answer": "wrong"}
    told = async_to_sync(AsyncClient().post)("/login-async", sent)

    assert 401 == told.status_code
    assert ["wrong"] == question.asked


def test_nobody_is_asked_while_there_is_room(ada: Any, client: Client, configured: Any) -> None:
    """
    The negative control, by the path of a class.
    """
    configured(ONETSEC=BASE | {"CHALLENGE": PATH} | HERE, AUTHENTICATION_BACKENDS=OURS)

    assert [] == checks.check_settings()
    assert 302 == sign_in(client).status_code
    assert CSP == client.get("/sign-in")["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("onetsec.nowhere.Challenge", "No module named"),
        ("onetsec.Client", "there is no Client.is_met"),
        ("onetsec.User", "missing"),
        (f"{__name__}.Later", r"Later.is_met\(\) is asynchronous"),
    ],
)
def test_what_is_no_challenge(given: str, told: str, configured: Any) -> None:
    """
    Is an error before the first request, which names the key.
    """
    configured(ONETSEC=BASE | {"CHALLENGE": given})
    (error,) = checks.check_settings()

    assert "onetsec.E006" == error.id
    assert re.search(rf"ONETSEC\[.CHALLENGE.\].*{told}", error.msg)
