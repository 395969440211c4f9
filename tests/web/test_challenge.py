"""
The page and the API while strangers have to answer a challenge.
"""

from __future__ import annotations

import pytest
from flask import Flask

from onetsec._turns import Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.flask import FlaskOnetsec
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.web.headers import CSP, widened

from ..flows.test_challenge import Question
from .api.calls import API, Caller
from .conftest import NewAuth
from .walking import Person

ORIGIN = "https://captcha.example"


@pytest.fixture
def question() -> Question:
    return Question()


@pytest.fixture
def application(new_auth: NewAuth, question: Question) -> Flask:
    """
    One in which five strangers wait.
    """
    turns = Turns(4, waiting=4, patience=0)
    hasher = BoundedHasher(QuickHasher(), turns)
    app = Flask("busy")
    FlaskOnetsec(new_auth(hasher=hasher, challenge=question), app, api=API)
    for _ in range(5):
        turns.ask(known=False)
    return app


def test_the_page_asks(application: Flask, clock: FrozenClock) -> None:
    """
    It keeps what was typed, lets the widget in, and only there.
    """
    person = Person(application, clock=clock)
    asked = person.sign_in()

    assert 422 == asked.status_code
    assert 'data-os-field="answer"' in asked.text
    assert 'value="ada@example.com"' in asked.text
    assert f"script-src 'self' {ORIGIN}" in asked.headers["Content-Security-Policy"]
    assert CSP == person.get("/sign-in").headers["Content-Security-Policy"]


def test_the_answer_is_looked_at(
    application: Flask, clock: FrozenClock, question: Question
) -> None:
    """
    In the field that the challenge names.
    """
    told = Person(application, clock=clock).sign_in(answer="wrong")

    assert 422 == told.status_code
    assert ["wrong"] == question.asked


def test_the_api_says_so(application: Flask, clock: FrozenClock, question: Question) -> None:
    """
    As a problem with its code.
    """
    caller = Caller(application, clock=clock)
    first = caller.sign_in(transport="bearer")
    caller.sign_in(transport="bearer", challenge="wrong")

    assert (403, "challenge-required") == (first.status_code, (first.json or {})["code"])
    assert ["wrong"] == question.asked


def test_a_policy_is_widened() -> None:
    """
    For scripts, frames and requests, and for nothing else; an empty one stays the host's.
    """
    wider = widened(CSP, (ORIGIN,))

    assert f"frame-src {ORIGIN}; connect-src 'self' {ORIGIN}" in wider
    assert wider.startswith("default-src 'none'; img-src 'self' data:; style-src 'self';")
    assert (CSP, "") == (widened(CSP, ()), widened("", (ORIGIN,)))
