"""
Forged requests: none gets through, and an honest one does.
"""

from __future__ import annotations

from typing import Any

import pytest

from onetsec import Site
from onetsec.crypto.keys import KeyRing
from onetsec.crypto.system import SystemRandom
from onetsec.web import WebRequest
from onetsec.web.csrf import Binding, Bound, Csrf, Verdict, origin

SITE = Site("Shop", "https://shop.example")
SESSION = Bound(to=Binding.SESSION, value="abcdefghijkl")
OLD, NEW = b"o" * 32, b"n" * 32


def csrf(*keys: bytes, site: Site = SITE) -> Csrf:
    """
    The tokens of a site with these keys.
    """
    ring = KeyRing(list(keys or (NEW,)), realm="test")
    return Csrf(site=site, keys=ring, random=SystemRandom())


def verdict(
    typed: str, *, bound: Bound = SESSION, tokens: Csrf | None = None, **headers: str
) -> Verdict:
    """
    What is said to a form with the token *typed*.
    """
    sent = {name.replace("_", "-"): text.encode("latin-1") for name, text in headers.items()}
    request = WebRequest(method="POST", path="/", raw=sent.get)
    return (tokens or csrf()).check(request, typed=typed, bound=bound)


def test_own_token() -> None:
    """
    A token is good where it was issued.
    """
    assert Verdict.OURS is verdict(csrf().token(SESSION))


def test_tokens_are_masked() -> None:
    """
    No two pages show the same text, so that compressing them reveals nothing.
    """
    assert csrf().token(SESSION) != csrf().token(SESSION)


@pytest.mark.parametrize(
    "other",
    [
        Bound(to=Binding.SESSION, value="lkjihgfedcba"),
        Bound(to=Binding.VISITOR, value="abcdefghijkl"),
        Bound(to=Binding.SESSION, value=""),
    ],
)
def test_another_binding(other: Bound) -> None:
    """
    A token of another session is none; nor is one of a visitor who has named himself like ours.
    """
    assert Verdict.STALE is verdict(csrf().token(other))


@pytest.mark.parametrize("typed", ["", "0", "00" * 72, "zz", "\x00", "\ud800", "ab" * 40_000])
def test_what_is_no_token(typed: str) -> None:
    """
    Any other text is a stale form, never an error.
    """
    assert Verdict.STALE is verdict(typed)


def test_a_form_outlives_a_new_key() -> None:
    """
    A page that was open when a key was added can still be sent.
    """
    assert Verdict.OURS is verdict(csrf(OLD).token(SESSION), tokens=csrf(NEW, OLD))


def test_a_form_dies_with_its_key() -> None:
    """
    A key that was taken away proves nothing.
    """
    assert Verdict.STALE is verdict(csrf(OLD).token(SESSION), tokens=csrf(NEW))


@pytest.mark.parametrize(
    ("expected", "headers"),
    [
        (Verdict.OURS, {"origin": "https://shop.example"}),
        (Verdict.OURS, {"sec_fetch_site": "same-origin"}),
        (Verdict.ELSEWHERE, {"origin": "null"}),
        (Verdict.ELSEWHERE, {"origin": ""}),
        (Verdict.ELSEWHERE, {"origin": "http://shop.example"}),
        (Verdict.ELSEWHERE, {"origin": "https://shop.example:444"}),
        (Verdict.ELSEWHERE, {"origin": "https://shop.example.evil.example"}),
        (Verdict.ELSEWHERE, {"origin": "https://SHOP.example"}),
        (Verdict.ELSEWHERE, {"origin": "https://shop.example, https://shop.example"}),
        (Verdict.ELSEWHERE, {"sec_fetch_site": "same-site"}),
        (Verdict.ELSEWHERE, {"sec_fetch_site": "cross-site"}),
        (Verdict.ELSEWHERE, {"sec_fetch_site": "none"}),
        (Verdict.ELSEWHERE, {"origin": "https://shop.example", "sec_fetch_site": "cross-site"}),
    ],
)
def test_the_word_of_the_browser(expected: Verdict, headers: dict[str, Any]) -> None:
    """
    What the browser says about the origin counts when it says it, whatever the token.
    """
    assert expected is verdict(csrf().token(SESSION), **headers)


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("https://shop.example", "https://Shop.Example"),
        ("https://shop.example", "https://shop.example:443"),
        ("https://shop.example:80", "https://shop.example:80"),
        ("http://localhost", "http://localhost:80"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_origin(expected: str, url: str) -> None:
    """
    The site's own origin is spelled as browsers spell it.
    """
    assert expected == origin(url)
