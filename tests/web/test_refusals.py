"""
What is not ours, not in time, or not readable: a clear answer, and nothing changes.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest

from onetsec.web.visits import Public, Route

from .conftest import NewPerson
from .posts import each_post, fields, path_of, visitor_of
from .walking import FORM, SECURITY, Person, csrf, told
from .watched import Watched


@each_post
def test_an_honest_form(route: Route, new_person: NewPerson, watched: Watched) -> None:
    """
    The negative control: the same form, sent honestly, gets through.
    """
    person = visitor_of(route, new_person)

    response = person.post(
        path_of(route),
        fields(route, person),
        headers={"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"},
    )

    assert response.status_code in (200, 303, 404, 409)


@each_post
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "cross-site"},
    ],
    ids=str,
)
def test_from_elsewhere(
    headers: dict[str, str], route: Route, new_person: NewPerson, watched: Watched
) -> None:
    """
    A form from another address is refused, even with the right token, and led to ours.
    """
    person = visitor_of(route, new_person)
    form = fields(route, person)
    assert watched.writes or isinstance(route.handler, Public)

    response = person.post(path_of(route), form, headers=headers)

    assert 403 == response.status_code
    assert told(response).startswith("alert: This form was opened at another address.")
    back = route.back or route.path
    assert f'<a href="http://localhost:8000{back}">http://localhost:8000</a>' in response.text
    assert "evil" not in response.text
    assert [] == watched.writes


@each_post
@pytest.mark.parametrize("kind", ["missing", "wrong", "twice", "query", "other-session", "visitor"])
def test_without_the_token(
    kind: str, route: Route, new_person: NewPerson, watched: Watched
) -> None:
    """
    A form without the token of this very browser is refused, and one can load it again.
    """
    person = visitor_of(route, new_person)
    form: dict[str, Any] = fields(route, person)
    path, token = path_of(route), form.pop("csrf")
    stranger = new_person("198.51.100.7")
    stranger.sign_in()
    sent: dict[str, Any] = {
        "missing": {},
        "wrong": {"csrf": token[:-1] + ("0" if token[-1] != "0" else "1")},
        "twice": {"csrf": [token, token]},
        "query": {},
        "other-session": {"csrf": csrf(stranger.get(SECURITY))},
        "visitor": {"csrf": csrf(new_person().get("/sign-in"))},
    }[kind]
    query = f"?{urlencode({'csrf': token})}" if kind == "query" else ""
    assert watched.writes

    response = person.post(path + query, {**form, **sent})

    assert 403 == response.status_code
    assert told(response).startswith("alert: This form was open for too long.")
    assert f'<a href="{route.back or route.path}">Load the page again</a>' in response.text
    assert [] == watched.writes


@each_post
@pytest.mark.parametrize(
    ("expected", "kind", "body"),
    [
        (415, "text/plain", b'{"csrf": "x"}'),
        (415, "application/json", b"{}"),
        (415, "multipart/form-data; boundary=x", b"--x--"),
        (415, "", b"a=b"),
        (413, FORM, b"a=" + b"x" * 1_000_000),
        (413, FORM, b"a=" + b"x" * 65_535),
        (400, FORM, b"a=%00"),
        (400, FORM, b"a=%ED%A0%80"),
        (400, FORM, b"\xff=\xfe"),
        (400, FORM, b"&".join(b"f%d=x" % i for i in range(100))),
        (403, FORM, b""),
    ],
    ids=[
        "text",
        "json",
        "multipart",
        "none",
        "1mb",
        "64k",
        "nul",
        "surrogate",
        "bytes",
        "many",
        "empty",
    ],
)
def test_what_is_no_form(
    expected: int, kind: str, body: bytes, route: Route, new_person: NewPerson, watched: Watched
) -> None:
    """
    A body that is no form of ours is refused with a page that says why.
    """
    person = visitor_of(route, new_person)
    assert watched.writes or isinstance(route.handler, Public)

    response = person.post(path_of(route), body, kind=kind)

    assert expected == response.status_code
    assert told(response).startswith("alert: ")
    assert 'class="os-alone"' in response.text
    assert [] == watched.writes


def test_the_largest_body(person: Person) -> None:
    """
    The limit itself is within the limit.
    """
    token = csrf(person.get("/sign-in"))
    body = f"csrf={token}&login=x&password=".encode()

    assert 422 == person.post("/sign-in", body + b"x" * (65_536 - len(body))).status_code
