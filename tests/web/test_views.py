"""
What the views of a host ask of us, in every framework.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from onetsec import Onetsec, Unavailable
from onetsec.flows.sign_in import SignInOutcome
from onetsec.records import Transport
from onetsec.storage.memory import MemoryStorage
from onetsec.testing import CountingStorage, Failing, FrozenClock

from ..conftest import HERE
from .hosts import HOSTS
from .walking import CONFIRM, SECURITY, Person, cookies, csrf, told

Build = Callable[..., Onetsec]
Host = Callable[..., Any]


@pytest.fixture(params=sorted(HOSTS))
def host(request: pytest.FixtureRequest) -> Host:
    """
    Make an application of a host.
    """
    return HOSTS[request.param]


@pytest.fixture
def new(host: Host, auth: Onetsec, clock: FrozenClock) -> Callable[[], Person]:
    """
    Make somebody in front of the host's application.
    """
    app = host(auth)
    return lambda: Person(app, clock=clock)


@pytest.fixture
def somebody(new: Callable[[], Person]) -> Person:
    """
    Somebody in front of it.
    """
    return new()


def test_current_session(somebody: Person) -> None:
    """
    A page of the host knows who is signed in.
    """
    assert "nobody" == somebody.get("/who").text
    somebody.sign_in()
    assert "ada" == somebody.get("/who").text


def test_a_page_that_asks_depends_on_the_cookie(somebody: Person) -> None:
    """
    What was made for somebody is kept from shared caches; what was not is left alone.
    """
    assert "Cookie" in somebody.get("/who").headers["Vary"]
    assert "Vary" not in somebody.get("/plain").headers
    assert "Cache-Control" not in somebody.get("/plain").headers


def test_one_read_a_request(host: Host, build: Build, clock: FrozenClock) -> None:
    """
    The session is read when it is asked for, once, and not at all if nobody asks.
    """
    storage = CountingStorage(MemoryStorage())
    auth = build(storage)
    token = auth.sign_in.trusted("ada", client=HERE).token
    person = Person(host(auth), clock=clock)
    person.browser.set_cookie("onetsec", token or "")
    storage.calls.clear()

    person.get("/plain")
    assert [] == storage.calls
    person.get("/who")
    assert ["session"] == storage.calls


def test_session_required(somebody: Person) -> None:
    """
    Who is not signed in signs in first, and comes back to the page with its query.
    """
    assert "/sign-in?next=/orders%3Fpage%3D2" == somebody.get("/orders?page=2").location
    assert "/sign-in" == somebody.open("POST", "/orders").location
    assert "/orders?page=2" == somebody.sign_in(next="/orders?page=2").location
    assert "orders" == somebody.get("/orders?page=2").text
    assert "orders" == somebody.open("POST", "/orders").text


def test_fresh_required(somebody: Person, clock: FrozenClock) -> None:
    """
    A proof that is old is renewed first; a POST can not be come back to.
    """
    assert "/sign-in?next=/fresh/caf%25C3%25A9" == somebody.get("/fresh/caf%C3%A9").location
    somebody.sign_in()
    assert "fresh x" == somebody.get("/fresh/x").text
    clock.advance(60)

    assert f"{CONFIRM}?next=%2Ffresh%2Fx%3Fa%3D1" == somebody.get("/fresh/x?a=1").location
    assert 403 == somebody.open("POST", "/fresh/x").status_code
    page = somebody.get(f"{CONFIRM}?next=%2Ffresh%2Fx%3Fa%3D1")
    fields = {"csrf": csrf(page), "next": "/fresh/x?a=1", "password": "Correct Horse 9 Battery"}
    assert "/fresh/x?a=1" == somebody.post(CONFIRM, fields).location
    assert "fresh x" == somebody.open("POST", "/fresh/x").text


def test_mfa_required(somebody: Person) -> None:
    """
    Who has one factor is led to where a second one is set up.
    """
    assert "/sign-in?next=/mfa" == somebody.get("/mfa").location
    somebody.sign_in()

    response = somebody.get("/mfa")

    assert SECURITY == response.location
    assert "private, no-store" == response.headers["Cache-Control"]
    assert "two-factor authentication" in told(somebody.get(SECURITY))
    assert 403 == somebody.open("POST", "/mfa").status_code
    somebody.set_up()
    assert "mfa" == somebody.get("/mfa").text


def test_sign_in_on_the_word_of_the_host(somebody: Person) -> None:
    """
    The session is there in the same request, and its cookie in the response, which no cache keeps.
    """
    response = somebody.open("POST", "/join/bare")

    assert "signed-in bare" == response.text
    assert ["onetsec", "onetsec_device"] == cookies(response)
    assert "private, no-store" == response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]
    assert "bare" == somebody.get("/who").text


def test_the_session_before_ends(somebody: Person, auth: Onetsec) -> None:
    """
    A browser has one session: nobody holds the token of the one that it had.
    """
    somebody.sign_in()
    cookie = somebody.browser.get_cookie("onetsec")
    assert cookie is not None

    assert "signed-in bare" == somebody.open("POST", "/join/bare").text
    assert None is auth.sessions.check(cookie.value, client=HERE)


def test_a_session_before_that_can_not_be_ended(
    host: Host, build: Build, clock: FrozenClock
) -> None:
    """
    The sign-in has happened all the same: the browser gets its new session.
    """
    auth = build(Failing(MemoryStorage(), "drop_sessions", error=Unavailable("down")))
    somebody = Person(host(auth), clock=clock)
    somebody.open("POST", "/join/ada")

    assert "signed-in bare" == somebody.open("POST", "/join/bare").text
    assert "bare" == somebody.get("/who").text


def test_a_sign_in_that_waits_ends_no_session(new: Callable[[], Person]) -> None:
    """
    Until the second step the browser keeps what it has.
    """
    ada, other = new(), new()
    ada.sign_in()
    ada.set_up()
    other.open("POST", "/join/bare")

    assert "second-factor-required bare" == other.open("POST", "/join/ada").text
    assert "bare" == other.get("/who").text


def test_the_host_skips_no_second_factor(new: Callable[[], Person]) -> None:
    """
    With an app, the word of the host leads to the second step.
    """
    ada, other = new(), new()
    ada.sign_in()
    ada.set_up()

    response = other.open("POST", "/join/ada")

    assert f"{SignInOutcome.SECOND_FACTOR_REQUIRED.value} " == response.text
    assert ["onetsec_pending"] == cookies(response)
    assert SECURITY == other.verify(ada.code()).location


def test_the_host_can_not_sign_in_who_is_disabled(somebody: Person) -> None:
    """
    A user who is not active gets no cookie.
    """
    response = somebody.open("POST", "/join/gone")

    assert "wrong-credentials " == response.text
    assert [] == cookies(response)


def test_sign_out_by_the_host(somebody: Person) -> None:
    """
    The session ends in the storage, and its cookie goes; twice is harmless.
    """
    somebody.sign_in()
    cookie = somebody.browser.get_cookie("onetsec")
    assert cookie is not None

    for _ in range(2):
        response = somebody.open("POST", "/leave")
        assert ("gone", ["onetsec"]) == (response.text, cookies(response))

    somebody.browser.set_cookie("onetsec", cookie.value)
    assert "nobody" == somebody.get("/who").text


def test_csrf_token(somebody: Person) -> None:
    """
    A form of the host can be sent to a page of ours.
    """
    assert "" == somebody.get("/token").text
    somebody.sign_in()

    form = {"csrf": somebody.get("/token").text}
    assert "/sign-in" == somebody.post("/sign-out", form).location


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept": "application/json"},
        {"Accept": "*/*", "Sec-Fetch-Dest": "empty"},
        {"Accept": "text/html", "Authorization": "Bearer x"},
    ],
)
def test_who_looks_at_no_pages(headers: dict[str, str], auth: Onetsec, clock: FrozenClock) -> None:
    """
    A client that is no browser is told what is missing, and is led nowhere.
    """
    ada = Person(HOSTS["starlette"](auth), clock=clock)

    response = ada.get("/orders", headers=headers)
    challenge = response.headers["WWW-Authenticate"]
    assert (401, 'Bearer realm="onetsec"') == (response.status_code, challenge)
    assert "application/problem+json" == response.headers["Content-Type"]
    assert "sign-in-required" == response.get_json()["code"]


@pytest.mark.parametrize(
    ("path", "code"), [("/mfa", "second-factor-needed"), ("/fresh/x", "step-up-required")]
)
def test_what_is_missing(path: str, code: str, auth: Onetsec, clock: FrozenClock) -> None:
    """
    It is told, too, if somebody has signed in but has not proven enough.
    """
    ada = Person(HOSTS["starlette"](auth), clock=clock)
    ada.sign_in()
    clock.advance(60)

    response = ada.get(path, headers={"Accept": "application/json"})
    assert (403, code) == (response.status_code, response.get_json()["code"])
    assert [] == cookies(response)
    assert 303 == ada.get(path, headers={"Accept": "text/html, */*;q=0.8"}).status_code


def test_a_second_factor_that_was_not_proven(somebody: Person) -> None:
    """
    Who has one proves it, and comes back.
    """
    somebody.sign_in("vera@example.com")
    somebody.switch("on")

    assert f"{CONFIRM}?next=%2Fmfa" == somebody.get("/mfa").location
    assert 403 == somebody.open("POST", "/mfa").status_code


def test_a_browser_that_sends_a_bearer(somebody: Person, auth: Onetsec) -> None:
    """
    Whom the host signs in has a session in a cookie, whatever else the request has carried.
    """
    bearer = auth.sign_in.trusted("ada", client=evolve(HERE, transport=Transport.BEARER)).token
    header = {"Authorization": f"Bearer {bearer}"}
    somebody.open("POST", "/join/bare", headers=header)

    assert "bare" == somebody.get("/who").text
    assert "ada" == somebody.get("/who", headers=header).text


def test_a_bearer_signs_out(somebody: Person, auth: Onetsec) -> None:
    """
    A view that signs a bearer out ends that session, and touches no cookie.
    """
    bearer = auth.sign_in.trusted("ada", client=evolve(HERE, transport=Transport.BEARER)).token
    header = {"Authorization": f"Bearer {bearer}"}
    response = somebody.open("POST", "/leave", headers=header)

    assert [] == cookies(response)
    assert "nobody" == somebody.get("/who", headers=header).text
