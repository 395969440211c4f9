"""
Requests that no page of ours led to: they are answered, and leave no trace.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock
from onetsec.web.visits import Private, Route

from ..conftest import HERE, PASSWORD
from .conftest import BELOW, NewAuth
from .posts import PAGES, path_of
from .walking import SECURITY, SESSIONS, Person, cookies, csrf
from .watched import Watched


@pytest.mark.parametrize("path", ["/sign-in", "/", "/account", "/accounts/sign-in"])
def test_outside_of_the_prefix(path: str, adapter: Callable[..., Any], new_auth: NewAuth) -> None:
    """
    With a prefix, what stands beside it is the host's.
    """
    auth = new_auth(site=BELOW)
    person = Person(adapter(auth, prefix="/account"), clock=FrozenClock())

    assert 404 == person.get(path).status_code
    assert 200 == person.get("/account/sign-in").status_code


@pytest.mark.parametrize("route", PAGES, ids=lambda route: f"{route.method}-{route.name}")
def test_private_pages(route: Route, person: Person) -> None:
    """
    Who is not signed in is led there first, before anything else is looked at, and comes back to a
    page.
    """
    response = person.open(route.method, path_of(route), data=b"x" * 100)

    if isinstance(route.handler, Private):
        assert f"/sign-in?next={route.back or route.path}" == response.location
        assert [] == cookies(response)
    else:
        assert response.status_code in (200, 303, 409, 415)  # 409: a link that is none


def test_the_address_is_kept(person: Person) -> None:
    """
    A page is come back to with its query.
    """
    response = person.get("/settings/security/confirm?for=disable&x=a%20b")

    expected = "/sign-in?next=/settings/security/confirm%3Ffor%3Ddisable%26x%3Da%2520b"
    assert expected == response.location


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "POST"])
def test_other_methods(method: str, person: Person) -> None:
    """
    A page says which methods it answers.
    """
    response = person.open(method, SESSIONS)

    assert (405, "GET, HEAD") == (response.status_code, response.headers["Allow"])


@pytest.mark.parametrize("path", ["/sign-in", SECURITY, "/onetsec/static/onetsec.css"])
def test_head(path: str, ada: Person) -> None:
    """
    HEAD is GET without the body, and with its length.
    """
    asked, got = ada.open("HEAD", path), ada.get(path)

    assert b"" == asked.data
    assert asked.status_code == got.status_code
    if got.data:
        assert str(len(got.data)) == asked.headers["Content-Length"]


@pytest.mark.parametrize(
    "path", ["/nothing", "/settings", "/sign-in/", "/settings/sessions/a/b/revoke"]
)
def test_what_is_not_ours(path: str, person: Person) -> None:
    """
    Any other path is the host's.
    """
    assert 404 == person.get(path).status_code


@pytest.mark.parametrize(
    "cookie",
    [
        b"",
        b"x",
        b"ots1_session_YWRh.abcdefghijkl." + b"a" * 43,
        b"ots1_session_YWRh.abcdefghijkl." + b"a" * 10_000,
        b"ots1_reset_YWRh.abcdefghijkl." + b"a" * 43,
        b"\x80\x04.",
        b'"quoted"',
    ],
)
def test_unknown_cookies_write_nothing(cookie: bytes, person: Person, watched: Watched) -> None:
    """
    A cookie that we did not give out is nobody, and leaves no trace.
    """
    assert watched.writes
    for name in (b"onetsec", b"onetsec_pending", b"onetsec_device", b"onetsec_visitor"):
        for path in ("/sign-in", "/sign-in/verify", SECURITY):
            response = person.get_with(path, name + b"=" + cookie)

            assert response.status_code in (200, 303)

    assert [] == watched.writes


@pytest.mark.parametrize("prefix", [b"\xe2\x80\x80", b"\xc2\xa0", b"\x85", b"\xa0"])
def test_a_look_alike_is_no_session(prefix: bytes, ada: Person) -> None:
    """
    What a framework might strip before a name makes another name of it, with any adapter.
    """
    cookie = ada.browser.get_cookie("onetsec")
    assert cookie is not None
    token = b"onetsec=" + cookie.value.encode()

    assert 200 == ada.get_with(SECURITY, b"\t " + token).status_code
    assert 303 == ada.get_with(SECURITY, prefix + token).status_code
    assert 303 == ada.get_with(SECURITY, token + b"; onetsec=x").status_code
    assert 303 == ada.get_with(SECURITY, b"onetsec=x; " + token).status_code


def test_a_planted_session_is_not_taken(person: Person, auth: Onetsec) -> None:
    """
    Whoever plants a cookie of their own before a sign-in does not hold the session after it.
    """
    planted = auth.sign_in.trusted("bare", client=HERE).token or ""
    token = csrf(person.get("/sign-in"))
    person.browser.set_cookie("onetsec", planted)

    person.post("/sign-in", {"csrf": token, "login": "ada@example.com", "password": PASSWORD})

    assert None is auth.sessions.check(planted, client=HERE)
    assert "ada@example.com" in person.get(SECURITY).text


@pytest.mark.parametrize("visitor", [b"", b"x", b"a" * 35, b"A" * 36, b"a" * 37, b"\xe9" * 36])
def test_a_planted_visitor_is_replaced(visitor: bytes, person: Person) -> None:
    """
    A value that is not of our form is no visitor of ours.
    """
    response = person.get_with("/sign-in", b"onetsec_visitor=" + visitor)

    assert ["onetsec_visitor"] == cookies(response)


def test_a_visitor_is_kept(person: Person) -> None:
    """
    The negative control: a visitor is not given a new name with every page.
    """
    response = person.get_with("/sign-in", b"onetsec_visitor=" + b"a" * 36)

    assert [] == cookies(response)


def test_other_forms_after_signing_in(ada: Person) -> None:
    """
    A sign-in form that was open in another tab still works: it belongs to the visitor.
    """
    visitor = ada.browser.get_cookie("onetsec_visitor")
    assert visitor is not None
    ada.browser.delete_cookie("onetsec")
    token = csrf(ada.get("/sign-in"))
    ada.sign_in()

    form = {"csrf": token, "login": "ada@example.com", "password": PASSWORD}

    assert 303 == ada.post("/sign-in", form).status_code


def test_the_host_header_is_not_believed(ada: Person) -> None:
    """
    What a request says about the host is in no address and in no cookie.
    """
    for response in (
        ada.get(SECURITY, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"}),
        ada.get("/sign-in", headers={"X-Forwarded-Host": "evil.example"}),
    ):
        assert "evil" not in response.text + str(response.headers)
