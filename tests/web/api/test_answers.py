"""
What every answer of the API has in common.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from onetsec import ConfigurationError, Onetsec, Site
from onetsec.flask import FlaskOnetsec, current_session
from onetsec.testing import FrozenClock
from onetsec.web import ROUTES, Web
from onetsec.web.render import jinja

from ...conftest import PASSWORD
from ..conftest import NewAuth
from ..mailbox import Mailbox
from ..walking import BASE
from ..watched import Watched
from .calls import API, Caller
from .conftest import FRIEND, NewCaller

OPERATIONS = [route for route in ROUTES if route.api is not None]
each_operation = pytest.mark.parametrize(
    "route", OPERATIONS, ids=lambda route: f"{route.method}-{route.name}"
)


def test_every_post_of_a_page_is_there() -> None:
    """
    Whatever a page can do, the API can.
    """
    posts = [route for route in ROUTES if route.method == "POST"]

    assert [] == [route.name for route in posts if route.api is None]


@pytest.mark.parametrize("adapter", ["flask", "asgi"], indirect=True)
@each_operation
def test_headers(route: Any, ada: Caller, caller: Caller) -> None:
    """
    No answer is kept by anybody, read as something else, or given to somebody else.
    """
    for somebody in (ada, caller):
        response = somebody.open(
            route.method, route.path.replace("{id}", "abcdefghijkl"), headers={}
        )

        assert "private, no-store" == response.headers["Cache-Control"]
        assert "nosniff" == response.headers["X-Content-Type-Options"]
        assert (
            "default-src 'none'; frame-ancestors 'none'"
            == (response.headers["Content-Security-Policy"])
        )
        assert {"Cookie", "Authorization", "Origin"} <= set(response.headers["Vary"].split(", "))


@each_operation
def test_strangers(route: Any, caller: Caller) -> None:
    """
    What is for the signed in answers 401 to everybody else, before it looks at anything.
    """
    response = caller.open(
        route.method, route.path.replace("{id}", "abcdefghijkl"), body=b"{", headers={}
    )

    is_private = not route.api.for_anybody
    assert is_private is (401 == response.status_code and "sign-in-required" in response.text)
    if is_private:
        assert 'Bearer realm="onetsec"' == response.headers["WWW-Authenticate"]


@pytest.mark.parametrize(
    "route",
    [r for r in OPERATIONS if not r.api.for_anybody or r.name in ("session", "sign_in")],  # type: ignore[union-attr]
    ids=lambda route: f"{route.method}-{route.name}",
)
def test_outage(route: Any, ada: Caller, watched: Watched) -> None:
    """
    An outage is a problem of its own, with how long to wait; no cookie is touched.
    """
    sent = {"login": "ada@example.com", "password": PASSWORD} if route.name == "sign_in" else {}
    watched.is_down = True
    if route.method == "GET":
        response = ada.get(route.path)
    else:
        response = ada.post(route.path.replace("{id}", "abcdefghijkl"), **sent)

    assert (503, "unavailable") == (response.status_code, response.json["code"])  # type: ignore[index]
    assert "5" == response.headers["Retry-After"]
    assert [] == response.headers.getlist("Set-Cookie")


def test_languages(caller: Caller, new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    A problem is told in the language of the client; its code is the same in all.
    """
    app = Flask("german")
    FlaskOnetsec(new_auth(languages=("en", "de")), app, api=API)
    german = Caller(app, clock=clock).get("/settings/security", **{"Accept-Language": "de"})
    english = caller.get("/settings/security", **{"Accept-Language": "de"})

    assert german.json is not None
    assert english.json is not None
    assert german.json["code"] == english.json["code"]
    assert "Bitte melden Sie sich an." == german.json["title"]
    assert "Please sign in." == english.json["title"]


def test_meaning(caller: Caller) -> None:
    """
    The type of a problem is an address that tells what it means.
    """
    problem = caller.get("/settings/security").json
    assert problem is not None
    there = caller.get(problem["type"].removeprefix(BASE + API))

    assert 200 == there.status_code
    assert there.json is not None
    assert problem["title"] == there.json["title"]
    assert 405 == caller.post("/problems/sign-in-required").status_code


def test_front_end(ada: Caller) -> None:
    """
    A front end that was named may ask, and read what is answered.
    """
    asked = ada.open(
        "OPTIONS",
        "/settings/security/password",
        headers={"Origin": FRIEND, "Access-Control-Request-Method": "POST"},
    )
    told = ada.get("/settings/security", Origin=FRIEND)

    assert 204 == asked.status_code
    assert "POST" == asked.headers["Access-Control-Allow-Methods"]
    assert "X-Csrf-Token" in asked.headers["Access-Control-Allow-Headers"]
    for response in (asked, told):
        assert FRIEND == response.headers["Access-Control-Allow-Origin"]
        assert "true" == response.headers["Access-Control-Allow-Credentials"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", BASE, f"{FRIEND}."])
def test_nobody_else(origin: str, ada: Caller) -> None:
    """
    Nobody else may read an answer.
    """
    asked = ada.open(
        "OPTIONS",
        "/settings/security/password",
        headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
    )
    told = ada.get("/settings/security", Origin=origin)

    assert 405 == asked.status_code
    for response in (asked, told):
        assert [] == [n for n, _ in response.headers if n.startswith("Access-Control")]


def test_without_pages(auth: Onetsec, clock: FrozenClock) -> None:
    """
    A front end with pages of its own needs none of ours.
    """
    app = Flask("api only")
    FlaskOnetsec(auth, app, pages=False, api=API)
    caller = Caller(app, clock=clock)

    assert 200 == caller.sign_in().status_code
    assert 404 == caller.browser.get("/sign-in", base_url=BASE).status_code


def test_without_api(auth: Onetsec) -> None:
    """
    There is no API unless it was asked for.
    """
    app = Flask("pages only")
    FlaskOnetsec(auth, app)

    assert 404 == app.test_client().get(f"{API}/session", base_url=BASE).status_code


def test_views_of_the_host(phone: Caller, auth: Onetsec) -> None:
    """
    A view of the host knows a bearer, too, and says that its answer depends on it.
    """
    app = Flask("host")
    FlaskOnetsec(auth, app, api=API)

    @app.get("/who")
    def who() -> str:
        session = current_session()
        return "nobody" if session is None else session.user_id

    response = app.test_client().get(
        "/who", headers={"Authorization": f"Bearer {phone.token}"}, base_url=BASE
    )

    assert "ada" == response.text
    assert {"Cookie", "Authorization"} == set(response.vary)


def test_outage_of_a_view(auth: Onetsec, watched: Watched, ada: Caller) -> None:
    """
    Whatever raises in a request for the API is answered as the API answers.
    """
    app = Flask("host")
    FlaskOnetsec(auth, app, api=API)

    @app.get(f"{API}/own")
    def own() -> str:
        return str(current_session())

    cookie = ada.browser.get_cookie("onetsec")
    assert cookie is not None
    browser = app.test_client()
    browser.set_cookie("onetsec", cookie.value)
    watched.is_down = True
    response = browser.get(f"{API}/own", base_url=BASE)

    assert (503, "application/problem+json") == (response.status_code, response.content_type)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"api": ""}, "api"),
        ({"api": "/api/"}, "api"),
        ({"api": "api"}, "api"),
        ({"origins": ["https://app.example/"]}, "origins"),
        ({"origins": ["http://app.example"]}, "origins"),
        ({"origins": ["*"]}, "origins"),
    ],
    ids=str,
)
def test_configuration(options: dict[str, Any], named: str, auth: Onetsec) -> None:
    """
    What can not be a prefix or an origin is refused when it is built, by its name.
    """
    with pytest.raises(ConfigurationError, match=f"^{named}: "):
        Web(auth.flows, renderer=jinja(), **options)


def test_links_to_a_front_end(
    build: Callable[..., Onetsec], new_auth: NewAuth, clock: FrozenClock, mailbox: Mailbox
) -> None:
    """
    A link in a mail leads to the front end; its token stands where no server sees it.
    """
    site = Site("Shop", BASE, reset_path="/new-password", frontend="https://app.localhost")
    made = new_auth(site=site)
    made.password.register("ada", PASSWORD)
    app = Flask("host")
    FlaskOnetsec(made, app, api=API)
    Caller(app, clock=clock).post("/password/forgot", login="ada@example.com")

    assert "https://app.localhost/new-password#token=ots1_reset_" in mailbox.mails[-1].text


def test_no_mail(new_auth: NewAuth, clock: FrozenClock) -> None:
    """
    Without a mailer there is no recovery by mail, and the client is told so.
    """
    app = Flask("host")
    FlaskOnetsec(new_auth(mailer=None), app, api=API)
    response = Caller(app, clock=clock).post("/password/forgot", login="ada@example.com")

    assert response.json is not None
    assert (404, "not-offered") == (response.status_code, response.json["code"])


def test_steady(ada: Caller, watched: Watched) -> None:
    """
    To ask who is signed in is one read.
    """
    before, _ = watched.reads, watched.writes
    ada.get("/session")

    assert (1, []) == (watched.reads - before, watched.writes)


def test_nothing_is_known_of_anybody(new_caller: NewCaller) -> None:
    """
    A wrong password, an unknown name and a disabled user are answered with the same bytes.
    """
    answers = set()
    for login in ("ada@example.com", "nobody@example.com", "gone@example.com", "bare@example.com"):
        caller = new_caller()
        caller.visit()
        response = caller.post("/sign-in", login=login, password="wrong")
        answers.add((response.status_code, response.data))

    assert 1 == len(answers)
