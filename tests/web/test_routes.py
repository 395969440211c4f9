"""
The route table, and where everything is.
"""

from __future__ import annotations

import pytest

from onetsec import ConfigurationError
from onetsec.web import ROUTES
from onetsec.web.routes import Door, find
from onetsec.web.urls import Urls, checked
from onetsec.web.visits import Private, Public, Route

PAGES = tuple(route for route in ROUTES if route.handler is not None)


def test_one_answer() -> None:
    """
    No method of a path is there twice.
    """
    pairs = [(route.method, route.path) for route in ROUTES]

    assert len(pairs) == len(set(pairs))


def test_one_name_a_path() -> None:
    """
    A host names a path, whatever its method.
    """
    names = {(route.path, route.name) for route in ROUTES}

    assert len(names) == len({path for path, _ in names}) == len({name for _, name in names})


@pytest.mark.parametrize("route", PAGES, ids=lambda route: f"{route.method} {route.path}")
def test_every_post_has_a_page(route: Route) -> None:
    """
    Who has to sign in before a POST comes back to a page that can be opened.
    """
    found = find(route.back or route.path, Door.ROOT if route.is_rooted else Door.PAGES)

    assert found is not None
    assert "GET" in found.routes


def test_public_pages() -> None:
    """
    Everything but these is for the signed in.
    """
    assert {
        "/sign-in",
        "/sign-in/verify",
        "/sign-in/verify/send",
        "/password/forgot",
        "/password/reset",
        "/security/undo",
        "/.well-known/change-password",
    } == {route.path for route in ROUTES if isinstance(route.handler, Public)}
    assert any(isinstance(route.handler, Private) for route in ROUTES)


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ({}, "/sign-in"),
        ({}, "/settings/sessions/revoke-others"),
        ({"id": "aA0-_"}, "/settings/sessions/aA0-_/revoke"),
    ],
)
def test_find(expected: dict[str, str], path: str) -> None:
    """
    A path is found, with what stands in the place of its id.
    """
    found = find(path, Door.PAGES)

    assert found is not None
    assert expected == found.parts


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/sign-in/",
        "/Sign-in",
        "/settings/sessions//revoke",
        "/settings/sessions/a/b/revoke",
        "/settings/sessions/a\n/revoke",
        "/settings/sessions/\u0661/revoke",
        "/settings/sessions/" + "a" * 65 + "/revoke",
        "/settings/sessions/{id}/revoke",
        "/.well-known/change-password",
    ],
)
def test_find_nothing(path: str) -> None:
    """
    Another spelling is another path.
    """
    assert None is find(path, Door.PAGES)


def test_allowed() -> None:
    """
    Whoever may GET may HEAD.
    """
    found = find("/sign-in", Door.PAGES)

    assert found is not None
    assert "GET, HEAD, POST" == found.allowed


@pytest.mark.parametrize("prefix", ["", "/account", "/a/b", "/~ada"])
def test_prefix(prefix: str) -> None:
    """
    Every address is below the prefix.
    """
    urls = Urls.at(checked(prefix), site="https://example.com")

    assert f"{prefix}/settings/security" == urls.security
    assert f"{prefix}/settings/sessions/abc/revoke" == urls.revoke("abc")
    assert urls.stylesheet.startswith(f"{prefix}/onetsec/static/onetsec.css?v=")


@pytest.mark.parametrize(
    "prefix", ["/", "account", "/account/", "//a", "/a b", "/{x}", "/é", "/a\n"]
)
def test_no_prefix(prefix: str) -> None:
    """
    What can not be a prefix is refused when the application is built.
    """
    with pytest.raises(ConfigurationError, match="prefix"):
        checked(prefix)
