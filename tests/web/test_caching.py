"""
A host that lets everybody's caches keep what was made for somebody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onetsec import Onetsec
from onetsec.testing import FrozenClock
from onetsec.web.assets import address

from .caches import Cache
from .hosts import HOSTS
from .walking import SECURITY, SESSIONS, Person, cookies

New = Callable[[], Person]


@pytest.fixture(params=sorted(HOSTS))
def cache(request: pytest.FixtureRequest, auth: Onetsec) -> Cache:
    """
    A cache in front of a host.
    """
    return Cache(HOSTS[request.param](auth))


@pytest.fixture
def new(cache: Cache, clock: FrozenClock) -> New:
    """
    Make somebody behind that cache.
    """
    return lambda: Person(cache, clock=clock)


def test_a_page_of_somebody_is_nobody_else_s(cache: Cache, new: New) -> None:
    """
    A page that depends on who asks is kept for whoever has the same cookie.
    """
    ada, vera = new(), new()
    ada.sign_in()
    vera.sign_in("vera@example.com")

    for _ in range(2):
        assert ["ada", "vera", "nobody"] == [
            person.get("/shared").text for person in (ada, vera, new())
        ]
    assert 3 == cache.hits


def test_a_cookie_of_somebody_is_nobody_else_s(cache: Cache, new: New) -> None:
    """
    A response that signs somebody in, or out, is kept by no cache.
    """
    ada, other = new(), new()

    assert ["onetsec", "onetsec_device"] == cookies(ada.get("/shared/join/bare"))
    assert "bare" == ada.get("/shared").text
    assert "nobody" == other.get("/shared").text
    other.get("/shared/leave")
    assert ["onetsec"] == cookies(ada.get("/shared/leave"))
    assert {"/shared?"} == set(cache.kept)


def test_our_pages_are_not_kept(cache: Cache, new: New) -> None:
    """
    Nothing of ours is, but for the files that are the same for everybody.
    """
    ada = new()
    ada.sign_in()
    for path in ("/sign-in", SECURITY, SESSIONS, "/orders", "/mfa", "/onetsec/static/onetsec.css"):
        ada.get(path)
    assert {} == cache.kept

    ada.get(address("onetsec.css", prefix=""))
    assert [address("onetsec.css", prefix="")] == list(cache.kept)


@pytest.mark.parametrize("path", ["/shared", "/shared/join/bare"])
def test_a_cache_that_is_not_told(path: str, cache: Cache, new: New) -> None:
    """
    The negative control: without our headers, somebody is given what is another's.
    """
    inner = cache.application
    ours = {"vary", "cache-control"}

    def untold(environ: dict[str, Any], start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            left = [(name, text) for name, text in headers if name.lower() not in ours]
            return start_response(status, [*left, ("Cache-Control", "public, max-age=600")])

        return inner(environ, start)

    cache.application = untold
    ada, other = new(), new()
    first, second = ada.get(path), other.get(path)

    assert (first.text, cookies(first)) == (second.text, cookies(second))
    assert 1 <= cache.hits
