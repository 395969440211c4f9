"""
The page and the API while strangers have to answer a challenge.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from onetsec._turns import Turn, Turns
from onetsec.crypto.bounded import BoundedHasher
from onetsec.flask import FlaskOnetsec
from onetsec.testing import FrozenClock, QuickHasher
from onetsec.web.headers import CSP, widened

from ..conftest import PASSWORD
from ..flows.test_challenge import Question
from .api.calls import API, Caller
from .conftest import NewAuth
from .walking import Person

ORIGIN = "https://captcha.example"


@pytest.fixture
def question() -> Question:
    return Question()


@pytest.fixture
def turns() -> Turns:
    return Turns(4, waiting=4, patience=0)


@pytest.fixture
def calm(new_auth: NewAuth, question: Question, turns: Turns) -> Flask:
    """
    An application with a challenge that nobody is asked for.
    """
    auth = new_auth(hasher=BoundedHasher(QuickHasher(), turns), challenge=question)
    auth.password.register("ada", PASSWORD)
    app = Flask("busy")
    FlaskOnetsec(auth, app, api=API)
    return app


@pytest.fixture
def crowd(turns: Turns) -> Iterator[list[Turn]]:
    """
    Five strangers, who wait until the end of the test.
    """
    come = [turns.ask(known=False) for _ in range(5)]
    yield come
    for one in come:
        turns.give_back(one)


@pytest.fixture
def application(calm: Flask, crowd: list[Turn]) -> Flask:
    """
    One in which they do.
    """
    return calm


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
    assert CSP == person.get("/password/forgot").headers["Content-Security-Policy"]


def test_the_page_asks_from_the_start(
    application: Flask, clock: FrozenClock, crowd: list[Turn], turns: Turns
) -> None:
    """
    So that nobody types twice, and says why; no longer than there is a crowd.
    """
    person = Person(application, clock=clock)
    asked = person.get("/sign-in")

    assert 200 == asked.status_code
    assert 'data-os-field="answer"' in asked.text
    assert "so there is a short task besides" in asked.text
    assert "If there is no task to be seen, it needs JavaScript." in asked.text
    assert f"script-src 'self' {ORIGIN}" in asked.headers["Content-Security-Policy"]

    turns.give_back(crowd.pop())
    turns.give_back(crowd.pop())
    assert "data-os-field" not in person.get("/sign-in").text


def test_the_page_asks_again(application: Flask, clock: FrozenClock) -> None:
    """
    Where something was missing, or the answer was wrong.
    """
    person = Person(application, clock=clock)
    for told in (person.sign_in(""), person.sign_in(answer="wrong")):
        assert 422 == told.status_code
        assert 'data-os-field="answer"' in told.text


def test_a_browser_that_was_here_before(
    calm: Flask, clock: FrozenClock, request: pytest.FixtureRequest
) -> None:
    """
    Is shown none; one that names somebody else is asked all the same.
    """
    person = Person(calm, clock=clock)
    person.sign_in()
    person.send("/settings/security", "/sign-out")
    request.getfixturevalue("crowd")

    shown = person.get("/sign-in").text
    assert "data-os-field" not in shown
    assert "data-os-field" in person.sign_in("eve@example.com").text
    assert 303 == person.sign_in().status_code


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
