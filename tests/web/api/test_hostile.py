"""
Bodies, headers and methods that no client of ours sends.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from onetsec.web import ROUTES

from ...conftest import OTHER, PASSWORD
from ..walking import BASE
from .calls import Caller
from .conftest import FRIEND, NewCaller

SIGN_IN = {"login": "ada@example.com", "password": PASSWORD}
PASSWORD_CHANGE = "/settings/security/password"
POSTS = [r for r in ROUTES if r.method == "POST" and r.api is not None]


def _code(response: Any) -> tuple[int, str]:
    assert "application/problem+json" == response.headers["Content-Type"]
    return response.status_code, response.json["code"]


@pytest.mark.parametrize(
    ("expected", "kind", "body"),
    [
        ((415, "not-json"), "", json.dumps(SIGN_IN)),
        ((415, "not-json"), "text/plain", json.dumps(SIGN_IN)),
        ((415, "not-json"), "application/x-www-form-urlencoded", json.dumps(SIGN_IN)),
        ((415, "not-json"), "application/jsonp", json.dumps(SIGN_IN)),
        ((400, "malformed-json"), "application/json", ""),
        ((400, "malformed-json"), "application/json", "{"),
        ((400, "malformed-json"), "application/json", '{"login":"a","login":"b","password":"c"}'),
        ((400, "malformed-json"), "application/json", '{"login":NaN}'),
        ((400, "malformed-json"), "application/json", '{"login":Infinity}'),
        ((400, "malformed-json"), "application/json", "[" * 30_000),
        ((400, "malformed-json"), "application/json", '{"login":' * 6_000),
        ((400, "malformed-json"), "application/json", '{"a":' + "9" * 6_000 + "}"),
        ((422, "wrong-fields"), "application/json", "[]"),
        ((422, "wrong-fields"), "application/json", "null"),
        ((422, "wrong-fields"), "application/json", '"login"'),
        ((422, "wrong-fields"), "application/json", "{}"),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "admin": True})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": 1})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": None})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": ["a"]})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": ""})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": "a\0"})),
        ((422, "wrong-fields"), "application/json", '{"login":"\\ud800","password":"a"}'),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "login": "a" * 5000})),
        ((422, "wrong-fields"), "application/json", json.dumps({**SIGN_IN, "transport": "pigeon"})),
        ((413, "body-too-large"), "application/json", json.dumps({**SIGN_IN, "x": "a" * 65_536})),
    ],
    ids=range(26),
)
def test_bodies(expected: tuple[int, str], kind: str, body: str, caller: Caller) -> None:
    """
    What is not exactly an object of the document is refused, and nobody signed in.
    """
    caller.visit()
    response = caller.send("/sign-in", body.encode(), {"Content-Type": kind} if kind else {})

    assert expected == _code(response)
    assert [] == response.headers.getlist("Set-Cookie")


def test_bytes_that_are_no_text(caller: Caller) -> None:
    """
    A body is UTF-8.
    """
    caller.visit()
    response = caller.send("/sign-in", b'{"login":"\xff"}', {"Content-Type": "application/json"})

    assert (400, "malformed-json") == _code(response)


def test_named_fields(caller: Caller) -> None:
    """
    A problem names the fields that are wrong, and repeats no text of the client.
    """
    caller.visit()
    response = caller.post("/sign-in", login=7, colour="<script>")

    assert response.json is not None
    assert ["login", "password"] == response.json["fields"]
    assert "colour" not in response.text
    assert "script" not in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost"},
        {"Origin": f"{BASE}.evil.example"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site"},
        {"Origin": f"{FRIEND}.evil.example", "Sec-Fetch-Site": "same-site"},
        {"Origin": FRIEND.upper(), "Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
@pytest.mark.parametrize("who", ["ada", "phone"])
def test_origins(headers: dict[str, str], who: str, request: pytest.FixtureRequest) -> None:
    """
    A request from elsewhere is refused, whatever token it carries, and nothing is changed.
    """
    caller: Caller = request.getfixturevalue(who)
    sent = json.dumps({"current": PASSWORD, "new": OTHER}).encode()
    kind = {"Content-Type": "application/json"}
    refused = caller.send(PASSWORD_CHANGE, sent, {**kind, **headers})
    taken = caller.send(PASSWORD_CHANGE, sent, kind)

    assert (403, "other-origin") == _code(refused)
    assert taken.status_code in (200, 204)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": BASE},
        {"Origin": BASE, "Sec-Fetch-Site": "same-origin"},
        {"Origin": FRIEND, "Sec-Fetch-Site": "same-site"},
        {"Origin": FRIEND},
    ],
    ids=str,
)
def test_friends(headers: dict[str, str], ada: Caller) -> None:
    """
    The site itself is served, and front ends that were named.
    """
    response = ada.send("/sign-out", b"", headers)

    assert 204 == response.status_code


@pytest.mark.parametrize("token", ["", "00", "zz", "\u00e9", "ab" * 36, "a" * 4000], ids=range(6))
@pytest.mark.parametrize("route", POSTS, ids=lambda route: route.name)
def test_forged(route: Any, token: str, ada: Caller) -> None:
    """
    Without its token a browser changes nothing; what is bound to nothing needs none.
    """
    ada.csrf = ""
    path = route.path.replace("{id}", "abcdefghijkl")
    response = ada.send(path, b"{}", {"X-CSRF-Token": token, "Content-Type": "application/json"})

    bound = not route.api.for_anybody or route.name == "verify_send"  # the others miss fields
    assert bound is ("csrf-token-wrong" == response.json["code"])  # type: ignore[index]
    assert 400 <= response.status_code < 500
    assert None is not ada.visit()["session"]


def test_token_of_somebody_else(ada: Caller, caller: Caller) -> None:
    """
    A token of one visitor is worth nothing to another, nor to a session.
    """
    caller.visit()
    mine = ada.csrf
    ada.csrf = caller.csrf
    refused = ada.post("/sign-out")
    caller.csrf = mine
    strange = caller.post("/sign-in", **SIGN_IN)

    assert (403, "csrf-token-wrong") == _code(refused)
    assert (403, "csrf-token-wrong") == _code(strange)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "TRACE"])
def test_methods(method: str, ada: Caller) -> None:
    """
    A path tells which methods it answers to.
    """
    response = ada.open(method, "/settings/security", headers={})

    assert (405, "method-not-allowed") == _code(response)
    assert "GET, HEAD" == response.headers["Allow"]


def test_no_such_path(ada: Caller, caller: Caller) -> None:
    """
    A path that is like one of ours and leads to nothing is a problem, also to a front end.
    """
    for somebody in (ada, caller):
        response = somebody.open(
            "POST", "/settings/sessions/a.b/revoke", headers={"Origin": FRIEND}
        )

        assert (404, "not-found") == _code(response)
        assert FRIEND == response.headers["Access-Control-Allow-Origin"]


def test_an_empty_body(ada: Caller) -> None:
    """
    Where no field is needed, no body is.
    """
    response = ada.send("/settings/security/authenticator/disable", b"", {})

    assert (409, "totp-not-enabled") == _code(response)


def test_a_wrong_bearer_is_given_no_cookie(new_caller: NewCaller) -> None:
    """
    Whoever comes with a token of a bearer, though it is worth nothing, is no browser.
    """
    caller = new_caller()
    caller.token = "ots1_bearer_MQ.nothing"
    response = caller.get("/session")

    assert {"session": None} == response.json
    assert [] == response.headers.getlist("Set-Cookie")


def test_head(ada: Caller) -> None:
    """
    Whoever may GET may HEAD.
    """
    response = ada.open("HEAD", "/settings/security", headers={})

    assert (200, b"") == (response.status_code, response.data)
    assert 100 < int(response.headers["Content-Length"])


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"},
        {"Forwarded": "host=evil.example"},
    ],
    ids=str,
)
def test_hosts(headers: dict[str, str], caller: Caller) -> None:
    """
    What a client says of the host is believed nowhere.
    """
    problem = caller.get("/settings/security", **headers)
    document = caller.get("/openapi.json", **headers)

    assert "evil" not in problem.text + document.text
    assert problem.json is not None
    assert f"{BASE}/api/auth/problems/sign-in-required" == problem.json["type"]


@pytest.mark.parametrize(
    "path",
    ["", "/", "/nothing", "/settings/sessions/a.b/revoke", "/problems/nothing", "/problems/"],
)
def test_paths(path: str, ada: Caller) -> None:
    """
    What is not ours is the host's.
    """
    assert 404 == ada.get(path).status_code


def test_pages_take_no_bearer(phone: Caller) -> None:
    """
    A page is for a browser: a bearer's token opens none.
    """
    response = phone.browser.get(
        "/settings/security",
        base_url=BASE,
        headers={"Authorization": f"Bearer {phone.token}"},
    )

    assert 303 == response.status_code
