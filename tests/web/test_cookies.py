"""
Cookies: look-alikes are none.
"""

from __future__ import annotations

import pytest

from onetsec import Site
from onetsec.web import WebRequest
from onetsec.web.cookies import Cookie, Cookies

SECURE = Cookies.of(Site("x", "https://example.com"), longest=3600, pending=600)
PLAIN = Cookies.of(Site("x", "http://localhost:8000"), longest=3600, pending=600)
ALL = ("session", "visitor", "pending", "device", "note")


def request(header: bytes | None) -> WebRequest:
    """
    A request with this ``Cookie`` header.
    """
    headers = {} if header is None else {"cookie": header}
    return WebRequest(method="GET", path="/", raw=headers.get)


@pytest.mark.parametrize(
    ("expected", "header"),
    [
        ("a", b"__Host-onetsec=a"),
        ("a", b"x=y;\t __Host-onetsec=a "),
        ("a", b"__Host-onetsec=a; __Host-onetsec_note=b"),
        ("a=b", b"__Host-onetsec=a=b"),
        ("", b"__Host-onetsec="),
        (None, None),
        (None, b""),
        (None, b"__Host-onetsec=a; __Host-onetsec=b"),
        (None, b"__Host-onetsec=b; __Host-onetsec=a"),
        (None, b"__Host-onetsec=a; __Host-onetsec=a"),
        (None, b"\xe2\x80\x80__Host-onetsec=a"),
        (None, b"\xc2\xa0__Host-onetsec=a"),
        (None, b"\xa0__Host-onetsec=a"),
        (None, b"\x85__Host-onetsec=a"),
        (None, b"\x0c__Host-onetsec=a"),
        (None, b"__Host-onetsec =a"),
        (None, b"__host-onetsec=a"),
        (None, b"onetsec=a"),
        (None, b"x__Host-onetsec=a"),
        (None, b"__Host-onetsec=\xff"),
        (None, b"__Host-onetsec"),
        (None, b"__Host-onetsec=a; " + b"x" * 70_000),
    ],
)
def test_read(expected: str | None, header: bytes | None) -> None:
    """
    A cookie is one exact name, once, in ASCII.
    """
    assert expected == SECURE.session.read(request(header))


@pytest.mark.parametrize("prefix", [b"\xe2\x80\x80", b"\xc2\xa0", b"\x85"])
def test_a_look_alike_hides_nothing(prefix: bytes) -> None:
    """
    A look-alike beside the cookie is neither it nor its double.
    """
    header = prefix + b"__Host-onetsec=theirs; __Host-onetsec=ours"

    assert "ours" == SECURE.session.read(request(header))


@pytest.mark.parametrize("name", ALL)
def test_host_only_and_secure(name: str) -> None:
    """
    Over https a cookie has the prefix that browsers enforce, and never leaves https.
    """
    cookie: Cookie = getattr(SECURE, name)
    parts = cookie.set("v")[1].split("; ")

    assert parts[0].startswith("__Host-")
    assert {"Path=/", "HttpOnly", "Secure"} <= set(parts)
    assert not any(part.startswith("Domain") for part in parts)


@pytest.mark.parametrize("name", ALL)
def test_plain_names_over_http(name: str) -> None:
    """
    Over http, which is loopback, browsers would refuse both.
    """
    cookie: Cookie = getattr(PLAIN, name)

    assert not cookie.name.startswith("__Host-")
    assert "Secure" not in cookie.set("v")[1]


def test_how_long() -> None:
    """
    A session's cookie lives as long as a session can, and each other one as long as it is of use.
    """
    assert [3600, None, 600, 180 * 86_400, 60] == [getattr(SECURE, name).max_age for name in ALL]


def test_same_site() -> None:
    """
    Who comes back from another site, with single sign-on, is the visitor who went there.
    """
    for name in ALL:
        assert "SameSite=Lax" in getattr(SECURE, name).set("x")[1]


def test_pending_lives_as_long_as_its_sign_in() -> None:
    """
    The policy says how long.
    """
    patient = Cookies.of(Site("x", "https://example.com"), longest=3600, pending=1800)

    assert 1800 == patient.pending.max_age


def test_delete() -> None:
    """
    A cookie is deleted under the attributes that it was set with.
    """
    expected = "__Host-onetsec=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"

    assert ("Set-Cookie", expected) == SECURE.session.delete()
